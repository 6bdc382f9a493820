package wireclock.scenario.generate;

import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Section;

/**
 * A kind of network that can be drawn by rule: one file, and one line in {@link Generators}.
 *
 * @param type the word that asks for it, as {@code fat-tree}
 * @param innerKind the kind of inner nodes unless another is asked for
 * @param tiers of its links, each a word by which its links can be set apart from the others
 * @param words what it needs to know, beside what all generators are told (prefix, kind of inner nodes, links)
 */
public record Generator(String type, String innerKind, List<String> tiers, Section words, Pen pen) {
    /** What draws. */
    interface Pen {
        /** Draws the network that the generator's own words describe. */
        void draw(Fields given, Drawing drawing);
    }

    /** Draws the network that its own words describe. */
    public void draw(Fields given, Drawing drawing) {
        pen.draw(given, drawing);
    }
}
