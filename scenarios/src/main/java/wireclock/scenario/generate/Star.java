package wireclock.scenario.generate;

import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;

/** Hosts around one node. */
final class Star {
    private static final Key<Long> HOSTS = Key.required("hosts", WholeNumber.from(1, 100_000),
            "How many hosts there are.");
    private static final Section WORDS = new Section("a star", "One inner node with hosts around it.", HOSTS);
    static final Generator GENERATOR = new Generator("star", "switch", List.of(), WORDS, Star::draw);

    private Star() {}

    private static void draw(Fields given, Drawing drawing) {
        drawing.hostsAt(drawing.inner(), given.get(HOSTS));
    }
}
