package wireclock.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The nodes and the cables between their ports: the topology before anybody thinks of addresses. */
final class Wiring {
    /** By length first, so that eth2 is before eth10. */
    private static final Comparator<Port> BY_NAME =
            Comparator.comparingInt((Port port) -> port.interfaceName().length()).thenComparing(Port::interfaceName);

    private final Map<String, TopologyNode> nodes;
    private final List<Cable> cables;
    private final Map<Port, Cable> cableAt = new HashMap<>();
    private final Map<String, List<Port>> portsOf = new HashMap<>();

    private Wiring(Map<String, TopologyNode> nodes, List<Cable> cables) {
        this.nodes = nodes;
        this.cables = List.copyOf(cables);
        for (Cable cable : cables) {
            plug(cable, cable.first());
            plug(cable, cable.second());
        }
        portsOf.values().forEach(ports -> ports.sort(BY_NAME));
    }

    private void plug(Cable cable, Port port) {
        cableAt.put(port, cable);
        portsOf.computeIfAbsent(port.node(), node -> new ArrayList<>()).add(port);
    }

    /**
     * Plugs every link in.
     *
     * @throws TopologyException if names are unknown or used twice
     */
    static Wiring of(List<TopologyNode> nodes, List<TopologyLink> links, Problems problems) {
        Map<String, TopologyNode> nodeByName = new LinkedHashMap<>();
        for (TopologyNode node : nodes) {
            if (nodeByName.putIfAbsent(node.name(), node) != null) {
                problems.node(node.name(), "", "there are two nodes of the name " + node.name(), "Rename one of them");
            }
        }
        Map<String, TopologyLink> linkByName = new LinkedHashMap<>();
        for (TopologyLink link : links) {
            if (linkByName.putIfAbsent(link.name(), link) != null) {
                problems.link(link.name(), "name", "there are two links of the name " + link.name(),
                        "Rename one of them");
            }
            checkEnd(link, link.first(), "endpoints[0]", nodeByName, problems);
            checkEnd(link, link.second(), "endpoints[1]", nodeByName, problems);
            if (link.first().node().equals(link.second().node())) {
                problems.link(link.name(), "endpoints", "both ends are at " + link.first().node(),
                        "A link joins two different nodes");
            }
        }
        problems.throwIfAny();
        Wiring wiring = new Wiring(nodeByName, PortNames.assign(nodeByName, linkByName.values(), problems));
        problems.throwIfAny();
        return wiring;
    }

    private static void checkEnd(
            TopologyLink link, Endpoint end, String field, Map<String, TopologyNode> nodes, Problems problems) {
        if (!nodes.containsKey(end.node())) {
            problems.link(link.name(), field, "there is no node " + end.node(),
                    "Add it under nodes, or correct the name");
        }
    }

    /** In the scenario's order. */
    Collection<TopologyNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    boolean has(String node) {
        return nodes.containsKey(node);
    }

    TopologyNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    NodeKind kindAt(Port port) {
        return node(port.node()).kind();
    }

    /** In the scenario's order. */
    List<Cable> cables() {
        return cables;
    }

    Cable cableAt(Port port) {
        return Objects.requireNonNull(cableAt.get(port), port::toString);
    }

    /** The ports of a node that a cable is plugged into, by interface name; eth2 is before eth10. */
    List<Port> portsOf(String node) {
        return portsOf.getOrDefault(node, List.of());
    }
}
