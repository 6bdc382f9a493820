package wireclock.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * A node: one of those that a {@code count} made, where there was one.
 *
 * @param place where it is described
 * @param address of a host's first interface, or null where it is assigned
 * @param gateway a host's default gateway, or null where it is computed
 * @param interfaces addresses by interface name, in the order of the file; empty where all are assigned
 * @param routes static routes, beside the computed ones
 * @param arp address resolution; of no meaning to a switch
 * @param latencyPs how long the node takes over each arriving frame
 * @param tcp a host's settings over the scenario's defaults; what is null in it is as {@link TcpSpec#STANDARD} says
 * @param switching what a switch is beyond that; of other nodes as {@link SwitchSpec#STANDARD} says
 * @param multicast how a host or router takes part in multicast and broadcast
 * @param ip settings of the network layer; a switch has none
 * @param ecmp what a router does with equally good routes
 * @param positionM where it stands in a plane, two coordinates in metres, or empty
 */
public record NodeSpec(Place place, String name, NodeKind kind, @Nullable InterfaceAddress address,
        @Nullable Integer gateway, Map<String, InterfaceAddress> interfaces, List<RouteSpec> routes, ArpSpec arp,
        long latencyPs, TcpSpec tcp, SwitchSpec switching, MulticastSpec multicast, IpSpec ip, EcmpMode ecmp,
        List<Long> positionM) {

    /** The node as a scenario file would say it, with every default. */
    Object tree() {
        Tree tree = new Tree().put(NodeKeys.KIND, kind)
                .put(NodeKeys.ADDRESS, address)
                .put(NodeKeys.GATEWAY, gateway)
                .put(NodeKeys.INTERFACES, interfaces.isEmpty() ? null : interfaces)
                .putTrees(NodeKeys.ROUTES, routes.stream().map(RouteSpec::tree).toList());
        boolean station = kind == NodeKind.HOST || kind == NodeKind.ROUTER;
        if (station) {
            tree.putTree(NodeKeys.ARP, arp.tree());
        }
        tree.put(NodeKeys.LATENCY, latencyPs);
        if (station) {
            ip.putInto(tree, kind);
        }
        if (kind == NodeKind.HOST) {
            tree.putTree(NodeKeys.TCP, tcp.over(TcpSpec.STANDARD).tree());
        }
        if (kind == NodeKind.SWITCH) {
            tree.putAll(switching.tree());
        }
        multicast.addTo(tree, kind);
        if (kind == NodeKind.ROUTER) {
            tree.put(NodeKeys.ECMP, ecmp);
        }
        tree.put(NodeKeys.POSITION, positionM.isEmpty() ? null : positionM);
        return tree.map();
    }
}
