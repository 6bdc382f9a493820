package wireclock.topology;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/**
 * Finds hubs that are linked in a circle. Nothing could mend that as a spanning tree does for switches: a hub repeats
 * the first bit that it hears, which would come back to it and never end.
 */
final class HubLoops {
    private HubLoops() {}

    /** Reports every cable that closes a circle of hubs; says whether there was one. */
    static boolean check(Wiring wiring, Problems problems) {
        Set<String> hubs = new LinkedHashSet<>();
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind() == NodeKind.HUB) {
                hubs.add(node.name());
            }
        }
        UnionFind<String> trees = new UnionFind<>(hubs);
        boolean found = false;
        for (Cable cable : wiring.cables()) {
            String first = cable.first().node();
            String second = cable.second().node();
            if (!hubs.contains(first) || !hubs.contains(second)) {
                continue;
            }
            if (trees.inSameSet(first, second)) {
                found = true;
                problems.link(cable.link().name(), "endpoints",
                        "it closes a circle of hubs, between " + first + " and " + second,
                        "A hub repeats every signal to all its other ports, so it would run round for ever: remove a "
                                + "link of the circle, or make one of the hubs a switch");
            } else {
                trees.union(first, second);
            }
        }
        return found;
    }
}
