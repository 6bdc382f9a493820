package wireclock.scenario.generate;

import java.util.List;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.WholeNumber;

/** Words that several generators have. */
final class InnerWords {
    static final String TRUNK = "trunk";
    static final List<String> TIERS = List.of("access", TRUNK);

    static final Key<Long> HOSTS = Key.standard("hosts", WholeNumber.from(0, 10_000), "1",
            "How many hosts each inner node has.");

    private InnerWords() {}

    /** How many inner nodes there are. */
    static Key<Long> nodes(long least, long most) {
        return Key.required("nodes", WholeNumber.from(least, most), "How many inner nodes there are.");
    }
}
