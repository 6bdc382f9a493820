package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.FlowTarget;
import wireclock.scenario.NodeKind;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.UdpFlowSpec;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.SegmentPlan;
import wireclock.wire.Ipv4Address;

/** Finds out which addresses of flows mean many hosts, and which hosts then listen. */
final class DatagramTargets {
    /** Longer prefixes have no broadcast address (RFC 3021). */
    private static final int LONGEST_PREFIX_WITH_BROADCAST = 30;

    private final Scenario scenario;
    private final NetworkPlan plan;

    DatagramTargets(Scenario scenario, NetworkPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
    }

    /** Whether a target is a multicast group, 255.255.255.255 or the broadcast address of one of the networks. */
    boolean isToMany(FlowTarget target) {
        return target instanceof FlowTarget.Address literal && (Ipv4Address.isMulticast(literal.address())
                || isBroadcast(literal.address()));
    }

    private boolean isBroadcast(int address) {
        return address == Ipv4Address.LIMITED_BROADCAST
                || plan.segments().stream().anyMatch(segment -> isBroadcastOf(segment, address));
    }

    private static boolean isBroadcastOf(SegmentPlan segment, int address) {
        return segment.network().length() <= LONGEST_PREFIX_WITH_BROADCAST && address == segment.network().broadcast();
    }

    /**
     * The hosts that listen to a flow to many: those it names, or all others that it is meant for.
     *
     * @throws ScenarioException if the flow goes to one host and yet names receivers
     */
    List<String> receivers(UdpFlowSpec spec) throws ScenarioException {
        List<String> named = spec.receiving().receivers();
        if (!isToMany(spec.to())) {
            if (named != null) {
                throw new ScenarioException(List.of(scenario.problem(spec.place().at("receivers"),
                        "'receivers' belong to a flow to a broadcast or multicast address",
                        spec.to() + " is neither: leave 'receivers' out.")));
            }
            return List.of();
        }
        if (named != null) {
            return named;
        }
        int address = ((FlowTarget.Address) spec.to()).address();
        List<String> others = new ArrayList<>();
        for (NodeSpec node : scenario.nodes()) {
            if (node.kind() == NodeKind.HOST && !node.name().equals(spec.from())
                    && (Ipv4Address.isMulticast(address) || isOnSegment(node.name(), spec.from(), address))) {
                others.add(node.name());
            }
        }
        return others;
    }

    private boolean isOnSegment(String node, String sender, int broadcast) {
        for (InterfacePlan own : plan.interfacesOf(node)) {
            SegmentPlan segment = plan.segments().get(own.segment());
            if (broadcast == Ipv4Address.LIMITED_BROADCAST
                    ? own.segment() == plan.interfacesOf(sender).getFirst().segment()
                    : isBroadcastOf(segment, broadcast)) {
                return true;
            }
        }
        return false;
    }
}
