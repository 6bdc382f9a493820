package wireclock.topology;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/**
 * Finds switches that are linked in a circle, where one broadcast runs around for ever unless a spanning tree cuts it.
 *
 * <p>Cables are laid one after another into a forest; one that joins two switches of the same tree closes a circle. VLANs
 * do not matter here: the spanning tree of IEEE 802.1D is one for all of them.
 */
final class SwitchLoops {
    private SwitchLoops() {}

    /** The switches of every group of linked switches in which there is a circle. */
    static Set<String> of(Wiring wiring) {
        Set<String> switches = new LinkedHashSet<>();
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind().joinsSegments()) {
                switches.add(node.name());
            }
        }
        UnionFind<String> groups = new UnionFind<>(switches);
        Set<String> closing = new LinkedHashSet<>();
        for (Cable cable : wiring.cables()) {
            String first = cable.first().node();
            String second = cable.second().node();
            if (switches.contains(first) && switches.contains(second)) {
                if (groups.inSameSet(first, second)) {
                    closing.add(first);
                } else {
                    groups.union(first, second);
                }
            }
        }
        Set<String> roots = new LinkedHashSet<>();
        closing.forEach(node -> roots.add(groups.find(node)));
        switches.removeIf(node -> !roots.contains(groups.find(node)));
        return switches;
    }
}
