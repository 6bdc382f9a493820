package wireclock.workload;

/**
 * What a traceroute does.
 *
 * @param startPs when the first probe leaves
 * @param stopPs no probe leaves from then on, or {@link wireclock.engine.SimTime#NEVER}
 * @param method what probes are
 * @param maxHops the largest time to live that is tried, 1 to 255
 * @param queries probes for each time to live, at least 1
 * @param timeoutPs how long an answer is waited for
 */
public record TracerouteFlowConfig(long startPs, long stopPs, Method method, int maxHops, int queries, long timeoutPs) {
    /** What probes are. */
    public enum Method {
        /** Datagrams to ports at which nobody should listen, counted upwards from 33434. */
        UDP,
        /** Echo requests. */
        ICMP
    }

    public TracerouteFlowConfig {
        if (maxHops < 1 || maxHops > 255 || queries < 1 || timeoutPs < 1) {
            throw new IllegalArgumentException(maxHops + " hops, " + queries + " queries, " + timeoutPs + " ps");
        }
    }
}
