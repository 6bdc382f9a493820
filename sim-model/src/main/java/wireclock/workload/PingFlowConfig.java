package wireclock.workload;

import wireclock.ip.PathMtuDiscovery;

/**
 * What a ping does.
 *
 * @param startPs when the first echo request leaves
 * @param intervalPs between requests, positive
 * @param count how many requests, or {@link #UNLIMITED}
 * @param stopPs no request leaves from then on, or {@link wireclock.engine.SimTime#NEVER}
 * @param timeoutPs how long a reply is waited for; a later one counts as lost
 * @param dataBytes ICMP data, 0 to 65507
 * @param timeToLive of the requests, 1 to 255
 * @param typeOfService of the requests, and so of the replies: DSCP and ECN, 0 to 255
 * @param discovery whether the requests may be fragmented
 */
public record PingFlowConfig(long startPs, long intervalPs, long count, long stopPs, long timeoutPs, int dataBytes,
        int timeToLive, int typeOfService, PathMtuDiscovery discovery) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Requests of no special service that are fragmented where they are known to be too long. */
    public PingFlowConfig(long startPs, long intervalPs, long count, long stopPs, long timeoutPs, int dataBytes,
            int timeToLive) {
        this(startPs, intervalPs, count, stopPs, timeoutPs, dataBytes, timeToLive, 0, PathMtuDiscovery.WANT);
    }

    public PingFlowConfig {
        if (intervalPs < 1 || timeoutPs < 1 || count < 1 || dataBytes < 0) {
            throw new IllegalArgumentException(count + " requests of " + dataBytes + " B, " + intervalPs + " ps apart");
        }
    }
}
