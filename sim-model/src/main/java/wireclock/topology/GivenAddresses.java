package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * The addresses that the scenario gives by hand, checked against each other.
 *
 * <p>The first of a segment, in the order of its links, fixes the segment's network.
 */
final class GivenAddresses {
    private final Wiring wiring;
    private final Problems problems;
    private final Map<Port, InterfaceAddress> addresses = new HashMap<>();
    private final Map<Integer, Port> owners = new HashMap<>();
    /** By segment number. */
    private final Map<Integer, Ipv4Prefix> networks = new LinkedHashMap<>();
    private final Map<Integer, Port> fixedBy = new HashMap<>();

    GivenAddresses(Wiring wiring, List<Segment> segments, Problems problems) {
        this.wiring = wiring;
        this.problems = problems;
        for (Segment segment : segments) {
            for (Port port : segment.stations()) {
                InterfaceAddress given = given(port);
                if (given != null) {
                    accept(segment, port, given);
                }
            }
        }
        checkOverlaps(segments);
    }

    /** The network that a segment's addresses fix, or null if it has none by hand. */
    @Nullable Ipv4Prefix networkOf(Segment segment) {
        return networks.get(segment.number());
    }

    List<Ipv4Prefix> networks() {
        return new ArrayList<>(networks.values());
    }

    @Nullable InterfaceAddress addressOf(Port port) {
        return addresses.get(port);
    }

    private @Nullable InterfaceAddress given(Port port) {
        TopologyNode node = wiring.node(port.node());
        return isShortForm(node, port) ? node.address() : node.interfaces().get(port.interfaceName());
    }

    private boolean isShortForm(TopologyNode node, Port port) {
        return node.address() != null && wiring.portsOf(node.name()).get(0).equals(port);
    }

    private String fieldOf(Port port) {
        boolean shortForm = isShortForm(wiring.node(port.node()), port);
        return shortForm ? "address" : "interfaces." + port.interfaceName();
    }

    private void accept(Segment segment, Port port, InterfaceAddress given) {
        String objection = HostAddresses.objection(given);
        if (!objection.isEmpty()) {
            problems.node(port.node(), fieldOf(port), objection,
                    "Take one of " + HostAddresses.range(given.network()) + ", or leave the address out");
            return;
        }
        Port owner = owners.putIfAbsent(given.address(), port);
        if (owner != null && !mayShare(segment, owner, port)) {
            problems.node(port.node(), fieldOf(port), Ipv4Address.format(given.address())
                    + " is already the address of " + owner,
                    "Give each interface an address of its own, or leave one of them out");
            return;
        }
        Ipv4Prefix network = networks.putIfAbsent(segment.number(), given.network());
        if (network != null && !network.equals(given.network())) {
            problems.node(port.node(), fieldOf(port), outside(segment, given, network),
                    "Stations that no router parts share one network: take one of " + HostAddresses.range(network)
                            + " with /" + network.length());
            return;
        }
        fixedBy.putIfAbsent(segment.number(), port);
        addresses.put(port, given);
    }

    /** Two stations of one segment may want one address if one of them minds that itself. */
    private boolean mayShare(Segment segment, Port owner, Port port) {
        return segment.stations().contains(owner)
                && (wiring.node(owner.node()).mayShareAddress() || wiring.node(port.node()).mayShareAddress());
    }

    private String outside(Segment segment, InterfaceAddress given, Ipv4Prefix network) {
        String what = network.contains(given.address())
                ? given + " has another prefix length than " + network
                : given + " is outside " + network;
        return what + ", the network of its segment (" + segment.describe() + "), which "
                + fixedBy.get(segment.number()) + " fixes";
    }

    private void checkOverlaps(List<Segment> segments) {
        Map<Integer, Ipv4Prefix> earlier = new LinkedHashMap<>();
        for (Map.Entry<Integer, Ipv4Prefix> entry : networks.entrySet()) {
            for (Map.Entry<Integer, Ipv4Prefix> other : earlier.entrySet()) {
                Port port = fixedBy.get(entry.getKey());
                if (port != null && entry.getValue().overlaps(other.getValue())) {
                    problems.node(port.node(), fieldOf(port),
                            entry.getValue() + " overlaps " + other.getValue() + " of another segment ("
                                    + segments.get(other.getKey()).describe() + ")",
                            "A router parts the two segments, so each needs a network of its own");
                }
            }
            earlier.put(entry.getKey(), entry.getValue());
        }
    }
}
