package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way from a description of nodes and links to a {@link NetworkPlan}, in steps that each rely on the one before:
 *
 * <ol>
 *   <li>{@link Wiring}: interface names, which cable is plugged in where;
 *   <li>{@link Lanes}: which VLANs go over which cable;
 *   <li>{@link Segments}: which interfaces hear each other without a router;
 *   <li>{@link AddressPlan}: networks, addresses, MAC addresses;
 *   <li>{@link RouteTables}: gateways and routes by shortest path.
 * </ol>
 *
 * A step that finds problems ends the way, after all of its own have been collected.
 */
public final class Topology {
    private Topology() {}

    /**
     * Plans a network, without asking whether anybody can reach anybody.
     *
     * @throws TopologyException if the description is wrong
     */
    public static NetworkPlan of(List<TopologyNode> nodes, List<TopologyLink> links) {
        return of(nodes, links, List.of());
    }

    /**
     * Plans a network in which the given flows find their targets.
     *
     * @throws TopologyException if the description is wrong
     */
    public static NetworkPlan of(List<TopologyNode> nodes, List<TopologyLink> links, List<TopologyFlow> flows) {
        Problems problems = new Problems();
        Wiring wiring = Wiring.of(nodes, links, problems);
        NodeChecks.check(wiring, problems);
        HubLoops.check(wiring, problems);
        Lanes lanes = new Lanes(wiring, problems);
        List<Segment> segments = Segments.of(wiring, lanes, problems);
        AddressPlan addresses = new AddressPlan(wiring, segments, problems);
        new FlowChecks(wiring, segments, problems).check(flows);
        problems.throwIfAny();

        Map<String, List<InterfacePlan>> interfaces = addresses.interfaces();
        List<SegmentPlan> segmentPlans = addresses.segments(interfaces);
        Map<String, List<RoutePlan>> routes = new RouteTables(wiring, lanes, segmentPlans, interfaces, problems).compute();
        problems.throwIfAny();
        return new NetworkPlan(linkPlans(wiring, segments), segmentPlans, interfaces, routes, SwitchLoops.of(wiring),
                problems.warnings());
    }

    private static List<LinkPlan> linkPlans(Wiring wiring, List<Segment> segments) {
        Map<Cable, List<Integer>> segmentsOf = new HashMap<>();
        segments.forEach(segment -> segment.cables().forEach(cable ->
                segmentsOf.computeIfAbsent(cable, key -> new ArrayList<>()).add(segment.number())));
        List<LinkPlan> plans = new ArrayList<>();
        for (Cable cable : wiring.cables()) {
            TopologyLink link = cable.link();
            List<Integer> own = segmentsOf.getOrDefault(cable, List.of());
            plans.add(new LinkPlan(link.name(), cable.first(), cable.second(), link.weightPs(), link.mtu(), own));
        }
        return plans;
    }
}
