package wireclock.scenario.whatif;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.Quantity;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.PacingSpec;
import wireclock.scenario.ReadingSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;
import wireclock.scenario.TcpSpec;
import wireclock.scenario.TransferSpec;

/** A scenario in which one flow is set otherwise. */
final class FlowChanges {
    /** What a buffer of the scenario language can be at most. */
    private static final long LARGEST_BUFFER = 1_073_725_440L;
    private static final long LARGEST_UNSCALED = 65_535;
    /** As connections begin (RFC 6928): less helps nobody, however short the way. */
    private static final long LEAST_WINDOW = 10;
    private static final long ROUND_BYTES = 1_000;
    /** As good as none. */
    private static final long NO_PACE_BIT_PER_S = 1_000_000_000_000L;
    private static final PacingSpec PACING_AS_BEFORE = new PacingSpec(null, null, null, null);

    private final Scenario scenario;
    private final TcpFlowSpec flow;

    FlowChanges(Scenario scenario, TcpFlowSpec flow) {
        this.scenario = scenario;
        this.flow = flow;
    }

    /** What holds for the flow where it begins. */
    TcpSpec sending() {
        for (NodeSpec node : scenario.nodes()) {
            if (node.name().equals(flow.from())) {
                return Scenario.tcp(flow, node);
            }
        }
        throw new IllegalStateException("no node " + flow.from());
    }

    Relaxation sendBuffer(long bytes, long bandwidthDelayBytes) {
        long enough = enough(bytes, bandwidthDelayBytes);
        return tcp("send_buffer " + fromTo(bytes, enough), settings(null, null, null, null, enough, null, null));
    }

    /** @param bytes the largest window so far, or null if it follows the connection */
    Relaxation receiveBuffer(@Nullable Long bytes, boolean windowScaling, long bandwidthDelayBytes) {
        long enough = enough(bytes == null ? LARGEST_UNSCALED : bytes, bandwidthDelayBytes);
        boolean scale = !windowScaling && enough > LARGEST_UNSCALED;
        return tcp((bytes == null ? "receive_buffer that follows → " + Quantity.size(enough)
                : "receive_buffer " + fromTo(bytes, enough)) + (scale ? ", window_scaling" : ""),
                settings(null, null, scale ? Boolean.TRUE : null, null, null, enough, null));
    }

    Relaxation sack() {
        return tcp("sack", settings(null, true, null, null, null, null, null));
    }

    Relaxation nodelay() {
        return tcp("nodelay", settings(null, null, null, true, null, null, null));
    }

    Relaxation unpaced(long limitBitPerS) {
        return tcp("max_pacing_rate " + Quantity.rate(limitBitPerS) + " → no limit",
                settings(null, null, null, null, null, null, new PacingSpec(null, null, NO_PACE_BIT_PER_S, null)));
    }

    /**
     * A window that never changes: what the way takes, and where it was fixed before, twice as much at least.
     *
     * @param before 0 if it was not fixed
     */
    Relaxation fixedWindow(long before, long segments) {
        long wanted = Math.clamp(Math.max(2 * before, segments), LEAST_WINDOW, 1_000_000);
        return tcp(before > 0 ? "fixed_window " + before + " → " + wanted : "congestion: fixed, window " + wanted,
                settings("fixed", null, null, null, null, null, new PacingSpec(wanted, null, null, null)));
    }

    Relaxation applications(String change, TransferSpec transfer, ReadingSpec reading) {
        return Relaxation.ofFlow(change, with(flow.with(transfer, reading)));
    }

    /** Twice as much as before at least, and twice of what the way takes: a writer or reader is not always awake. */
    private static long enough(long bytes, long bandwidthDelayBytes) {
        long wanted = 2 * Math.max(bytes, bandwidthDelayBytes);
        return Math.min(Math.ceilDiv(wanted, ROUND_BYTES) * ROUND_BYTES, LARGEST_BUFFER);
    }

    private static String fromTo(long beforeBytes, long afterBytes) {
        return fromTo(Quantity.size(beforeBytes), Quantity.size(afterBytes));
    }

    /** {@code 10 → 20 Mbit/s}: the unit once, where it is the same. */
    static String fromTo(String before, String after) {
        int unit = before.indexOf(' ');
        return (unit > 0 && after.endsWith(before.substring(unit)) ? before.substring(0, unit) : before) + " → " + after;
    }

    private static TcpSpec settings(@Nullable String congestion, @Nullable Boolean sack,
            @Nullable Boolean windowScaling, @Nullable Boolean nodelay, @Nullable Long sendBufferBytes,
            @Nullable Long receiveBufferBytes, @Nullable PacingSpec pacing) {
        return new TcpSpec(congestion, null, null, sack, null, windowScaling, nodelay, null, null, sendBufferBytes,
                receiveBufferBytes, pacing == null ? PACING_AS_BEFORE : pacing, TcpSpec.NOTHING.stack());
    }

    private Relaxation tcp(String change, TcpSpec settings) {
        return Relaxation.ofFlow(change, with(flow.with(settings.over(flow.tcp()))));
    }

    private Scenario with(TcpFlowSpec changed) {
        List<FlowSpec> flows = new ArrayList<>();
        for (FlowSpec each : scenario.flows()) {
            flows.add(each.name().equals(flow.name()) ? changed : each);
        }
        return scenario.with(scenario.links(), flows, scenario.faults());
    }
}
