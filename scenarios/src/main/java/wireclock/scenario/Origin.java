package wireclock.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a scenario was read from: enough to read the same again where its files are gone or have changed.
 *
 * @param sources name to text, the scenario's own file first; names are seen from its folder, as {@code
 *     ../parts/office.yaml}
 * @param overrides what was set from outside
 */
public record Origin(SequencedMap<String, String> sources, Overrides overrides) {
    public Origin {
        sources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sources));
    }
}
