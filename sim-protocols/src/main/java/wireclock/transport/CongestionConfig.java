package wireclock.transport;

/**
 * Which congestion control a sender has, and how it is set.
 *
 * @param name from {@link CongestionControls}
 * @param fixedWindowSegments the window of {@code fixed}
 * @param pacing how segments are spread over the round trip
 * @param hyStart when {@code cubic} ends slow start
 * @param earlyMarks whether marks of ECN mean a short queue, so that {@code bbr3} answers them (Linux: the route feature
 *     ecn_low)
 */
public record CongestionConfig(String name, int fixedWindowSegments, PacingConfig pacing, HyStartConfig hyStart,
        boolean earlyMarks) {
    /** As Linux has it without being told otherwise. */
    public static final CongestionConfig DEFAULTS =
            new CongestionConfig("cubic", 10, PacingConfig.DEFAULTS, HyStartConfig.DEFAULTS, false);

    /** The same with another congestion control. */
    public CongestionConfig named(String other) {
        return new CongestionConfig(other, fixedWindowSegments, pacing, hyStart, earlyMarks);
    }
}
