package wireclock.topology;

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

    GivenRoutes(List<SegmentPlan> segments, Problems problems) {
        this.segments = segments;
        this.problems = problems;
    }

    /** The routes given for one node, by prefix, in the scenario's order. */
    Map<Ipv4Prefix, RoutePlan> of(TopologyNode node, List<InterfacePlan> own) {
        Map<Ipv4Prefix, RoutePlan> routes = new LinkedHashMap<>();
        if (node.gateway() != null) {
            add(routes, node, own, DEFAULT, node.gateway(), "gateway", "gateway");
        }
        for (int i = 0; i < node.routes().size(); i++) {
            StaticRoute given = node.routes().get(i);
            String field = "routes[" + i + "]";
            add(routes, node, own, given.to(), given.via(), field + ".to", field + ".via");
        }
        return routes;
    }

    private void add(
            Map<Ipv4Prefix, RoutePlan> routes, TopologyNode node, List<InterfacePlan> own,
            Ipv4Prefix to, int via, String toField, String viaField) {
        for (InterfacePlan plan : own) {
            if (plan.network().equals(to)) {
                problems.node(node.name(), toField, node.name() + " is itself on " + to + " with " + plan.name(),
                        "Packets for a network on the link need no next hop: remove the route");
                return;
            }
        }
        InterfacePlan out = outInterface(own, via);
        if (out == null) {
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
        if (routes.putIfAbsent(to, new RoutePlan(node.name(), to, via, out.name(), 0)) != null) {
            problems.node(node.name(), toField, node.name() + " has two routes to " + to, "Keep one of them");
        }
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
