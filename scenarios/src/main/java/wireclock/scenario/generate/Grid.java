package wireclock.scenario.generate;

import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Section;

/** Inner nodes in rows and columns. */
final class Grid {
    private static final Section WORDS = new Section("a grid",
            "Inner nodes in rows and columns, each linked to its neighbours.", Lattice.rows(1), Lattice.columns(1),
            InnerWords.HOSTS);
    static final Generator GENERATOR = new Generator("grid", "router", InnerWords.TIERS, WORDS, Grid::draw);

    private Grid() {}

    private static void draw(Fields given, Drawing drawing) {
        Lattice.draw(given, drawing, false);
    }
}
