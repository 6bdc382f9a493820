package wireclock.scenario.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.YamlComposer;
import wireclock.scenario.source.YamlNode;

/**
 * Reads a network from a topology of containerlab: Linux containers are hosts, bridges are switches, and everything
 * else is a network operating system and so a router. A Linux container whose image is a routing daemon's is a router too.
 */
final class ContainerlabReader {
    private static final Set<String> SWITCHES = Set.of("bridge", "ovs-bridge");
    private static final List<String> ROUTING_IMAGES = List.of("frr", "bird", "vyos", "gobgp", "quagga", "openbgpd");
    /** Ends of links that are not nodes of the topology but the machine that it runs on. */
    private static final Set<String> OUTSIDE = Set.of("host", "mgmt-net", "macvlan", "dummy", "vxlan", "vxlan-stitch");

    private final Problems problems;
    private final ImportedNetwork network = new ImportedNetwork();

    private ContainerlabReader(Problems problems) {
        this.problems = problems;
    }

    static ImportedNetwork read(String text, Problems problems) throws ScenarioException {
        YamlNode root = YamlComposer.compose(text, problems);
        problems.throwIfAny();
        return new ContainerlabReader(problems).network(root);
    }

    private ImportedNetwork network(@Nullable YamlNode root) throws ScenarioException {
        YamlNode topology = entry(root, "topology");
        if (!(topology instanceof YamlNode.Mapping)) {
            throw problems.fatal(root == null ? Mark.FILE : root.mark(), "there is no 'topology:' in this file",
                    "Is it one of containerlab's?");
        }
        network.title = text(entry(root, "name"), "");
        if (!(entry(topology, "nodes") instanceof YamlNode.Mapping nodes)) {
            throw problems.fatal(topology.mark(), "the topology has no map of 'nodes'", "");
        }
        nodes.entries().forEach((name, entry) -> network.nodes.put(name, new ImportedNetwork.Node(name,
                kind(entry.value(), topology), null)));
        YamlNode links = entry(topology, "links");
        if (links != null && !(links instanceof YamlNode.Sequence)) {
            throw problems.fatal(links.mark(), "'links' is " + links.kind() + ", but a list is needed", "");
        }
        if (links instanceof YamlNode.Sequence list) {
            list.items().forEach(this::link);
        }
        problems.throwIfAny();
        return network;
    }

    private static String kind(YamlNode node, YamlNode topology) {
        YamlNode defaults = entry(topology, "defaults");
        YamlNode group = entry(entry(topology, "groups"), text(entry(node, "group"), ""));
        String kind = text(entry(node, "kind"), text(entry(group, "kind"), text(entry(defaults, "kind"), "linux")));
        String image = text(entry(node, "image"), text(entry(group, "image"),
                text(entry(entry(entry(topology, "kinds"), kind), "image"), ""))).toLowerCase(Locale.ROOT);
        if (SWITCHES.contains(kind)) {
            return "switch";
        }
        return kind.equals("linux") && ROUTING_IMAGES.stream().noneMatch(image::contains) ? "host" : "router";
    }

    private void link(YamlNode link) {
        if (!(entry(link, "endpoints") instanceof YamlNode.Sequence ends) || ends.items().size() != 2) {
            String type = text(entry(link, "type"), "");
            if (OUTSIDE.contains(type)) {
                network.omissions.add("a link of type " + type + ", which leads out of the topology.");
            } else {
                problems.report(link.mark(), "a link needs two 'endpoints'", "As endpoints: [\"a:eth1\", \"b:eth1\"].");
            }
            return;
        }
        List<String> nodes = new ArrayList<>();
        List<@Nullable String> ports = new ArrayList<>();
        for (YamlNode end : ends.items()) {
            String both = text(end, "");
            int colon = both.indexOf(':');
            String node = colon < 0 ? text(entry(end, "node"), both) : both.substring(0, colon);
            String port = colon < 0 ? text(entry(end, "interface"), "") : both.substring(colon + 1);
            if (!network.nodes.containsKey(node)) {
                if (OUTSIDE.contains(node)) {
                    network.omissions.add("a link to " + node + ", which is out of the topology.");
                } else {
                    problems.report(end.mark(), "there is no node '" + node + "'", "");
                }
                return;
            }
            nodes.add(node);
            ports.add(port.isEmpty() ? null : port);
        }
        network.links.add(new ImportedNetwork.Link(nodes.get(0), ports.get(0), nodes.get(1), ports.get(1), null, null,
                mtu(entry(link, "mtu"))));
    }

    private @Nullable Long mtu(@Nullable YamlNode node) {
        String text = text(node, "");
        if (node == null || text.matches("[0-9]{2,5}") && Integer.parseInt(text) >= 68
                && Integer.parseInt(text) <= 65_535) {
            return node == null ? null : Long.valueOf(text);
        }
        problems.report(node.mark(), "'" + text + "' is not an MTU", "It is a number of bytes from 68 to 65535.");
        return null;
    }

    private static @Nullable YamlNode entry(@Nullable YamlNode node, String key) {
        Map<String, YamlNode.Entry> entries = node instanceof YamlNode.Mapping map ? map.entries() : Map.of();
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    private static String text(@Nullable YamlNode node, String otherwise) {
        return node instanceof YamlNode.Scalar scalar && !scalar.isNull() ? scalar.text() : otherwise;
    }
}
