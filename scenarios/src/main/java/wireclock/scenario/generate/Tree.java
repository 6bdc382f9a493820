package wireclock.scenario.generate;

import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** A complete tree of inner nodes with hosts at its leaves; they are numbered from the root, level by level. */
final class Tree {
    private static final Key<Long> BRANCHING = Key.required("branching", WholeNumber.from(1, 1000),
            "How many inner nodes are below each one.");
    private static final Key<Long> DEPTH = Key.required("depth", WholeNumber.from(1, 64),
            "How many levels of inner nodes there are.");
    private static final Key<Long> HOSTS = Key.optional("hosts", WholeNumber.from(0, 10_000), "as `branching`",
            "How many hosts each node of the lowest level has.");
    private static final Section WORDS = new Section("a tree",
            "A complete tree of inner nodes, with hosts below the lowest level.", BRANCHING, DEPTH, HOSTS);
    static final Generator GENERATOR = new Generator("tree", "switch", InnerWords.TIERS, WORDS, Tree::draw);

    private Tree() {}

    private static void draw(Fields given, Drawing drawing) {
        long branching = given.get(BRANCHING);
        Long hosts = given.given(HOSTS);
        List<String> level = List.of(drawing.inner());
        for (long depth = 1; depth < given.get(DEPTH); depth++) {
            List<String> below = new ArrayList<>();
            for (String parent : level) {
                for (long i = 0; i < branching; i++) {
                    String child = drawing.inner();
                    drawing.link(parent, child, InnerWords.TRUNK);
                    below.add(child);
                }
            }
            level = below;
        }
        for (String leaf : level) {
            drawing.hostsAt(leaf, hosts == null ? branching : hosts);
        }
    }
}
