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
import wireclock.bridge.PortVlans;

/** The nodes and the cables between their ports: the topology before anybody thinks of addresses. */
final class Wiring {
    /** By length first, so that eth2 is before eth10. */
    private static final Comparator<Port> BY_NAME =
            Comparator.comparingInt((Port port) -> port.interfaceName().length()).thenComparing(Port::interfaceName);

    private final Map<String, TopologyNode> nodes;
    private final List<Cable> cables;
    private final Map<Port, Cable> cableAt = new HashMap<>();
    private final Map<String, List<Port>> portsOf = new HashMap<>();
    /** Of an interface with VLANs: those, and itself if it has an address too. */
    private final Map<Port, List<Port>> partsOf = new LinkedHashMap<>();

    private Wiring(Map<String, TopologyNode> nodes, List<Cable> cables) {
        this.nodes = nodes;
        this.cables = List.copyOf(cables);
        for (Cable cable : cables) {
            plug(cable, cable.first());
            plug(cable, cable.second());
        }
        nodes.values().forEach(this::addVlanInterfaces);
        portsOf.values().forEach(ports -> ports.sort(BY_NAME));
    }

    /** An interface that only exists in parts has no address of its own. */
    private void addVlanInterfaces(TopologyNode node) {
        for (String name : node.interfaces().keySet()) {
            VlanInterface part = VlanInterface.of(name);
            if (part == null || node.kind().joinsSegments()) {
                continue;
            }
            Port whole = new Port(node.name(), part.parent());
            Cable cable = cableAt.get(whole);
            if (cable != null) {
                Port port = new Port(node.name(), name);
                plug(cable, port);
                partsOf.computeIfAbsent(whole, key -> new ArrayList<>()).add(port);
            }
        }
        partsOf.forEach((whole, parts) -> {
            if (whole.node().equals(node.name())) {
                if (node.interfaces().containsKey(whole.interfaceName())) {
                    parts.addFirst(whole);
                } else {
                    portsOf(node.name()).remove(whole);
                }
            }
        });
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

    /** What a switch's port, named by its interface or by its link, is to VLANs. */
    PortVlans vlansAt(Port port) {
        Map<String, PortVlans> given = node(port.node()).vlans();
        PortVlans own = given.get(port.interfaceName());
        return own != null ? own : given.getOrDefault(cableAt(port).link().name(), PortVlans.DEFAULT);
    }

    /** The interfaces of a host or router at its end of a cable: that one, or its VLANs. */
    List<Port> stationsAt(Port end) {
        return partsOf.getOrDefault(end, List.of(end));
    }

    /** The ports of a node that a cable is plugged into, by interface name; eth2 is before eth10. */
    List<Port> portsOf(String node) {
        return portsOf.getOrDefault(node, List.of());
    }
}
