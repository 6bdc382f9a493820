package wireclock.engine;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random numbers that belongs to one owner, derived from the run's seed and the owner's name.
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna, 2019), its state filled by SplitMix64 from {@code seed} mixed with
 * the 64-bit FNV-1a hash of the name in UTF-8. Adding an owner to a scenario therefore shifts nobody else's numbers. All
 * transformations use {@link StrictMath}, so every JVM gives the same numbers.
 */
public final class RandomStream {
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * @param seed the run's seed
     * @param name the owner, for example {@code link bottleneck forward loss}
     */
    public RandomStream(long seed, String name) {
        SplitMix64 fill = new SplitMix64(seed ^ fnv1a(name));
        s0 = fill.next();
        s1 = fill.next();
        s2 = fill.next();
        s3 = fill.next();
    }

    /** 64 uniformly distributed bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double nextUniform() {
        return (nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    /**
     * Uniform in 0 … bound − 1, without bias (multiply and reject, Lemire 2019).
     *
     * @param bound positive
     */
    public long nextBelow(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " is not positive");
        }
        long bits = nextLong();
        long high = Math.unsignedMultiplyHigh(bits, bound);
        long low = bits * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                bits = nextLong();
                high = Math.unsignedMultiplyHigh(bits, bound);
                low = bits * bound;
            }
        }
        return high;
    }

    /** True with the given probability, 0 to 1. One draw whatever the probability. */
    public boolean nextBernoulli(double probability) {
        return nextUniform() < probability;
    }

    /** Exponentially distributed with the given mean: inversion, −mean · ln(1 − u). */
    public double nextExponential(double mean) {
        return -mean * StrictMath.log1p(-nextUniform());
    }

    /** Normally distributed: Box and Muller's cosine branch, two draws a number. */
    public double nextNormal(double mean, double standardDeviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log1p(-nextUniform()));
        return mean + standardDeviation * radius * StrictMath.cos(2 * Math.PI * nextUniform());
    }

    /**
     * Pareto distributed: inversion, scale / (1 − u)^(1/shape).
     *
     * @param scale the smallest value, positive
     * @param shape the tail index, positive; the mean is finite above 1, the variance above 2
     */
    public double nextPareto(double scale, double shape) {
        return scale / StrictMath.pow(1 - nextUniform(), 1 / shape);
    }

    private static long fnv1a(String name) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x0000_0100_0000_01B3L;
        }
        return hash;
    }
}
