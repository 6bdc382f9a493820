package wireclock.tcp;

/**
 * What a connection finds out about its path, and what is remembered of it.
 *
 * @param probing the search for the largest segment that the path carries
 * @param announcedSegmentBytes value of the MSS option as the route has it, which does not bound what is sent
 *     (RTAX_ADVMSS of Linux); 0: from the MTU
 * @param metrics what is remembered for the next connection
 */
public record PathConfig(MtuProbing probing, int announcedSegmentBytes, MetricsCache metrics) {
    /** As Linux has it without being told otherwise, but that nothing is remembered: runs are to be told apart. */
    public static final PathConfig DEFAULTS = new PathConfig(MtuProbing.DEFAULTS, 0, MetricsCache.OFF);
}
