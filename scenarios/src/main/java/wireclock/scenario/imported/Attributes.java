package wireclock.scenario.imported;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.imported.ImportedNetwork.Link;
import wireclock.scenario.imported.ImportedNetwork.Node;

/** What graph files say of vertices and edges, by name in small letters, made into nodes and links. */
final class Attributes {
    private Attributes() {}

    /** A vertex is a router, unless it names another kind of ours; graphs of networks show cities and exchanges. */
    static Node node(String id, Map<String, String> attributes) {
        String kind = switch (attributes.getOrDefault("kind", attributes.getOrDefault("type", ""))) {
            case "host" -> "host";
            case "switch" -> "switch";
            default -> "router";
        };
        return new Node(attributes.getOrDefault("label", attributes.getOrDefault("name", id)), kind,
                Site.of(either(attributes, "latitude", "lat"), either(attributes, "longitude", "lon")));
    }

    /** An edge between two nodes that are known; without a delay of its own it is as long as the great circle. */
    static Link link(String first, String second, Map<String, String> attributes, ImportedNetwork network) {
        LinkAttributes link = new LinkAttributes(attributes);
        Long delayPs = link.delayPs();
        Site from = site(network, first);
        Site to = site(network, second);
        if (delayPs == null && from != null && to != null) {
            delayPs = from.delayPs(to);
        }
        return new Link(first, null, second, null, link.rateBitPerS(), delayPs, null);
    }

    private static @Nullable Site site(ImportedNetwork network, String id) {
        Node node = network.nodes.get(id);
        return node == null ? null : node.site();
    }

    private static @Nullable String either(Map<String, String> attributes, String name, String other) {
        String value = attributes.get(name);
        return value == null ? attributes.get(other) : value;
    }
}
