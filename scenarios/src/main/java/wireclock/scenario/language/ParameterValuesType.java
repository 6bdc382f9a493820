package wireclock.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Takes what a sweep may give a parameter: a list of values and ranges, a single range or a single value. */
public final class ParameterValuesType implements ValueType<ParameterValues> {
    public static final ParameterValuesType VALUES = new ParameterValuesType();

    private ParameterValuesType() {}

    @Override
    public @Nullable ParameterValues read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull() && ValueRange.isRange(scalar.text())) {
            ValueRange range = ValueRange.parse(scalar, problems);
            return range == null ? null : range.isListed() ? new ParameterValues.Listed(range.texts(), scalar.text())
                    : new ParameterValues.Between(range, scalar.text());
        }
        int before = problems.count();
        Set<String> texts = new LinkedHashSet<>();
        List<String> written = new ArrayList<>();
        for (YamlNode item : node instanceof YamlNode.Sequence list ? list.items() : List.of(node)) {
            if (!(item instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
                problems.report(item.mark(), "this is " + item.kind() + ", but a value is needed",
                        "Write a list [0 %, 1 %] or a range. " + ValueRange.HINT);
                continue;
            }
            ValueRange range = ValueRange.isRange(scalar.text()) ? ValueRange.parse(scalar, problems) : null;
            if (range != null && !range.isListed()) {
                problems.report(scalar.mark(), scalar.quoted() + " has no step", ValueRange.HINT);
            }
            for (String text : range == null ? List.of(scalar.text()) : range.texts()) {
                if (!texts.add(text)) {
                    problems.report(scalar.mark(), "'" + text + "' stands here for the second time", "");
                }
            }
            written.add(scalar.text());
        }
        if (texts.isEmpty() && problems.count() == before) {
            problems.report(node.mark(), "there is no value here", "Write a list [0 %, 1 %] or a range.");
        }
        return problems.count() > before ? null : new ParameterValues.Listed(List.copyOf(texts), written);
    }

    @Override
    public Object write(ParameterValues value) {
        return value.written();
    }

    @Override
    public String label() {
        return "list of values, or a range as `1..10`, `10 ms .. 90 ms step 20 ms`, `log 1 kB .. 1 MB x2`";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> value = JsonSchema.of("type", List.of("string", "number", "boolean"));
        return JsonSchema.anyOf(value, JsonSchema.of("type", "array", "items", value));
    }
}
