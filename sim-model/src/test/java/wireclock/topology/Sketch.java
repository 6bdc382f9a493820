package wireclock.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/** A topology drawn in a few words, for tests. Links are called after their ends: {@code h1-sw1}. */
final class Sketch {
    private final List<TopologyNode> nodes = new ArrayList<>();
    private final List<TopologyLink> links = new ArrayList<>();
    private final List<TopologyFlow> flows = new ArrayList<>();

    Sketch hosts(String... names) {
        return add(NodeKind.HOST, names);
    }

    Sketch switches(String... names) {
        return add(NodeKind.SWITCH, names);
    }

    Sketch routers(String... names) {
        return add(NodeKind.ROUTER, names);
    }

    private Sketch add(NodeKind kind, String... names) {
        for (String name : names) {
            nodes.add(new TopologyNode(name, kind));
        }
        return this;
    }

    /** Says more about a node that is there already. */
    Sketch with(String name, UnaryOperator<TopologyNode> more) {
        nodes.replaceAll(node -> node.name().equals(name) ? more.apply(node) : node);
        return this;
    }

    Sketch address(String name, String address) {
        return with(name, node -> node.withAddress(InterfaceAddress.parse(address)));
    }

    Sketch address(String name, String interfaceName, String address) {
        return with(name, node -> node.withInterface(interfaceName, InterfaceAddress.parse(address)));
    }

    Sketch gateway(String name, String gateway) {
        return with(name, node -> node.withGateway(Ipv4Address.parse(gateway)));
    }

    Sketch route(String name, String to, String via) {
        return with(name, node -> node.withRoutes(new StaticRoute(Ipv4Prefix.parse(to), Ipv4Address.parse(via))));
    }

    Sketch link(String first, String second) {
        return link(first, second, 1);
    }

    Sketch link(String first, String second, long weightPs) {
        return link(first, second, weightPs, 1500);
    }

    Sketch link(String first, String second, long weightPs, int mtu) {
        String name = first + "-" + second;
        links.add(new TopologyLink(name, Endpoint.parse(first), Endpoint.parse(second), weightPs, mtu));
        return this;
    }

    Sketch flow(String name, String from, String to) {
        flows.add(new TopologyFlow(name, from, to));
        return this;
    }

    NetworkPlan plan() {
        return Topology.of(nodes, links, flows);
    }

    /** Interfaces as {@code h1:eth0 10.0.0.1/24}. */
    static List<String> addresses(NetworkPlan plan) {
        return plan.interfaces().stream()
                .map(own -> own.port() + " " + new InterfaceAddress(own.address(), own.prefixLength()))
                .toList();
    }

    /** A table without the node's name: {@code 10.0.1.0/24 via 10.0.0.1 dev eth0 metric 1}. */
    static List<String> routes(NetworkPlan plan, String node) {
        return plan.routesOf(node).stream().map(route -> route.toString().substring(node.length() + 2)).toList();
    }
}
