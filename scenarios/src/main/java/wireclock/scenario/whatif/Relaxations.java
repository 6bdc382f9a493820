package wireclock.scenario.whatif;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.RttSummary;
import wireclock.reports.Quantity;
import wireclock.reports.limits.EndsEvidence;
import wireclock.reports.limits.FlowLimits;
import wireclock.scenario.ReadingSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;

/** What could be relaxed of the limits of one flow, each change for itself. */
public final class Relaxations {
    private static final String ONE_ROUND_TRIP = "a connection begins with a round trip; Fast Open (fast_open) saves it "
            + "where an earlier connection has left a cookie";

    private final Scenario scenario;
    private final TcpFlowSpec flow;
    private final FlowLimits limits;
    private final FlowChanges flows;
    private final WayChanges way;

    /**
     * What could be done for one flow.
     *
     * @param flow of the scenario, whose limits these are
     */
    public Relaxations(Scenario scenario, TcpFlowSpec flow, FlowLimits limits) {
        this.scenario = scenario;
        this.flow = flow;
        this.limits = limits;
        flows = new FlowChanges(scenario, flow);
        way = new WayChanges(scenario, limits.path());
    }

    /** All changes that could take a limit away; at least one, if only to say why nothing is tried. */
    public List<Relaxation> of(FlowLimit limit) {
        List<Relaxation> all = new ArrayList<>();
        switch (limit) {
            case HANDSHAKE -> {
                way.addLossless(all);
                way.addQueue(all);
                if (all.isEmpty()) {
                    all.add(Relaxation.none(ONE_ROUND_TRIP));
                }
            }
            case APPLICATION -> addApplication(all);
            case SEND_BUFFER -> all.add(flows.sendBuffer(limits.ends().sendBufferBytes(), bandwidthDelayBytes()));
            case RECEIVE_WINDOW -> addReceiveWindow(all);
            case CONGESTION_WINDOW -> addCongestionWindow(all);
            case RECOVERY, RTO -> {
                if (!limits.path().cuts().isEmpty()) {
                    all.add(way.uncut());
                }
                way.addLossless(all);
                way.addQueue(all);
                if (!limits.ends().sack()) {
                    all.add(flows.sack());
                }
                if (all.isEmpty()) {
                    all.add(Relaxation.none("nothing was lost on the planned way"));
                }
            }
            case LINK_DOWN -> all.add(way.uncut());
        }
        return all;
    }

    private void addApplication(List<Relaxation> all) {
        EndsEvidence.Transfer transfer = limits.ends().transfer();
        if (transfer.bursts() > 1 && transfer.gapPs() > 0) {
            all.add(flows.applications("gap " + Quantity.time(transfer.gapPs()) + " → 0 s",
                    flow.transfer().withoutPauses(), flow.reading()));
        }
        boolean writesLittle = transfer.messages() > 0 || flow.transfer().writeSizeBytes() != null;
        if (writesLittle && !Boolean.TRUE.equals(flows.sending().nodelay())) {
            all.add(flows.nodelay());
        }
        if (all.isEmpty()) {
            all.add(Relaxation.none(transfer.messages() > 0
                    ? "the ends wait for each other, and that is what they are asked to do"
                    : "the sender has sent all it has: only a shorter round trip would help"));
        }
    }

    private void addReceiveWindow(List<Relaxation> all) {
        if (limits.ends().reading().isSlow()) {
            all.add(flows.applications("the receiving application reads at once", flow.transfer(),
                    ReadingSpec.AT_ONCE));
        } else {
            all.add(flows.receiveBuffer(limits.ends().largestWindowBytes(), limits.ends().windowScaling(),
                    bandwidthDelayBytes()));
        }
    }

    private void addCongestionWindow(List<Relaxation> all) {
        Long paceBitPerS = flows.sending().pacing().limitBitPerS();
        if (paceBitPerS != null && limits.ends().paced()) {
            all.add(flows.unpaced(paceBitPerS));
        }
        way.addLossless(all);
        way.addQueue(all);
        way.addRate(all);
        if (limits.ends().segmentBytes() > 0 && bandwidthDelayBytes() > 0) {
            all.add(flows.fixedWindow(limits.ends().fixedWindowSegments(),
                    Math.ceilDiv(bandwidthDelayBytes(), limits.ends().segmentBytes())));
        }
        if (all.isEmpty()) {
            all.add(Relaxation.none("the way of " + limits.flow() + " in " + scenario.name() + " is not known"));
        }
    }

    private long bandwidthDelayBytes() {
        RttSummary rtt = limits.roundTrips();
        return rtt == null ? 0 : limits.path().bandwidthDelayBytes(rtt.minPs());
    }
}
