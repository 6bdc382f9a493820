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
 * @param latencyPs how long the node takes over each arriving frame
 * @param tcp a host's settings over the scenario's defaults; what is null in it is as {@link TcpSpec#STANDARD} says
 */
public record NodeSpec(Place place, String name, NodeKind kind, @Nullable InterfaceAddress address,
        @Nullable Integer gateway, Map<String, InterfaceAddress> interfaces, List<RouteSpec> routes, ArpMode arp,
        long latencyPs, TcpSpec tcp) {

    /** The node as a scenario file would say it, with every default. */
    Object tree() {
        Tree tree = new Tree().put(NodeKeys.KIND, kind)
                .put(NodeKeys.ADDRESS, address)
                .put(NodeKeys.GATEWAY, gateway)
                .put(NodeKeys.INTERFACES, interfaces.isEmpty() ? null : interfaces)
                .putTrees(NodeKeys.ROUTES, routes.stream().map(RouteSpec::tree).toList());
        if (kind != NodeKind.SWITCH && kind != NodeKind.HUB) {
            tree.put(NodeKeys.ARP, arp);
        }
        tree.put(NodeKeys.LATENCY, latencyPs);
        if (kind == NodeKind.HOST) {
            tree.putTree(NodeKeys.TCP, tcp.over(TcpSpec.STANDARD).tree());
        }
        return tree.map();
    }
}
