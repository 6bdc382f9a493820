package wireclock.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network as it is drawn.
 *
 * @param nodes in the scenario's order
 * @param links in the scenario's order
 */
public record NetworkPicture(List<PicturedNode> nodes, List<PicturedLink> links) {
    /** Up to here coordinates are rounded, so that no last bit shows. */
    private static final double STEPS = 1000;

    public NetworkPicture {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /**
     * A node.
     *
     * @param kind host, switch, hub or router
     */
    public record PicturedNode(String name, String kind) {}

    /**
     * A link.
     *
     * @param first node at its first end
     * @param second node at its second end
     * @param wire what it shares with the other links of its collision domain; its own name if nothing
     */
    public record PicturedLink(String name, String first, String second, String wire) {}

    /** Which wire a link belongs to, by the link's name. */
    Map<String, String> wires() {
        Map<String, String> wires = new LinkedHashMap<>();
        links.forEach(link -> wires.put(link.name(), link.wire()));
        return wires;
    }

    /** For the page: with coordinates, unless the network is too large for a drawing. */
    Map<String, @Nullable Object> tree() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        nodes.forEach(node -> numbers.put(node.name(), numbers.size()));
        boolean drawn = nodes.size() <= StressLayout.MOST_NODES;
        double[][] places = drawn ? StressLayout.of(nodes.size(),
                links.stream().map(link -> new int[] {numbers.get(link.first()), numbers.get(link.second())}).toList())
                : new double[0][];
        List<Map<String, @Nullable Object>> nodeTrees = new ArrayList<>();
        for (PicturedNode node : nodes) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("name", node.name());
            tree.put("kind", node.kind());
            if (drawn) {
                int number = nodeTrees.size();
                tree.put("x", Math.rint(places[0][number] * STEPS) / STEPS);
                tree.put("y", Math.rint(places[1][number] * STEPS) / STEPS);
            }
            nodeTrees.add(tree);
        }
        List<Object> linkTrees = new ArrayList<>();
        links.forEach(link -> linkTrees.add(List.of(link.name(), link.first(), link.second())));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("drawn", drawn);
        tree.put("nodes", nodeTrees);
        tree.put("links", linkTrees);
        return tree;
    }
}
