package wireclock.reports.assertion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Unit;
import wireclock.reports.Decimals;
import wireclock.reports.Quantity;

/**
 * What was measured, and what it was compared with; made into text only when somebody reads it.
 *
 * @param name of whom, where it is said of several; or empty
 * @param word that was measured, or null for a number
 * @param number that was measured, see {@link Term#value}
 * @param unit of the number
 * @param bound what it was compared with, or null for nothing
 */
public record Evidence(String name, @Nullable String word, double number, Unit unit, @Nullable Bound bound) {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    static final Evidence NONE = new Evidence("", null, Double.NaN, Unit.NONE, null);

    /**
     * What something was compared with.
     *
     * @param sign of the comparison
     * @param word or null for a number
     * @param upper of a range, otherwise NaN
     */
    public record Bound(String sign, @Nullable String word, double number, double upper, Unit unit) {}

    /** The same of one of several. */
    Evidence of(String whose) {
        return new Evidence(whose, word, number, unit, bound);
    }

    /** The same, of the opposite: what was compared with is what must not be. */
    Evidence negated() {
        Bound opposite = bound == null ? null
                : new Bound("not " + bound.sign, bound.word, bound.number, bound.upper, bound.unit);
        return new Evidence(name, word, number, unit, opposite);
    }

    /** As it is written to files: a plain decimal or a word; empty for nothing. */
    public String measured() {
        return word != null ? word : Double.isNaN(number) ? "" : Decimals.plain(number / unit.factor());
    }

    /** The unit of {@link #measured}; empty for none. */
    public String unitSymbol() {
        return word != null || unit.equals(Unit.TRUTH) ? "" : unit.symbol();
    }

    /** What was measured, for people. */
    public String measuredText() {
        return (name.isEmpty() ? "" : name + ": ") + (word != null ? word : text(number, unit));
    }

    /** What it was compared with, for people: {@code >= 4 Mbit/s}; empty for nothing. */
    public String threshold() {
        if (bound == null) {
            return "";
        }
        String text = bound.sign + " " + (bound.word != null ? bound.word : text(bound.number, bound.unit));
        return Double.isNaN(bound.upper) ? text : text + " .. " + text(bound.upper, bound.unit);
    }

    /** A number as people read it. */
    private static String text(double value, Unit unit) {
        if (Double.isNaN(value)) {
            return "no value";
        }
        if (value < 0) {
            return "-" + text(-value, unit);
        }
        if (unit.isLike(Unit.BIT_PER_S)) {
            return Quantity.rate(value);
        }
        // Times are whole picoseconds up to the horizon; what lies beyond has been calculated.
        if (unit.isLike(Unit.SECONDS) && value < 9e6) {
            return Quantity.time(Math.round(value * 1e12));
        }
        double shown = value / unit.factor();
        String number = shown == StrictMath.rint(shown) && Math.abs(shown) < 1e15 ? Quantity.count((long) shown)
                : Decimals.plain(new BigDecimal(shown).round(FOUR_DIGITS));
        return unit.isLike(Unit.NONE) ? number : number + " " + unit.symbol();
    }
}
