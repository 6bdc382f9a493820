package wireclock.scenario.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.RoutePlan;

/**
 * The links that packets from one node to another take as the network is planned: the best route of every station, the
 * fewest links between two of them. Of equally good ways it is the first; a way that is found later, when something has
 * failed, is not known here.
 */
final class FlowPath {
    private final NetworkPlan plan;
    private final Map<Integer, String> nodeByAddress = new HashMap<>();

    FlowPath(NetworkPlan plan) {
        this.plan = plan;
        plan.interfaces().forEach(own -> nodeByAddress.putIfAbsent(own.address(), own.node()));
    }

    /** Names of the links from a node to an address; empty if there is no way. */
    Set<String> links(String from, int address) {
        return senders(from, address).keySet();
    }

    /** The links from a node to an address, and for each the node that sends there; empty if there is no way. */
    Map<String, String> senders(String from, int address) {
        Map<String, String> links = new LinkedHashMap<>();
        Set<String> visited = new LinkedHashSet<>();
        String node = from;
        while (visited.add(node) && !node.equals(nodeByAddress.get(address))) {
            RoutePlan route = route(node, address);
            String next = route == null ? null : nodeByAddress.get(route.isOnLink() ? address : route.gateway());
            if (route == null || next == null) {
                return Map.of();
            }
            acrossSegment(node, route.interfaceName(), next, links);
            node = next;
        }
        return links;
    }

    private @Nullable RoutePlan route(String node, int address) {
        RoutePlan best = null;
        for (RoutePlan candidate : plan.routesOf(node)) {
            if (candidate.prefix().contains(address) && (best == null
                    || candidate.prefix().length() > best.prefix().length()
                    || candidate.prefix().length() == best.prefix().length() && candidate.metric() < best.metric())) {
                best = candidate;
            }
        }
        return best;
    }

    /** Breadth first from the interface through switches and hubs to the next station. */
    private void acrossSegment(String node, String interfaceName, String next, Map<String, String> links) {
        Map<String, LinkPlan> cameBy = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(node);
        while (!open.isEmpty() && !cameBy.containsKey(next)) {
            String at = open.remove();
            for (LinkPlan link : plan.links()) {
                boolean first = link.first().node().equals(at);
                if (!first && !link.second().node().equals(at)) {
                    continue;
                }
                boolean ours = !at.equals(node)
                        || (first ? link.first() : link.second()).interfaceName().equals(port(interfaceName));
                String other = first ? link.second().node() : link.first().node();
                boolean passes = other.equals(next) || plan.interfacesOf(other).isEmpty();
                if (ours && passes && !other.equals(node) && cameBy.putIfAbsent(other, link) == null) {
                    open.add(other);
                }
            }
        }
        for (String at = next; !at.equals(node);) {
            LinkPlan link = cameBy.get(at);
            if (link == null) {
                return;
            }
            at = link.first().node().equals(at) ? link.second().node() : link.first().node();
            links.put(link.name(), at);
        }
    }

    /** The port that an interface of a VLAN, {@code eth0.10}, is on. */
    private static String port(String interfaceName) {
        int dot = interfaceName.indexOf('.');
        return dot < 0 ? interfaceName : interfaceName.substring(0, dot);
    }
}
