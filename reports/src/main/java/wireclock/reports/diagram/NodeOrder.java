package wireclock.reports.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wireclock.reports.packets.FlowSignature;
import wireclock.reports.packets.Wiring;

/** In which order the nodes of a diagram stand: by their distance from the one that begins. */
public final class NodeOrder {
    private final Map<String, Set<String>> neighbours = new LinkedHashMap<>();

    NodeOrder(Wiring wiring) {
        for (List<String> medium : wiring.media()) {
            for (String port : medium) {
                for (String other : medium) {
                    neighbours.computeIfAbsent(node(port), unknown -> new LinkedHashSet<>()).add(node(other));
                }
            }
        }
    }

    /** Of many nodes, those first from which flows begin. */
    public static List<String> of(Wiring wiring, Collection<String> nodes) {
        Set<String> starts = new LinkedHashSet<>();
        wiring.flows().stream().map(FlowSignature::node).filter(nodes::contains).forEach(starts::add);
        starts.addAll(nodes);
        return new NodeOrder(wiring).of(nodes, starts);
    }

    /** The node that a port is at. */
    static String node(String port) {
        int colon = port.indexOf(':');
        return colon < 0 ? port : port.substring(0, colon);
    }

    /**
     * The nodes that are to be shown.
     *
     * @param starts from where distances count: the first that reaches a node
     */
    List<String> of(Collection<String> shown, Collection<String> starts) {
        List<String> order = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String start : starts) {
            Deque<String> ahead = new ArrayDeque<>();
            if (seen.add(start)) {
                ahead.add(start);
            }
            while (!ahead.isEmpty()) {
                String node = ahead.remove();
                if (shown.contains(node)) {
                    order.add(node);
                }
                for (String next : neighbours.getOrDefault(node, Set.of())) {
                    if (seen.add(next)) {
                        ahead.add(next);
                    }
                }
            }
        }
        return order;
    }
}
