package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A list of values of one type. A value that is wrong is reported and left out, so that the others are read too. */
public record ListOf<T>(ValueType<T> item) implements ValueType<List<T>> {
    @Override
    public @Nullable List<T> read(YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Sequence list)) {
            problems.report(node.mark(), "this is " + node.kind() + ", but a list is needed",
                    "Begin each entry with '- ', or write [ … ].");
            return null;
        }
        List<T> items = new ArrayList<>(list.items().size());
        for (YamlNode each : list.items()) {
            T value = item.read(each, problems);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    @Override
    public Object write(List<T> values) {
        List<Object> items = new ArrayList<>(values.size());
        values.forEach(value -> items.add(item.write(value)));
        return items;
    }

    @Override
    public String label() {
        return "list of: " + item.label();
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.of("type", "array", "items", item.schema());
    }

    @Override
    public List<Section> sections() {
        return item.sections();
    }
}
