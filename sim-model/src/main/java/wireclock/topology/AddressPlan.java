package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Prefix;

/**
 * Gives every segment its network and every interface of a host or router its addresses.
 *
 * <p>Networks: as the addresses given by hand fix them, else from the {@link SubnetPool}. Inside a network the free
 * addresses are dealt out from the lowest, to routers first, so that 10.0.0.1 is a LAN's router as people expect, then
 * to hosts, both in the order of the links. MAC addresses are locally administered, 02:00:00:00:00:01 and on, node by
 * node in the scenario's order.
 */
final class AddressPlan {
    /** The locally administered, individual address that all others are counted from (IEEE 802, section 8.4). */
    private static final long FIRST_MAC = 0x0200_0000_0001L;

    private final Wiring wiring;
    private final List<Segment> segments;
    private final Problems problems;
    private final Map<Port, InterfaceAddress> addresses = new HashMap<>();
    private final Map<Port, Integer> segmentAt = new HashMap<>();
    private final List<Ipv4Prefix> networks = new ArrayList<>();
    private int macsTaken;

    AddressPlan(Wiring wiring, List<Segment> segments, Problems problems) {
        this.wiring = wiring;
        this.segments = segments;
        this.problems = problems;
        GivenAddresses given = new GivenAddresses(wiring, segments, problems);
        SubnetPool pool = new SubnetPool(given.networks());
        for (Segment segment : segments) {
            Ipv4Prefix fixed = given.networkOf(segment);
            Ipv4Prefix network = fixed != null ? fixed : pool.take(segment.number(), segment.stations().size());
            if (network == null) {
                problems.link(segment.cables().get(0).link().name(), "",
                        "no network is left in 10.0.0.0/8 for this segment",
                        "Give its interfaces addresses by hand");
                return;
            }
            networks.add(network);
            deal(segment, network, given);
        }
    }

    private void deal(Segment segment, Ipv4Prefix network, GivenAddresses given) {
        Set<Integer> taken = new HashSet<>();
        for (Port port : segment.stations()) {
            segmentAt.put(port, segment.number());
            InterfaceAddress address = given.addressOf(port);
            if (address != null) {
                addresses.put(port, address);
                taken.add(address.address());
            }
        }
        // A long: the last network could end at 255.255.255.255.
        long next = Integer.toUnsignedLong(HostAddresses.first(network));
        for (Port port : routersFirst(segment)) {
            if (addresses.containsKey(port)) {
                continue;
            }
            while (taken.contains((int) next)) {
                next++;
            }
            if (next > Integer.toUnsignedLong(HostAddresses.last(network))) {
                problems.node(port.node(), "", "no address is left for " + port + " in " + network,
                        "Its segment (" + segment.describe() + ") has " + segment.stations().size()
                                + " interfaces: give them addresses with a shorter prefix length");
                return;
            }
            addresses.put(port, new InterfaceAddress((int) next++, network.length()));
        }
    }

    private List<Port> routersFirst(Segment segment) {
        List<Port> order = new ArrayList<>();
        for (Port port : segment.stations()) {
            if (wiring.kindAt(port) == NodeKind.ROUTER) {
                order.add(port);
            }
        }
        for (Port port : segment.stations()) {
            if (wiring.kindAt(port) != NodeKind.ROUTER) {
                order.add(port);
            }
        }
        return order;
    }

    /** All interfaces of hosts and routers by node, in the scenario's order; only after a planning without problems. */
    Map<String, List<InterfacePlan>> interfaces() {
        Map<String, List<InterfacePlan>> byNode = new LinkedHashMap<>();
        macsTaken = 0;
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind().joinsSegments()) {
                continue;
            }
            List<InterfacePlan> own = new ArrayList<>();
            Map<Cable, Long> macs = new HashMap<>();
            for (Port port : wiring.portsOf(node.name())) {
                InterfaceAddress address = required(addresses.get(port));
                Cable cable = wiring.cableAt(port);
                TopologyLink link = cable.link();
                // The VLANs of one interface share its adapter, and so its address.
                long adapter = macs.computeIfAbsent(cable, key -> FIRST_MAC + macsTaken++);
                own.add(new InterfacePlan(node.name(), port.interfaceName(), adapter, address.address(),
                        address.prefixLength(), link.name(), link.mtu(), required(segmentAt.get(port))));
            }
            byNode.put(node.name(), List.copyOf(own));
        }
        return byNode;
    }

    /** The segments with their networks and interfaces, by number. */
    List<SegmentPlan> segments(Map<String, List<InterfacePlan>> interfaces) {
        Map<Port, InterfacePlan> byPort = new HashMap<>();
        interfaces.values().forEach(own -> own.forEach(plan -> byPort.put(plan.port(), plan)));
        List<SegmentPlan> plans = new ArrayList<>();
        for (Segment segment : segments) {
            plans.add(new SegmentPlan(segment.number(), networks.get(segment.number()),
                    segment.cables().stream().map(cable -> cable.link().name()).toList(),
                    segment.stations().stream().map(port -> required(byPort.get(port))).toList()));
        }
        return plans;
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
