package wireclock.scenario.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlNode;

/** A number with its unit, read in exact decimal arithmetic: {@code 10 Mbit/s}, {@code 1.5ms}, {@code 1e3 B}. */
final class Quantity {
    private static final String NUMBER = "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?";
    private static final Pattern FORM = Pattern.compile("([+-]?)(" + NUMBER + ")\\s*([^\\s0-9.+-][^0-9]*)?");
    private static final int MAX_LENGTH = 60;

    private Quantity() {}

    /** The number in the base unit of its dimension, never negative; or null after reporting what is wrong. */
    static @Nullable BigDecimal parse(YamlNode.Scalar scalar, Dimension dimension, Problems problems) {
        String text = scalar.text().strip();
        Matcher form = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !form.matches()) {
            problems.report(scalar.mark(), scalar.quoted() + " is not " + dimension.noun(), write(dimension));
            return null;
        }
        String unit = form.group(3);
        if (unit == null) {
            problems.report(scalar.mark(), scalar.quoted() + " has no unit", write(dimension));
            return null;
        }
        BigDecimal factor = dimension.factor(unit);
        if (factor == null) {
            Dimension other = Dimension.of(unit);
            if (other != null) {
                problems.report(scalar.mark(), scalar.quoted() + " is " + other.noun() + ", but " + dimension.noun()
                        + " is needed", write(dimension));
            } else {
                problems.report(scalar.mark(), "'" + unit + "' in " + scalar.quoted() + " is not a unit of "
                        + dimension.noun(), Spelling.hint(unit, dimension.units(), units(dimension)));
            }
            return null;
        }
        BigDecimal value = new BigDecimal(form.group(2)).multiply(factor);
        if (form.group(1).equals("-") && value.signum() != 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is negative", "");
            return null;
        }
        return value;
    }

    /** A schema that takes what {@link #parse} takes, and anything that a parameter is put into. */
    static Map<String, Object> schema(Dimension... dimensions) {
        List<String> units = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            units.addAll(dimension.units());
            units.addAll(dimension.otherSpellings());
        }
        return JsonSchema.text("^\\+?" + NUMBER + "\\s*(?:" + String.join("|", units) + ")$");
    }

    static String write(Dimension dimension) {
        return "Write a number with its unit, such as " + dimension.examples() + ".";
    }

    private static String units(Dimension dimension) {
        return "Write " + String.join(", ", dimension.units()) + ".";
    }
}
