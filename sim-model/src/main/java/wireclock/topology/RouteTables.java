package wireclock.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Prefix;

/**
 * Computes the routing table of every host and router.
 *
 * <ul>
 *   <li>Every node has the networks on its own links.
 *   <li>Routes given by hand are added, and win over a computed one of the same prefix. The computed ones still fill
 *       the rest, so a default route by hand serves only what is not in the scenario.
 *   <li>A router has a route to the network of every other segment: over the neighbour on the shortest path to the
 *       nearest router on that segment. The length of a path is its sum of link weights, then its number of hops; equal
 *       paths are decided by the name of the next router, then by the order of the own interfaces.
 *   <li>A host has a default route to its nearest router, and a route to each network whose shortest path begins with
 *       another one. A host whose default gateway is given by hand has neither.
 * </ul>
 */
final class RouteTables {
    private final Wiring wiring;
    private final List<SegmentPlan> segments;
    private final Map<String, List<InterfacePlan>> interfaces;
    private final RouterGraph graph;
    private final GivenRoutes givenRoutes;
    /** Lines by prefix; the networks on the link stand apart, two of them may be equal. */
    private final Map<String, Map<Ipv4Prefix, RoutePlan>> routed = new LinkedHashMap<>();

    RouteTables(Wiring wiring, Lanes lanes, List<SegmentPlan> segments, Map<String, List<InterfacePlan>> interfaces,
            Problems problems) {
        this.wiring = wiring;
        this.segments = segments;
        this.interfaces = interfaces;
        graph = new RouterGraph(wiring, lanes, segments);
        givenRoutes = new GivenRoutes(segments, problems);
    }

    /** All tables by node: networks on the link, routes by hand, computed routes by segment number. */
    Map<String, List<RoutePlan>> compute() {
        List<Traveller> travellers = travellers();
        ShortestPaths paths = new ShortestPaths(graph);
        Distances toSegment = new Distances(graph.size());
        for (SegmentPlan segment : segments) {
            paths.toNearest(routersOn(segment), toSegment);
            for (Traveller traveller : travellers) {
                addRoute(traveller, segment, toSegment);
            }
        }
        Map<String, List<RoutePlan>> tables = new LinkedHashMap<>();
        interfaces.forEach((node, own) -> tables.put(node, table(own, linesOf(node).values())));
        return tables;
    }

    /** A node that needs computed routes. */
    private record Traveller(
            List<InterfacePlan> own, List<Hop> hops, @Nullable Hop defaultHop, Map<Ipv4Prefix, RoutePlan> lines) {
        boolean isOn(SegmentPlan segment) {
            for (InterfacePlan plan : own) {
                if (plan.segment() == segment.number()) {
                    return true;
                }
            }
            return false;
        }
    }

    private List<Traveller> travellers() {
        List<Traveller> travellers = new ArrayList<>();
        interfaces.forEach((name, own) -> {
            TopologyNode node = wiring.node(name);
            Map<Ipv4Prefix, RoutePlan> lines = givenRoutes.of(node, own);
            routed.put(name, lines);
            List<Hop> hops = graph.hopsFrom(own);
            if (node.kind() == NodeKind.ROUTER) {
                travellers.add(new Traveller(own, hops, null, lines));
            } else if (!lines.containsKey(GivenRoutes.DEFAULT) && !hops.isEmpty()) {
                Hop nearest = nearest(hops);
                lines.put(GivenRoutes.DEFAULT, line(GivenRoutes.DEFAULT, nearest, 1));
                if (hops.size() > 1) {
                    travellers.add(new Traveller(own, hops, nearest, lines));
                }
            }
        });
        return travellers;
    }

    private Hop nearest(List<Hop> hops) {
        Hop best = hops.get(0);
        for (Hop hop : hops) {
            int order = Long.compare(hop.weightPs(), best.weightPs());
            if (order < 0 || order == 0 && nameOf(hop).compareTo(nameOf(best)) < 0) {
                best = hop;
            }
        }
        return best;
    }

    private void addRoute(Traveller traveller, SegmentPlan segment, Distances toSegment) {
        if (traveller.isOn(segment) || traveller.lines().containsKey(segment.network())) {
            return;
        }
        Hop best = bestHop(traveller.hops(), toSegment);
        if (best != null && !best.equals(traveller.defaultHop())) {
            traveller.lines().put(segment.network(), line(segment.network(), best, toSegment.hops(best.to()) + 1));
        }
    }

    private @Nullable Hop bestHop(List<Hop> hops, Distances toSegment) {
        Hop best = null;
        long bestWeightPs = 0;
        int bestHops = 0;
        for (Hop hop : hops) {
            if (!toSegment.reaches(hop.to())) {
                continue;
            }
            long weightPs = hop.weightPs() + toSegment.weightPs(hop.to());
            int count = toSegment.hops(hop.to());
            int order = best == null ? -1 : Distances.compare(weightPs, count, bestWeightPs, bestHops);
            if (best == null || order < 0 || order == 0 && nameOf(hop).compareTo(nameOf(best)) < 0) {
                best = hop;
                bestWeightPs = weightPs;
                bestHops = count;
            }
        }
        return best;
    }

    private String nameOf(Hop hop) {
        return graph.name(hop.to());
    }

    private static RoutePlan line(Ipv4Prefix prefix, Hop hop, int metric) {
        return new RoutePlan(hop.out().node(), prefix, hop.in().address(), hop.out().name(), metric);
    }

    private int[] routersOn(SegmentPlan segment) {
        return segment.interfaces().stream()
                .mapToInt(plan -> graph.indexOf(plan.node()))
                .filter(index -> index >= 0)
                .toArray();
    }

    private Map<Ipv4Prefix, RoutePlan> linesOf(String node) {
        return Objects.requireNonNull(routed.get(node));
    }

    private static List<RoutePlan> table(List<InterfacePlan> own, Iterable<RoutePlan> lines) {
        List<RoutePlan> table = new ArrayList<>();
        for (InterfacePlan plan : own) {
            table.add(new RoutePlan(plan.node(), plan.network(), 0, plan.name(), 0));
        }
        lines.forEach(table::add);
        return List.copyOf(table);
    }
}
