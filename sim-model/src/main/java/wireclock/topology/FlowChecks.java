package wireclock.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.alg.util.UnionFind;

/** Checks that every flow's ends are joined by links, switches and routers. */
final class FlowChecks {
    private final Wiring wiring;
    private final Problems problems;
    /** Ports of hosts and routers that packets can get between. */
    private final UnionFind<Port> joined;

    FlowChecks(Wiring wiring, List<Segment> segments, Problems problems) {
        this.wiring = wiring;
        this.problems = problems;
        Set<Port> ports = new LinkedHashSet<>();
        segments.forEach(segment -> ports.addAll(segment.stations()));
        joined = new UnionFind<>(ports);
        segments.forEach(segment -> join(segment.stations()));
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind() == NodeKind.ROUTER) {
                join(wiring.portsOf(node.name()));
            }
        }
    }

    private void join(List<Port> ports) {
        for (Port port : ports) {
            joined.union(ports.get(0), port);
        }
    }

    void check(List<TopologyFlow> flows) {
        for (TopologyFlow flow : flows) {
            boolean startExists = isStation(flow, flow.from(), "from");
            boolean targetExists = isStation(flow, flow.to(), "to");
            if (startExists && targetExists && !isReachable(flow.from(), flow.to())) {
                problems.flow(flow.name(), "to", "no links lead from " + flow.from() + " to " + flow.to(),
                        "Packets of " + flow.from() + " can only reach " + reachableFrom(flow.from())
                                + "; add a link, and remember that hosts do not forward");
            }
        }
    }

    private boolean isStation(TopologyFlow flow, String node, String field) {
        if (!wiring.has(node)) {
            problems.flow(flow.name(), field, "there is no node " + node, "Add it under nodes, or correct the name");
            return false;
        }
        if (wiring.node(node).kind().joinsSegments()) {
            problems.flow(flow.name(), field, node + " is a " + wiring.node(node).kind() + " and has no address",
                    "Flows run between hosts and routers");
            return false;
        }
        return true;
    }

    private boolean isReachable(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        for (Port own : wiring.portsOf(from)) {
            for (Port other : wiring.portsOf(to)) {
                if (joined.inSameSet(own, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String reachableFrom(String from) {
        List<String> names = new ArrayList<>();
        for (TopologyNode node : wiring.nodes()) {
            String name = node.name();
            if (!node.kind().joinsSegments() && !name.equals(from) && isReachable(from, name)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            return "nobody";
        }
        String some = names.stream().limit(5).collect(Collectors.joining(", "));
        return names.size() > 5 ? some + ", …" : some;
    }
}
