package wireclock.scenario.generate;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;

/** Inner nodes in a circle. */
final class Ring {
    private static final Key<Long> NODES = InnerWords.nodes(3, 100_000);
    private static final Section WORDS = new Section("a ring", "Inner nodes in a circle.", NODES, InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("ring", "router", InnerWords.TIERS, WORDS, Ring::draw);

    private Ring() {}

    private static void draw(Fields given, Drawing drawing) {
        long nodes = given.get(NODES);
        List<String> ring = new ArrayList<>();
        for (long i = 0; i < nodes; i++) {
            ring.add(drawing.inner());
            drawing.hostsAt(ring.getLast(), given.get(InnerWords.HOSTS));
        }
        for (int i = 0; i < nodes; i++) {
            drawing.link(ring.get(i), ring.get((i + 1) % ring.size()), InnerWords.TRUNK);
        }
    }
}
