package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A list of values of one type, in which a single value need not stand in brackets. */
public record OneOrMany<T>(ValueType<T> item) implements ValueType<List<T>> {
    @Override
    public @Nullable List<T> read(YamlNode node, Problems problems) {
        YamlNode list = node instanceof YamlNode.Sequence ? node : new YamlNode.Sequence(node.mark(), List.of(node));
        return new ListOf<>(item).read(list, problems);
    }

    @Override
    public Object write(List<T> values) {
        return new ListOf<>(item).write(values);
    }

    @Override
    public String label() {
        return item.label() + ", or a list of these";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.anyOf(item.schema(), new ListOf<>(item).schema());
    }

    @Override
    public List<Section> sections() {
        return new ArrayList<>(item.sections());
    }
}
