package wireclock.scenario;

import java.util.Map;

/**
 * Probes that find the routers on the way.
 *
 * @param maxHops the largest time to live that is tried
 * @param queries probes for each time to live
 * @param timeoutPs how long an answer is waited for
 */
public record TracerouteFlowSpec(FlowHeader header, Method method, int maxHops, int queries, long timeoutPs)
        implements FlowSpec {
    /** What probes are. */
    public enum Method { UDP, ICMP }

    @Override
    public Map<String, Object> tree() {
        return header.tree(FlowType.TRACEROUTE)
                .put(TrafficKeys.METHOD, method)
                .put(TrafficKeys.MAX_HOPS, (long) maxHops)
                .put(TrafficKeys.QUERIES, (long) queries)
                .put(TrafficKeys.PATIENCE, timeoutPs)
                .map();
    }
}
