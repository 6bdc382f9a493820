package wireclock.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Gives every end of every link an interface name.
 *
 * <p>Names in the scenario stay. The other ends get, in the order of the links, first the interfaces that the node
 * declares under names of its own ({@code wan}, {@code lan}), then the free ones of eth0, eth1, …
 */
final class PortNames {
    private static final Pattern NUMBERED = Pattern.compile("eth[0-9]+");

    private final Map<String, TopologyNode> nodes;
    private final Problems problems;
    /** Which link is plugged into a port. */
    private final Map<Port, String> taken = new HashMap<>();
    private final Map<String, Deque<String>> declared = new HashMap<>();
    private final Map<String, Integer> nextNumber = new HashMap<>();

    private PortNames(Map<String, TopologyNode> nodes, Problems problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    /** Cables for the links, in their order; both ends of each must name a node. */
    static List<Cable> assign(Map<String, TopologyNode> nodes, Collection<TopologyLink> links, Problems problems) {
        PortNames names = new PortNames(nodes, problems);
        // Names given by hand come first, wherever they stand: an automatic name must not take them away.
        for (TopologyLink link : links) {
            names.reserve(link, link.first(), "endpoints[0]");
            names.reserve(link, link.second(), "endpoints[1]");
        }
        List<Cable> cables = new ArrayList<>();
        for (TopologyLink link : links) {
            cables.add(new Cable(link, names.portFor(link, link.first()), names.portFor(link, link.second())));
        }
        return cables;
    }

    private void reserve(TopologyLink link, Endpoint end, String field) {
        if (end.interfaceName() == null) {
            return;
        }
        Port port = new Port(end.node(), end.interfaceName());
        String other = taken.putIfAbsent(port, link.name());
        if (other != null) {
            problems.link(link.name(), field, port + " is already the end of link " + other,
                    "An interface takes one link: name another interface, or only the node to get the next free one");
        }
    }

    private Port portFor(TopologyLink link, Endpoint end) {
        if (end.interfaceName() != null) {
            return new Port(end.node(), end.interfaceName());
        }
        Deque<String> own = declared.computeIfAbsent(end.node(), this::ownNames);
        while (!own.isEmpty()) {
            Port port = new Port(end.node(), own.removeFirst());
            if (taken.putIfAbsent(port, link.name()) == null) {
                return port;
            }
        }
        while (true) {
            int number = nextNumber.merge(end.node(), 1, Integer::sum) - 1;
            Port port = new Port(end.node(), "eth" + number);
            if (taken.putIfAbsent(port, link.name()) == null) {
                return port;
            }
        }
    }

    private Deque<String> ownNames(String node) {
        Deque<String> names = new ArrayDeque<>(Objects.requireNonNull(nodes.get(node)).interfaces().keySet());
        names.removeIf(name -> NUMBERED.matcher(name).matches() || VlanInterface.of(name) != null);
        return names;
    }
}
