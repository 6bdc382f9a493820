package wireclock.reports.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table in two results.
 *
 * @param row of whom it is
 * @param column what it is, with its unit
 * @param first in the first result; empty where it has none
 * @param second in the second result
 */
public record Figure(String row, String column, String first, String second) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether both results have the same. */
    public boolean isSame() {
        return first.equals(second);
    }

    /** The second minus the first, with its sign; empty if one of them is no number. */
    public String difference() {
        BigDecimal a = number(first);
        BigDecimal b = number(second);
        return a == null || b == null ? "" : signed(b.subtract(a));
    }

    /** The difference in percent of the first; empty if that is zero or no number. */
    public String percent() {
        BigDecimal a = number(first);
        BigDecimal b = number(second);
        return a == null || b == null || a.signum() == 0 ? ""
                : signed(b.subtract(a).multiply(HUNDRED).divide(a.abs(), DIGITS)) + " %";
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static String signed(BigDecimal value) {
        BigDecimal rounded = value.round(DIGITS);
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return rounded.signum() > 0 ? "+" + text : text;
    }
}
