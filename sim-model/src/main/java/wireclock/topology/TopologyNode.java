package wireclock.topology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as the scenario describes it: what is left out, the plan chooses.
 *
 * @param name unique in the scenario
 * @param kind host, switch, hub or router
 * @param address of the first interface; the short form for nodes that have only one
 * @param interfaces addresses by interface name, in the scenario's order
 * @param gateway next hop of the default route
 * @param routes added to the routes that are computed, and stronger than one of the same prefix
 */
public record TopologyNode(
        String name,
        NodeKind kind,
        @Nullable InterfaceAddress address,
        Map<String, InterfaceAddress> interfaces,
        @Nullable Integer gateway,
        List<StaticRoute> routes) {
    public TopologyNode {
        interfaces = Collections.unmodifiableMap(new LinkedHashMap<>(interfaces));
        routes = List.copyOf(routes);
    }

    /** A node about which nothing is said but its kind. */
    public TopologyNode(String name, NodeKind kind) {
        this(name, kind, null, Map.of(), null, List.of());
    }

    /** The same node with an address on its first interface. */
    public TopologyNode withAddress(InterfaceAddress first) {
        return new TopologyNode(name, kind, first, interfaces, gateway, routes);
    }

    /** The same node with an address on a named interface, after those it has. */
    public TopologyNode withInterface(String interfaceName, InterfaceAddress interfaceAddress) {
        Map<String, InterfaceAddress> more = new LinkedHashMap<>(interfaces);
        more.put(interfaceName, interfaceAddress);
        return new TopologyNode(name, kind, address, more, gateway, routes);
    }

    /** The same node with a default gateway. */
    public TopologyNode withGateway(int nextHop) {
        return new TopologyNode(name, kind, address, interfaces, nextHop, routes);
    }

    /** The same node with these routes and no others given by hand. */
    public TopologyNode withRoutes(StaticRoute... given) {
        return new TopologyNode(name, kind, address, interfaces, gateway, List.of(given));
    }
}
