package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.link.LinkDirection;
import wireclock.link.LinkStats;
import wireclock.metrics.FaultRecord;
import wireclock.metrics.FlowRecord;
import wireclock.reports.limits.EndsEvidence;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.limits.PathEvidence;
import wireclock.reports.limits.PathLink;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.DisciplineSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.ReadingSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.TcpFlowSpec;
import wireclock.scenario.TcpSpec;
import wireclock.scenario.TransferSpec;
import wireclock.topology.LinkPlan;
import wireclock.transport.CongestionControls;
import wireclock.workload.TcpFlow;

/** Collects, at the end of a run, what explains the limits of its TCP flows: their ways, their settings, the faults. */
final class LimitEvidence {
    private static final Set<String> CUTS = Set.of("down", "flapping");

    private final Scenario scenario;
    private final Network network;
    private final FlowPath paths;
    private final Map<String, NodeSpec> nodes = new HashMap<>();
    private final Map<Integer, String> nodeByAddress = new HashMap<>();

    private LimitEvidence(Scenario scenario, Network network) {
        this.scenario = scenario;
        this.network = network;
        paths = new FlowPath(network.plan());
        scenario.nodes().forEach(node -> nodes.put(node.name(), node));
        network.plan().interfaces().forEach(own -> nodeByAddress.putIfAbsent(own.address(), own.node()));
    }

    /** Of all TCP flows that have begun, in the scenario's order. */
    static List<FlowLimits> of(Scenario scenario, Network network, List<FlowRecord> records) {
        LimitEvidence evidence = new LimitEvidence(scenario, network);
        Map<String, FlowRecord> byName = new HashMap<>();
        records.stream().filter(record -> record.tcp != null).forEach(record -> byName.put(record.flow, record));
        List<FlowLimits> flows = new ArrayList<>();
        for (int i = 0; i < network.flows().size(); i++) {
            FlowRecord record = byName.get(network.flows().get(i).name());
            if (record != null && network.flows().get(i) instanceof TcpFlow flow
                    && scenario.flows().get(i) instanceof TcpFlowSpec spec) {
                FlowLimits limits = FlowLimits.of(record, evidence.path(flow), evidence.ends(flow, spec));
                if (limits != null) {
                    flows.add(limits);
                }
            }
        }
        return flows;
    }

    private PathEvidence path(TcpFlow flow) {
        Map<String, String> senders = paths.senders(flow.from(), flow.serverAddress());
        List<PathLink> links = new ArrayList<>();
        for (int i = 0; i < network.links().size(); i++) {
            BuiltLink link = network.links().get(i);
            String sender = senders.get(link.name());
            if (sender != null) {
                boolean isForward = sender.equals(link.first());
                LinkSpec spec = scenario.links().get(i);
                LinkDirection direction = isForward ? link.forward() : link.backward();
                LinkStats stats = direction.stats();
                links.add(new PathLink(link.name(), rateBitPerS(isForward ? spec.forward() : spec.reverse()),
                        stats.queueMaxPackets, stats.queueDrops + stats.droppedLater,
                        direction.framesLost() + stats.damaged));
            }
        }
        return new PathEvidence(links, cuts(senders.keySet()));
    }

    /** What a link, or a shaper before it, lets through. */
    private static long rateBitPerS(DirectionSpec direction) {
        return direction.queue().discipline() instanceof DisciplineSpec.TokenBucket bucket
                ? Math.min(bucket.rateBitPerS(), direction.rateBitPerS()) : direction.rateBitPerS();
    }

    private List<FaultRecord> cuts(Set<String> links) {
        if (network.faults() == null) {
            return List.of();
        }
        Set<String> targets = new HashSet<>(links);
        for (LinkPlan link : network.plan().links()) {
            if (links.contains(link.name())) {
                targets.add(link.first().node() + ":" + link.first().interfaceName());
                targets.add(link.second().node() + ":" + link.second().interfaceName());
            }
        }
        return network.faults().records().stream()
                .filter(fault -> CUTS.contains(fault.fault) && (targets.contains(fault.target)
                        || targets.stream().anyMatch(target -> fault.target.startsWith(target + " "))))
                .toList();
    }

    private EndsEvidence ends(TcpFlow flow, TcpFlowSpec spec) {
        NodeSpec client = Objects.requireNonNull(nodes.get(spec.from()));
        NodeSpec server = nodes.getOrDefault(nodeByAddress.getOrDefault(flow.serverAddress(), spec.from()), client);
        TcpSpec sending = Scenario.tcp(spec, client);
        TcpSpec receiving = Scenario.tcp(spec, server);
        String congestion = String.valueOf(sending.congestion());
        boolean isFixed = congestion.equals("fixed");
        Long fixed = sending.pacing().fixedWindowSegments();
        ReadingSpec reading = spec.reading();
        TransferSpec transfer = spec.transfer();
        return new EndsEvidence(congestion, isFixed && fixed != null ? fixed : 0,
                isTrue(sending.sack()) && isTrue(receiving.sack()),
                CongestionControls.isPaced(congestion) || isTrue(sending.pacing().on()), flow.effectiveSegmentSize(true),
                receiving.receiveBufferBytes(),
                isTrue(sending.windowScaling()) && isTrue(receiving.windowScaling()),
                Objects.requireNonNull(sending.sendBufferBytes()),
                new EndsEvidence.Reading(reading.rateBitPerS(), reading.pauseFromPs(), reading.pauseToPs()),
                new EndsEvidence.Transfer(transfer.sizeBytes(), transfer.bursts(), transfer.gapPs(),
                        transfer.exchange().size()));
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
