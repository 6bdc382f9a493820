package wireclock.scenario.imported;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells into how many pieces without links between them a network falls: sets of nodes, joined link by link. */
final class Pieces {
    private final Map<String, String> parents = new HashMap<>();

    Pieces(ImportedNetwork network) {
        for (ImportedNetwork.Link link : network.links) {
            parents.put(root(link.first()), root(link.second()));
        }
    }

    private String root(String id) {
        String at = id;
        while (true) {
            String parent = parents.getOrDefault(at, at);
            if (parent.equals(at)) {
                return at;
            }
            // Halving the path keeps all ways short.
            String grandparent = parents.getOrDefault(parent, parent);
            parents.put(at, grandparent);
            at = grandparent;
        }
    }

    /** The number of pieces that some of its nodes lie in. */
    long count(Set<String> ids) {
        return ids.stream().map(this::root).distinct().count();
    }
}
