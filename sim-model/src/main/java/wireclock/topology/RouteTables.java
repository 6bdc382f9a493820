package wireclock.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * Computes the routing table of every host and router.
 *
 * <ul>
 *   <li>Every node has the networks on its own links.
 *   <li>Routes given by hand are added, and win over a computed one of the same prefix. The computed ones still fill
 *       the rest, so a default route by hand serves only what is not in the scenario.
 *   <li>A router has a route to the network of every other segment: over the neighbour on the shortest path to the
 *       nearest router on that segment. The length of a path is its sum of link weights, then its number of hops. Of
 *       equal paths the router gets all (RFC 2992), in the order of the next routers' names, then of its own
 *       interfaces; without multipath only the first.
 *   <li>A host has a default route to its nearest router, and a route to each network whose shortest path begins with
 *       another one. A host whose default gateway is given by hand has neither.
 * </ul>
 *
 * <p>In a large network, lines that say the same of neighbouring networks are made one ({@link RouteSummary}).
 */
final class RouteTables {
    /** Of a network with more segments, tables are summarised: they would be too long to read, and to hold. */
    private static final int MOST_IN_FULL = 256;

    private final Wiring wiring;
    private final List<SegmentPlan> segments;
    private final Map<String, List<InterfacePlan>> interfaces;
    private final RouterGraph graph;
    private final GivenRoutes givenRoutes;
    private final ShortestPaths paths;
    /** The routers on each segment, by its number. */
    private final List<int[]> routersOn;
    /** The next hops of the route that is being looked for. */
    private int[] best = new int[8];

    RouteTables(Wiring wiring, Lanes lanes, List<SegmentPlan> segments, Map<String, List<InterfacePlan>> interfaces,
            Problems problems) {
        this.wiring = wiring;
        this.segments = segments;
        this.interfaces = interfaces;
        graph = new RouterGraph(wiring, lanes, segments);
        givenRoutes = new GivenRoutes(segments, problems);
        paths = new ShortestPaths(graph);
        routersOn = segments.stream().map(this::routersOn).toList();
    }

    /** All tables by node: networks on the link, routes by hand, computed routes by segment number. */
    Map<String, List<RoutePlan>> compute() {
        Map<String, List<RoutePlan>> tables = new LinkedHashMap<>();
        interfaces.forEach((name, own) -> {
            List<RoutePlan> table = new ArrayList<>();
            for (InterfacePlan plan : own) {
                table.add(new RoutePlan(plan.node(), plan.network(), Ipv4Address.ANY, plan.name(), 0));
            }
            TopologyNode node = wiring.node(name);
            Map<Ipv4Prefix, RoutePlan> given = givenRoutes.of(node, own);
            table.addAll(given.values());
            addComputed(node, own, given, table);
            table.addAll(givenRoutes.alternativesOf(name));
            tables.put(name, List.copyOf(table));
        });
        return tables;
    }

    private void addComputed(
            TopologyNode node, List<InterfacePlan> own, Map<Ipv4Prefix, RoutePlan> given, List<RoutePlan> table) {
        List<Hop> hops = graph.hopsFrom(own);
        Hop defaultHop = null;
        if (node.kind() != NodeKind.ROUTER) {
            if (given.containsKey(GivenRoutes.DEFAULT) || hops.isEmpty()) {
                return;
            }
            defaultHop = nearest(hops);
            table.add(line(GivenRoutes.DEFAULT, defaultHop, 1));
            if (hops.size() == 1) {
                return;
            }
        }
        hops.sort(Comparator.comparing(this::nameOf));
        boolean all = node.kind() == NodeKind.ROUTER && node.multipath();
        BitSet onLink = new BitSet();
        own.forEach(plan -> onLink.set(plan.segment()));
        List<ComputedRoute> computed = new ArrayList<>();
        for (SegmentPlan segment : segments) {
            if (!onLink.get(segment.number()) && !given.containsKey(segment.network())) {
                addRoute(segment, hops, all, computed);
            }
        }
        for (ComputedRoute route : segments.size() > MOST_IN_FULL ? RouteSummary.of(computed) : computed) {
            for (int nextHop : route.nextHops()) {
                Hop hop = hops.get(nextHop);
                if (!hop.equals(defaultHop)) {
                    table.add(line(route.prefix(), hop, route.metric()));
                }
            }
        }
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

    /** Adds the route to one segment, if it is within reach. */
    private void addRoute(SegmentPlan segment, List<Hop> hops, boolean all, List<ComputedRoute> computed) {
        int[] targets = routersOn.get(segment.number());
        int found = 0;
        long bestWeightPs = 0;
        int bestHops = 0;
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            int target = paths.nearest(targets, hop.to());
            if (target < 0) {
                continue;
            }
            long weightPs = hop.weightPs() + paths.weightPs(target, hop.to());
            int count = paths.hops(target, hop.to());
            int order = found == 0 ? -1 : Distances.compare(weightPs, count, bestWeightPs, bestHops);
            if (order < 0) {
                found = 0;
                bestWeightPs = weightPs;
                bestHops = count;
            }
            if (order < 0 || order == 0 && all && isAnotherWay(hop, hops, found)) {
                best = found < best.length ? best : Arrays.copyOf(best, 2 * found);
                best[found++] = i;
            }
        }
        if (found > 0) {
            computed.add(new ComputedRoute(segment.network(), Arrays.copyOf(best, found), bestHops + 1));
        }
    }

    /** Several addresses of one router on one segment are one way. */
    private boolean isAnotherWay(Hop hop, List<Hop> hops, int found) {
        for (int i = 0; i < found; i++) {
            Hop other = hops.get(best[i]);
            if (other.to() == hop.to() && other.in().segment() == hop.in().segment()) {
                return false;
            }
        }
        return true;
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
}
