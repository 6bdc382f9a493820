package wireclock.scenario.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;

/** Reads a network from GML, as the Internet Topology Zoo writes it. */
final class GmlReader {
    private GmlReader() {}

    static ImportedNetwork read(String text, Problems problems) throws ScenarioException {
        List<GmlParser.Entry> graphs = GmlParser.parse(text, problems).stream()
                .filter(entry -> entry.key().equals("graph")).toList();
        if (graphs.isEmpty()) {
            throw problems.fatal(Mark.FILE, "there is no 'graph [ … ]' in this file", "Is it GML?");
        }
        ImportedNetwork network = new ImportedNetwork();
        List<GmlParser.Entry> graph = graphs.getFirst().list();
        for (GmlParser.Entry entry : graph) {
            Map<String, String> attributes = attributes(entry);
            switch (entry.key()) {
                case "node" -> {
                    String id = required(text, entry, attributes, "id", problems);
                    if (network.nodes.putIfAbsent(id, Attributes.node(id, attributes)) != null) {
                        throw problems.fatal(Mark.ofOffset(text, entry.offset()),
                                "there are two nodes with the id '" + id + "'", "");
                    }
                }
                case "label", "Network", "name" -> network.title = network.title.isEmpty() ? entry.text()
                        : network.title;
                default -> { }
            }
        }
        for (GmlParser.Entry entry : graph) {
            if (entry.key().equals("edge")) {
                Map<String, String> attributes = attributes(entry);
                String source = required(text, entry, attributes, "source", problems);
                String target = required(text, entry, attributes, "target", problems);
                for (String end : List.of(source, target)) {
                    if (!network.nodes.containsKey(end)) {
                        throw problems.fatal(Mark.ofOffset(text, entry.offset()),
                                "there is no node with the id '" + end + "'", "");
                    }
                }
                network.links.add(Attributes.link(source, target, attributes, network));
            }
        }
        return network;
    }

    private static Map<String, String> attributes(GmlParser.Entry entry) {
        Map<String, String> attributes = new HashMap<>();
        for (GmlParser.Entry each : entry.list()) {
            if (each.list().isEmpty()) {
                attributes.putIfAbsent(each.key().toLowerCase(Locale.ROOT), each.text());
            }
        }
        return attributes;
    }

    private static String required(String text, GmlParser.Entry entry, Map<String, String> attributes, String name,
            Problems problems) throws ScenarioException {
        String value = attributes.get(name);
        if (value == null) {
            throw problems.fatal(Mark.ofOffset(text, entry.offset()),
                    "this " + entry.key() + " has no '" + name + "'", "");
        }
        return value;
    }
}
