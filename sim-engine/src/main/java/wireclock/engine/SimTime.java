package wireclock.engine;

/** Units of virtual time, in picoseconds, and the arithmetic that must round in one way everywhere. */
public final class SimTime {
    public static final long NANOSECOND = 1_000L;
    public static final long MICROSECOND = 1_000_000L;
    public static final long MILLISECOND = 1_000_000_000L;
    public static final long SECOND = 1_000_000_000_000L;

    /** Later than any instant of a run. */
    public static final long NEVER = Long.MAX_VALUE;

    private SimTime() {}

    /**
     * How long {@code bytes} occupy a line, rounded half up to a picosecond.
     *
     * @param bytes at most 1,000,000, so that nothing overflows
     * @param bitPerSecond the line rate, positive
     */
    public static long serialisationPs(int bytes, long bitPerSecond) {
        return (bytes * 8L * SECOND + bitPerSecond / 2) / bitPerSecond;
    }

    /** Seconds as a decimal number, for results that people read. */
    public static double toSeconds(long ps) {
        return ps / (double) SECOND;
    }
}
