package wireclock.topology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.PortVlans;

/**
 * A node as the scenario describes it: what is left out, the plan chooses.
 *
 * @param name unique in the scenario
 * @param kind host, switch, hub or router
 * @param address of the first interface; the short form for nodes that have only one
 * @param interfaces addresses by interface name, in the scenario's order
 * @param gateway next hop of the default route
 * @param routes added to the routes that are computed, and stronger than one of the same prefix
 * @param vlans of a switch's ports, by the name of the interface or of its link; the others are as out of the box
 * @param mayShareAddress whether its addresses may be those of others too: it takes them over, or finds out itself
 * @param multipath whether a router gets all of several equally short routes, and not only the first
 */
public record TopologyNode(
        String name,
        NodeKind kind,
        @Nullable InterfaceAddress address,
        Map<String, InterfaceAddress> interfaces,
        @Nullable Integer gateway,
        List<StaticRoute> routes,
        Map<String, PortVlans> vlans,
        boolean mayShareAddress,
        boolean multipath) {
    public TopologyNode {
        interfaces = Collections.unmodifiableMap(new LinkedHashMap<>(interfaces));
        routes = List.copyOf(routes);
        vlans = Collections.unmodifiableMap(new LinkedHashMap<>(vlans));
    }

    /** A node about which nothing is said but its kind. */
    public TopologyNode(String name, NodeKind kind) {
        this(name, kind, null, Map.of(), null, List.of(), Map.of(), false, true);
    }

    /** The same node with an address on its first interface. */
    public TopologyNode withAddress(InterfaceAddress first) {
        return new TopologyNode(name, kind, first, interfaces, gateway, routes, vlans, mayShareAddress, multipath);
    }

    /** The same node with an address on a named interface, after those it has. */
    public TopologyNode withInterface(String interfaceName, InterfaceAddress interfaceAddress) {
        Map<String, InterfaceAddress> more = new LinkedHashMap<>(interfaces);
        more.put(interfaceName, interfaceAddress);
        return new TopologyNode(name, kind, address, more, gateway, routes, vlans, mayShareAddress, multipath);
    }

    /** The same node with a default gateway. */
    public TopologyNode withGateway(int nextHop) {
        return new TopologyNode(name, kind, address, interfaces, nextHop, routes, vlans, mayShareAddress, multipath);
    }

    /** The same node with these routes and no others given by hand. */
    public TopologyNode withRoutes(StaticRoute... given) {
        return new TopologyNode(name, kind, address, interfaces, gateway, List.of(given), vlans, mayShareAddress, multipath);
    }

    /** The same node, a switch, with the VLANs of a port. */
    public TopologyNode withVlans(String port, PortVlans portVlans) {
        Map<String, PortVlans> more = new LinkedHashMap<>(vlans);
        more.put(port, portVlans);
        return new TopologyNode(name, kind, address, interfaces, gateway, routes, more, mayShareAddress, multipath);
    }

    /** The same node, whose addresses may be those of others too. */
    public TopologyNode sharing() {
        return new TopologyNode(name, kind, address, interfaces, gateway, routes, vlans, true, multipath);
    }

    /** The same node with or without several routes to one network. */
    public TopologyNode withMultipath(boolean wanted) {
        return new TopologyNode(name, kind, address, interfaces, gateway, routes, vlans, mayShareAddress, wanted);
    }
}
