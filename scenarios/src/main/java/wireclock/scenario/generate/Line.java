package wireclock.scenario.generate;

import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;

/** Inner nodes one behind the other. */
final class Line {
    private static final Key<Long> NODES = InnerWords.nodes(1, 100_000);
    private static final Section WORDS = new Section("a line", "Inner nodes one behind the other.", NODES,
            InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("line", "router", InnerWords.TIERS, WORDS, Line::draw);

    private Line() {}

    private static void draw(Fields given, Drawing drawing) {
        String before = null;
        for (long i = 0; i < given.get(NODES); i++) {
            String node = drawing.inner();
            drawing.hostsAt(node, given.get(InnerWords.HOSTS));
            if (before != null) {
                drawing.link(before, node, InnerWords.TRUNK);
            }
            before = node;
        }
    }
}
