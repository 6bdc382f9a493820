package wireclock.engine;

/** SplitMix64 (Steele, Lea and Flood, 2014): fills generators with state, and turns a counter into well mixed bits. */
public final class SplitMix64 {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** The output function alone: a bijection of 64 bits. */
    public static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
