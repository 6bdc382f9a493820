package wireclock.reports.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.metrics.TcpRecord;

/**
 * What held one flow back, and why.
 *
 * @param flow the name
 * @param limits all that did, the longest first
 * @param path what its data went over
 * @param ends how its ends are set
 * @param roundTrips what it measured, or null for nothing
 */
public record FlowLimits(String flow, List<HeldBy> limits, PathEvidence path, EndsEvidence ends,
        @Nullable RttSummary roundTrips) {
    /**
     * One limit and the time for which it held.
     *
     * @param share of the flow's life, 0 to 1
     * @param sentence the same in words, with the reasons
     */
    public record HeldBy(FlowLimit limit, long heldPs, double share, String sentence) {}

    /** Of a flow of TCP that has begun; null of all others. */
    public static @Nullable FlowLimits of(FlowRecord flow, PathEvidence path, EndsEvidence ends) {
        TcpRecord tcp = flow.tcp;
        if (tcp == null || tcp.lifePs() == 0) {
            return null;
        }
        LimitSentence sentence = new LimitSentence(flow, tcp, path, ends);
        List<HeldBy> limits = new ArrayList<>();
        // Stable: of two that held equally long the one that counts first stands first, as in limited_by.
        Arrays.stream(FlowLimit.values())
                .filter(limit -> tcp.limitsPs().get(limit.ordinal()) > 0)
                .sorted(Comparator.comparing((FlowLimit limit) -> tcp.limitsPs().get(limit.ordinal())).reversed())
                .forEach(limit -> limits.add(new HeldBy(limit, tcp.limitsPs().get(limit.ordinal()), tcp.share(limit),
                        sentence.of(limit))));
        return new FlowLimits(flow.flow, List.copyOf(limits), path, ends, flow.rtt);
    }

    /** What held it longest. */
    public HeldBy largest() {
        return limits.getFirst();
    }
}
