package wireclock.scenario.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A list of values of one type, or a single one without the brackets. */
public record OneOrMore<T>(ScalarType<T> item) implements ValueType<List<T>> {
    @Override
    public @Nullable List<T> read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar) {
            T value = item.read(node, problems);
            return value == null ? null : List.of(value);
        }
        return new ListOf<>(item).read(node, problems);
    }

    @Override
    public Object write(List<T> values) {
        return new ListOf<>(item).write(values);
    }

    @Override
    public String label() {
        return item.label() + ", or a list of them";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.anyOf(item.schema(), new ListOf<>(item).schema());
    }
}
