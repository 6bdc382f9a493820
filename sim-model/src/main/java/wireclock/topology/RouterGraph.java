package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jgrapht.graph.DirectedMultigraph;

/**
 * The network as packets see it: routers, and the hops between routers that share a segment.
 *
 * <p>Hosts are not in it, because they do not forward. Switches are not either: what they cost is in the weight of the
 * hop. Vertices are indices of routers in the scenario's order.
 */
final class RouterGraph {
    private final List<String> routers = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final DirectedMultigraph<Integer, Hop> graph = new DirectedMultigraph<>(Hop.class);
    /** Hops to a router by the interface they leave by; of hosts too. */
    private final Map<Port, List<Hop>> hopsFrom = new HashMap<>();

    RouterGraph(Wiring wiring, Lanes lanes, List<SegmentPlan> segments) {
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind() == NodeKind.ROUTER) {
                indices.put(node.name(), routers.size());
                graph.addVertex(routers.size());
                routers.add(node.name());
            }
        }
        for (SegmentPlan segment : segments) {
            for (InterfacePlan in : segment.interfaces()) {
                Integer to = indices.get(in.node());
                if (to != null) {
                    addHopsTo(in, to, segment, SegmentPaths.from(in.port(), wiring, lanes));
                }
            }
        }
    }

    /** Links cost the same in both directions, so the ways from the router are the ways to it. */
    private void addHopsTo(InterfacePlan in, int to, SegmentPlan segment, Map<Port, Long> weights) {
        for (InterfacePlan out : segment.interfaces()) {
            if (out.node().equals(in.node())) {
                continue;
            }
            Hop hop = new Hop(out, in, to, Objects.requireNonNull(weights.get(out.port())));
            hopsFrom.computeIfAbsent(out.port(), port -> new ArrayList<>()).add(hop);
            Integer from = indices.get(out.node());
            if (from != null) {
                graph.addEdge(from, to, hop);
            }
        }
    }

    int size() {
        return routers.size();
    }

    String name(int router) {
        return routers.get(router);
    }

    /** Index of a router, or -1 if the node is none. */
    int indexOf(String node) {
        return indices.getOrDefault(node, -1);
    }

    /** The hops from one router to others. */
    Iterable<Hop> hopsFrom(int router) {
        return graph.outgoingEdgesOf(router);
    }

    /** The hops from any host or router to routers, interface by interface. */
    List<Hop> hopsFrom(List<InterfacePlan> interfaces) {
        List<Hop> hops = new ArrayList<>();
        for (InterfacePlan own : interfaces) {
            hops.addAll(hopsFrom.getOrDefault(own.port(), List.of()));
        }
        return hops;
    }
}
