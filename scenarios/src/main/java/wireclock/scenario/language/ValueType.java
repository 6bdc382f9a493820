package wireclock.scenario.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** What a key takes: how a value is read, written, described and checked by an editor. */
public interface ValueType<T> {
    /** The value, or null after reporting what is wrong with it at its place. */
    @Nullable T read(YamlNode node, Problems problems);

    /**
     * The value as a tree of maps, lists, strings, numbers and booleans that {@link #read} takes back to an equal
     * value.
     */
    Object write(T value);

    /** What to write, for the reference: "time", "`host` or `router`". */
    String label();

    /** What a value must be, as a JSON Schema (draft 2020-12). */
    Map<String, Object> schema();

    /** The sections that maps of this type have, so that schema and reference find them all. */
    default List<Section> sections() {
        return List.of();
    }
}
