package wireclock.scenario.language;

import java.util.Map;
import wireclock.scenario.source.Mark;

/**
 * Where a thing stands in the file, so that whoever finds it wrong later can point there.
 *
 * @param mark where the whole of it begins
 * @param keys where the value of each of its keys begins; a value that came from {@code defaults} stands there
 */
public record Place(Mark mark, Map<String, Mark> keys) {
    /** The place of a key's value, or of the whole where the key was left out. */
    public Mark at(String key) {
        return keys.getOrDefault(key, mark);
    }

    /** The place of a key's value, or of the whole where the key was left out. */
    public Mark at(Key<?> key) {
        return at(key.name());
    }
}
