package wireclock.scenario.generate;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;

/** Inner nodes, each linked to each. */
final class FullMesh {
    private static final Key<Long> NODES = InnerWords.nodes(2, 600);
    private static final Section WORDS = new Section("a full mesh", "Inner nodes, each linked to each.", NODES,
            InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("full-mesh", "router", InnerWords.TIERS, WORDS, FullMesh::draw);

    private FullMesh() {}

    private static void draw(Fields given, Drawing drawing) {
        List<String> mesh = new ArrayList<>();
        for (long i = 0; i < given.get(NODES); i++) {
            String node = drawing.inner();
            drawing.hostsAt(node, given.get(InnerWords.HOSTS));
            mesh.forEach(other -> drawing.link(other, node, InnerWords.TRUNK));
            mesh.add(node);
        }
    }
}
