package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values under their keys as an ordered tree of maps, lists, strings and numbers, which a scenario file can
 * hold.
 */
public final class Tree {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Adds a value; null stands for a key that is left out. */
    public <T> Tree put(Key<T> key, @Nullable T value) {
        if (value != null) {
            entries.put(key.name(), key.type().write(value));
        }
        return this;
    }

    /** Adds a nested section, unless nothing is in it. */
    public Tree putTree(Key<?> key, Map<String, Object> tree) {
        if (!tree.isEmpty()) {
            entries.put(key.name(), tree);
        }
        return this;
    }

    /** Adds a list of nested sections, unless nothing is in it. */
    public Tree putTrees(Key<?> key, List<Map<String, Object>> trees) {
        if (!trees.isEmpty()) {
            entries.put(key.name(), trees);
        }
        return this;
    }

    /** Adds everything of another tree. */
    public Tree putAll(Map<String, Object> tree) {
        entries.putAll(tree);
        return this;
    }

    public Map<String, Object> map() {
        return entries;
    }
}
