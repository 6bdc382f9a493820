package wireclock.scenario.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Two values of one kind, as for the two ends of a link. */
public record Pair<T>(T first, T second) {
    /** Takes one value for both, or a list of two. */
    public static <T> ValueType<Pair<T>> of(ValueType<T> type) {
        return new Type<>(type, new ListOf<>(type));
    }

    private record Type<T>(ValueType<T> single, ListOf<T> list) implements ValueType<Pair<T>> {
        @Override
        public @Nullable Pair<T> read(YamlNode node, Problems problems) {
            if (!(node instanceof YamlNode.Sequence)) {
                T both = single.read(node, problems);
                return both == null ? null : new Pair<>(both, both);
            }
            int before = problems.count();
            List<T> values = list.read(node, problems);
            if (values == null || problems.count() > before) {
                return null;
            }
            if (values.size() != 2) {
                problems.report(node.mark(), "there are two ends, not " + values.size(),
                        "Write one value for both, or a list of two.");
                return null;
            }
            return new Pair<>(values.get(0), values.get(1));
        }

        @Override
        public Object write(Pair<T> pair) {
            return pair.first.equals(pair.second) ? single.write(pair.first)
                    : list.write(List.of(pair.first, pair.second));
        }

        @Override
        public String label() {
            return single.label() + ", or a list of two";
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> two = list.schema();
            two.put("minItems", 2);
            two.put("maxItems", 2);
            return JsonSchema.anyOf(single.schema(), two);
        }
    }
}
