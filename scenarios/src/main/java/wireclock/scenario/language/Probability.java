package wireclock.scenario.language;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A number from 0 to 1 without a unit, as a bit error rate: {@code 1e-6}. */
public final class Probability extends ScalarType<Double> {
    public static final Probability PROBABILITY = new Probability();

    private static final String FORM = "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?";

    private Probability() {}

    @Override
    String noun() {
        return "a number from 0 to 1";
    }

    @Override
    String hint() {
        return "Write it as 1e-6 or 0.001.";
    }

    @Override
    @Nullable Double parse(YamlNode.Scalar scalar, Problems problems) {
        String text = scalar.text().strip();
        if (text.length() > 60 || !text.matches(FORM) || new BigDecimal(text).compareTo(BigDecimal.ONE) > 0) {
            return refuse(scalar, problems);
        }
        return Double.parseDouble(text);
    }

    @Override
    public Object write(Double value) {
        return value == 0 ? (Object) 0L : Double.toString(value);
    }

    @Override
    public String label() {
        return "number from 0 to 1";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> number = JsonSchema.of("type", "number", "minimum", 0);
        number.put("maximum", 1);
        return JsonSchema.anyOf(number, JsonSchema.text("^" + FORM + "$"));
    }
}
