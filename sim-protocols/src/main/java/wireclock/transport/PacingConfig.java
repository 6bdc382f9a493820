package wireclock.transport;

/**
 * How a sender spreads its segments over the round trip.
 *
 * @param on whether every congestion control is paced, and not only one that asks for it
 * @param limitBytePerS the most that is sent in a second (Linux: SO_MAX_PACING_RATE)
 * @param slowStartPercent rate in slow start, of window over smoothed round trip (tcp_pacing_ss_ratio)
 * @param avoidancePercent rate afterwards (tcp_pacing_ca_ratio)
 * @param leastBurst the least that is handed down in one piece, in segments (tcp_min_tso_segs)
 */
public record PacingConfig(boolean on, long limitBytePerS, int slowStartPercent, int avoidancePercent,
        int leastBurst) {
    /** As Linux has it without the queueing discipline fq. */
    public static final PacingConfig DEFAULTS = new PacingConfig(false, Pacing.UNLIMITED, 200, 120, 2);

    /** With pieces of at least two segments. */
    public PacingConfig(boolean on, long limitBytePerS, int slowStartPercent, int avoidancePercent) {
        this(on, limitBytePerS, slowStartPercent, avoidancePercent, DEFAULTS.leastBurst);
    }
}
