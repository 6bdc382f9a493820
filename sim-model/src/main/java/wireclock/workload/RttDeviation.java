package wireclock.workload;

import java.math.BigInteger;

/**
 * Minimum, mean, maximum and standard deviation of round-trip times as iputils' ping computes them: mdev is the square
 * root of the mean of the squares less the square of the mean. The sums are exact.
 */
final class RttDeviation {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private long count;
    private long sumPs;
    private long minPs = Long.MAX_VALUE;
    private long maxPs;
    /** The sum of squares: 128 bits. */
    private long squaresHigh;
    private long squaresLow;

    void add(long rttPs) {
        count++;
        sumPs = Math.addExact(sumPs, rttPs);
        minPs = Math.min(minPs, rttPs);
        maxPs = Math.max(maxPs, rttPs);
        long before = squaresLow;
        squaresLow += rttPs * rttPs;
        squaresHigh += Math.multiplyHigh(rttPs, rttPs) + (Long.compareUnsigned(squaresLow, before) < 0 ? 1 : 0);
    }

    long count() {
        return count;
    }

    /** For example {@code 0.045/0.050/0.061/0.004}; there must be a round trip. */
    String text() {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger sum = BigInteger.valueOf(sumPs);
        BigInteger squares = BigInteger.valueOf(squaresHigh).multiply(TWO_TO_64)
                .add(new BigInteger(Long.toUnsignedString(squaresLow)));
        BigInteger deviation = n.multiply(squares).subtract(sum.multiply(sum)).sqrt().divide(n);
        return Milliseconds.of(minPs) + "/" + Milliseconds.of(sum.divide(n)) + "/" + Milliseconds.of(maxPs) + "/"
                + Milliseconds.of(deviation);
    }
}
