package wireclock.topology;

import java.util.ArrayList;
import java.util.List;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.alg.util.UnionFind;
import org.jgrapht.graph.Multigraph;

/**
 * Finds switches that are linked in a circle, where one broadcast would run around for ever.
 *
 * <p>Cables are laid one after another into a forest; the one that closes a circle is reported together with the way
 * through the forest that it closes.
 */
final class SwitchLoops {
    private SwitchLoops() {}

    static void check(Wiring wiring, Problems problems) {
        Multigraph<String, Cable> forest = new Multigraph<>(Cable.class);
        UnionFind<String> trees = new UnionFind<>(forest.vertexSet());
        for (TopologyNode node : wiring.nodes()) {
            if (node.kind().joinsSegments()) {
                forest.addVertex(node.name());
                trees.addElement(node.name());
            }
        }
        for (Cable cable : wiring.cables()) {
            String first = cable.first().node();
            String second = cable.second().node();
            if (!forest.containsVertex(first) || !forest.containsVertex(second)) {
                continue;
            }
            if (trees.inSameSet(first, second)) {
                report(cable, BFSShortestPath.findPathBetween(forest, first, second), problems);
            } else {
                trees.union(first, second);
                forest.addEdge(first, second, cable);
            }
        }
    }

    private static void report(Cable closing, GraphPath<String, Cable> circle, Problems problems) {
        List<String> names = new ArrayList<>();
        for (Cable cable : circle.getEdgeList()) {
            names.add(cable.link().name());
        }
        names.add(closing.link().name());
        problems.link(closing.link().name(), "endpoints",
                "switches or hubs " + String.join(", ", circle.getVertexList()) + " are linked in a circle by "
                        + String.join(", ", names),
                "Frames would circulate for ever: remove one of these links, or put a router in");
    }
}
