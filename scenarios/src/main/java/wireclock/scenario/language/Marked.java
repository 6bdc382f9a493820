package wireclock.scenario.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A value with the place where it stands, for values in lists, which have no key to be found by. */
public record Marked<T>(Mark mark, T value) {
    /** Takes what another type takes, and keeps the place. */
    public static <T> ValueType<Marked<T>> of(ValueType<T> type) {
        return new Type<>(type);
    }

    private record Type<T>(ValueType<T> type) implements ValueType<Marked<T>> {
        @Override
        public @Nullable Marked<T> read(YamlNode node, Problems problems) {
            T value = type.read(node, problems);
            return value == null ? null : new Marked<>(node.mark(), value);
        }

        @Override
        public Object write(Marked<T> marked) {
            return type.write(marked.value);
        }

        @Override
        public String label() {
            return type.label();
        }

        @Override
        public Map<String, Object> schema() {
            return type.schema();
        }
    }
}
