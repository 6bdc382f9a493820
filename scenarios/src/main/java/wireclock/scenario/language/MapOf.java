package wireclock.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A map from names to values of one type, in the order of the file. A value that is wrong is reported and left out. */
public record MapOf<T>(Text<String> name, ValueType<T> value) implements ValueType<Map<String, T>> {
    @Override
    public @Nullable Map<String, T> read(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping map)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a map is needed",
                    "Write 'name: value' on a line each, or {name: value, …}.");
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries().values()) {
            String key = name.parse(entry.key(), problems);
            T read = value.read(entry.value(), problems);
            if (key != null && read != null) {
                values.put(key, read);
            }
        }
        return values;
    }

    @Override
    public Object write(Map<String, T> values) {
        Map<String, Object> tree = new LinkedHashMap<>();
        values.forEach((key, each) -> tree.put(key, value.write(each)));
        return tree;
    }

    @Override
    public String label() {
        return name.label() + " → " + value.label();
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.of("type", "object", "additionalProperties", value.schema());
    }

    @Override
    public List<Section> sections() {
        return value.sections();
    }
}
