package wireclock.scenario.generate;

import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Section;

/** A grid whose edges are joined. */
final class Torus {
    private static final Section WORDS = new Section("a torus",
            "A grid in which the last of each row and column is linked to the first.", Lattice.rows(3),
            Lattice.columns(3), InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("torus", "router", InnerWords.TIERS, WORDS, Torus::draw);

    private Torus() {}

    private static void draw(Fields given, Drawing drawing) {
        Lattice.draw(given, drawing, true);
    }
}
