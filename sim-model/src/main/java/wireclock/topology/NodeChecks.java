package wireclock.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said against a node without knowing any address: loose ends, and addresses where none can be. */
final class NodeChecks {
    private NodeChecks() {}

    static void check(Wiring wiring, Problems problems) {
        for (TopologyNode node : wiring.nodes()) {
            List<Port> ports = wiring.portsOf(node.name());
            if (ports.isEmpty()) {
                problems.node(node.name(), "", "no link leads to " + node.name(),
                        "Add a link with " + node.name() + " among its endpoints, or remove the node");
            } else if (node.kind().joinsSegments()) {
                checkJoining(node, problems);
                checkPorts(node, ports, wiring, problems);
            } else {
                checkStation(node, ports, problems);
            }
        }
    }

    private static void checkJoining(TopologyNode node, Problems problems) {
        String hint = "Give it to a host or a router, or make " + node.name() + " a router";
        if (node.address() != null) {
            problems.node(node.name(), "address", "a " + node.kind() + " has no address", hint);
        }
        for (String name : node.interfaces().keySet()) {
            problems.node(node.name(), "interfaces." + name, "a " + node.kind() + " has no address", hint);
        }
        if (node.gateway() != null) {
            problems.node(node.name(), "gateway", "a " + node.kind() + " has no routes", hint);
        }
        if (!node.routes().isEmpty()) {
            problems.node(node.name(), "routes", "a " + node.kind() + " has no routes", hint);
        }
    }

    /** Ports are named by their interface or their link, but not by both. */
    private static void checkPorts(TopologyNode node, List<Port> ports, Wiring wiring, Problems problems) {
        Set<Port> named = new HashSet<>();
        for (String name : node.vlans().keySet()) {
            Port port = null;
            for (Port candidate : ports) {
                if (candidate.interfaceName().equals(name) || wiring.cableAt(candidate).link().name().equals(name)) {
                    port = candidate;
                }
            }
            if (port == null) {
                problems.node(node.name(), "ports." + name, node.name() + " has no port " + name,
                        "Name an interface or a link; it has " + describe(ports, wiring));
            } else if (!named.add(port)) {
                problems.node(node.name(), "ports." + name, "port " + port.interfaceName() + " is described twice",
                        "Name it by its interface or by its link, not by both");
            }
        }
    }

    private static String describe(List<Port> ports, Wiring wiring) {
        return ports.stream().map(port -> port.interfaceName() + " (" + wiring.cableAt(port).link().name() + ")")
                .collect(Collectors.joining(", "));
    }

    private static void checkStation(TopologyNode node, List<Port> ports, Problems problems) {
        for (String name : node.interfaces().keySet()) {
            if (!ports.contains(new Port(node.name(), name))) {
                problems.node(node.name(), "interfaces." + name, "no link leads to interface " + name,
                        "Name it in a link's endpoints as \"" + node.name() + ":" + name
                        + "\"; linked are " + names(ports));
            }
        }
        String first = ports.get(0).interfaceName();
        if (node.address() != null && node.interfaces().containsKey(first)) {
            problems.node(node.name(), "address", "interface " + first + " gets two addresses",
                    "Keep either address or interfaces." + first);
        }
        if (node.kind() == NodeKind.ROUTER && ports.size() == 1) {
            problems.warnOfNode(node.name(), "", "router " + node.name() + " has a single interface",
                    "It can only send packets back to where they came from; is a link missing?");
        }
    }

    private static String names(List<Port> ports) {
        StringBuilder text = new StringBuilder();
        for (Port port : ports) {
            text.append(text.isEmpty() ? "" : ", ").append(port.interfaceName());
        }
        return text.toString();
    }
}
