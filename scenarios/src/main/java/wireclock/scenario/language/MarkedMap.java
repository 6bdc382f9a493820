package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A map from names to values of one type that remembers where each name stands. */
public record MarkedMap<T>(Text<String> name, ValueType<T> value) implements ValueType<Map<String, Marked<T>>> {
    @Override
    public @Nullable Map<String, Marked<T>> read(YamlNode node, Problems problems) {
        Map<String, T> values = new MapOf<>(name, value).read(node, problems);
        if (values == null || !(node instanceof YamlNode.Mapping map)) {
            return null;
        }
        Map<String, Marked<T>> marked = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            T read = values.get(key);
            if (read != null) {
                marked.put(key, new Marked<>(entry.key().mark(), read));
            }
        });
        return marked;
    }

    @Override
    public Object write(Map<String, Marked<T>> values) {
        Map<String, Object> tree = new LinkedHashMap<>();
        values.forEach((key, each) -> tree.put(key, value.write(each.value())));
        return tree;
    }

    @Override
    public String label() {
        return new MapOf<>(name, value).label();
    }

    @Override
    public Map<String, Object> schema() {
        return new MapOf<>(name, value).schema();
    }

    @Override
    public List<Section> sections() {
        return value.sections();
    }
}
