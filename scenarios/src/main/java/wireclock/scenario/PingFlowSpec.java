package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Echo requests, one every interval.
 *
 * @param count how many, or null for no such end
 * @param sizeBytes of ICMP data
 * @param timeoutPs how long a reply is waited for
 * @param marking what the requests, and so the replies, tell queues
 * @param df whether the requests carry DF, or null for as far as they are known to pass
 */
public record PingFlowSpec(FlowHeader header, long intervalPs, @Nullable Long count, int sizeBytes, int ttl,
        long timeoutPs, MarkingSpec marking, @Nullable Boolean df) implements FlowSpec {
    @Override
    public Map<String, Object> tree() {
        return marking.putInto(header.tree(FlowType.PING)
                .put(TrafficKeys.INTERVAL, intervalPs)
                .put(TrafficKeys.COUNT, count)
                .put(TrafficKeys.PING_SIZE, (long) sizeBytes)
                .put(TrafficKeys.TTL, (long) ttl)
                .put(TrafficKeys.TIMEOUT, timeoutPs)
                .put(TrafficKeys.DF, df))
                .map();
    }
}
