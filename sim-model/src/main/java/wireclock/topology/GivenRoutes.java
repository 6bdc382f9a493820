package wireclock.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** Turns the gateway and the routes that the scenario gives by hand into lines of routing tables, and checks them. */
final class GivenRoutes {
    static final Ipv4Prefix DEFAULT = new Ipv4Prefix(Ipv4Address.ANY, 0);

    private final List<SegmentPlan> segments;
    private final Problems problems;
    /** By node: lines that a better one to the same network stands before. */
    private final Map<String, List<RoutePlan>> alternatives = new LinkedHashMap<>();

    GivenRoutes(List<SegmentPlan> segments, Problems problems) {
        this.segments = segments;
        this.problems = problems;
    }

    /** The routes given for one node, by prefix, in the scenario's order: of several to one network the best. */
    Map<Ipv4Prefix, RoutePlan> of(TopologyNode node, List<InterfacePlan> own) {
        Map<Ipv4Prefix, RoutePlan> routes = new LinkedHashMap<>();
        if (node.gateway() != null) {
            add(routes, node, own, new StaticRoute(DEFAULT, node.gateway()), "gateway", "gateway", "gateway");
        }
        for (int i = 0; i < node.routes().size(); i++) {
            String field = "routes[" + i + "]";
            add(routes, node, own, node.routes().get(i), field + ".to", field + ".via", field + ".dev");
        }
        return routes;
    }

    /** The routes given for one node that a better one to the same network stands before. */
    List<RoutePlan> alternativesOf(String node) {
        return alternatives.getOrDefault(node, List.of());
    }

    private void add(Map<Ipv4Prefix, RoutePlan> routes, TopologyNode node, List<InterfacePlan> own, StaticRoute given,
            String toField, String viaField, String devField) {
        Ipv4Prefix to = given.to();
        int via = given.via();
        for (InterfacePlan plan : own) {
            if (plan.network().equals(to)) {
                problems.node(node.name(), toField, node.name() + " is itself on " + to + " with " + plan.name(),
                        "Packets for a network on the link need no next hop: remove the route");
                return;
            }
        }
        String dev = given.dev();
        InterfacePlan out = dev == null ? outInterface(own, via) : named(own, dev);
        if (out == null && dev != null) {
            problems.node(node.name(), devField, node.name() + " has no interface " + dev,
                    "It is on " + networks(own));
            return;
        }
        if (out != null && via == Ipv4Address.ANY) {
            put(routes, new RoutePlan(node.name(), to, via, out.name(), given.metric()), toField);
            return;
        }
        if (out == null || !out.network().contains(via)) {
            problems.node(node.name(), viaField, Ipv4Address.format(via) + " is on no network of " + node.name(),
                    "The next hop must be a neighbour; " + node.name() + " is on " + networks(own));
            return;
        }
        InterfacePlan nextHop = owner(out, via);
        if (nextHop != null && nextHop.node().equals(node.name())) {
            problems.node(node.name(), viaField, Ipv4Address.format(via) + " is an address of " + node.name()
                    + " itself",
                    "Name the address of the neighbour that is to pass the packets on");
            return;
        }
        warnOfNextHop(node, nextHop, via, viaField);
        put(routes, new RoutePlan(node.name(), to, via, out.name(), given.metric()), toField);
    }

    private void put(Map<Ipv4Prefix, RoutePlan> routes, RoutePlan line, String toField) {
        RoutePlan present = routes.putIfAbsent(line.prefix(), line);
        if (present == null) {
            return;
        }
        List<RoutePlan> others = alternatives.computeIfAbsent(line.node(), node -> new ArrayList<>());
        if (present.metric() == line.metric() || others.stream().anyMatch(other -> other.prefix().equals(line.prefix())
                && other.metric() == line.metric())) {
            problems.node(line.node(), toField, line.node() + " has two routes to " + line.prefix(),
                    "Keep one of them, or give them different metrics");
        } else if (present.metric() < line.metric()) {
            others.add(line);
        } else {
            routes.put(line.prefix(), line);
            others.add(present);
        }
    }

    private static @Nullable InterfacePlan named(List<InterfacePlan> own, String name) {
        for (InterfacePlan plan : own) {
            if (plan.name().equals(name)) {
                return plan;
            }
        }
        return null;
    }

    private void warnOfNextHop(TopologyNode node, @Nullable InterfacePlan nextHop, int via, String field) {
        if (nextHop == null) {
            problems.warnOfNode(node.name(), field, "nobody has the address " + Ipv4Address.format(via),
                    "ARP will find no answer, and packets on this route will be lost");
        }
    }

    private static @Nullable InterfacePlan outInterface(List<InterfacePlan> own, int via) {
        for (InterfacePlan plan : own) {
            if (plan.network().contains(via)) {
                return plan;
            }
        }
        return null;
    }

    private @Nullable InterfacePlan owner(InterfacePlan out, int address) {
        for (InterfacePlan plan : segments.get(out.segment()).interfaces()) {
            if (plan.address() == address) {
                return plan;
            }
        }
        return null;
    }

    private static String networks(List<InterfacePlan> own) {
        StringBuilder text = new StringBuilder();
        for (InterfacePlan plan : own) {
            text.append(text.isEmpty() ? "" : ", ").append(plan.network()).append(" (").append(plan.name()).append(')');
        }
        return text.toString();
    }
}
