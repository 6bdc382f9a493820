package wireclock.scenario.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * An amount that may be given in either of two dimensions, as a queue's limit in packets or in bytes.
 *
 * @param dimension the one it was given in
 * @param value in that dimension's base unit
 */
public record Measure(Dimension dimension, long value) {
    /** Takes amounts of either type; one that is of neither is told to be of the first. */
    public static ValueType<Measure> in(Amount first, Amount second) {
        return new Either(first, second);
    }

    private record Either(Amount first, Amount second) implements ValueType<Measure> {
        @Override
        public @Nullable Measure read(YamlNode node, Problems problems) {
            Amount type = node instanceof YamlNode.Scalar scalar && ofSecond(scalar.text()) ? second : first;
            Long value = type.read(node, problems);
            return value == null ? null : new Measure(type.dimension(), value);
        }

        private boolean ofSecond(String text) {
            return second.dimension().factor(text.replaceFirst("^[^A-Za-z]*", "")) != null;
        }

        @Override
        public Object write(Measure measure) {
            return measure.dimension.format(measure.value);
        }

        @Override
        public String label() {
            return first.label() + " or " + second.label();
        }

        @Override
        public Map<String, Object> schema() {
            return Quantity.schema(first.dimension(), second.dimension());
        }
    }
}
