package wireclock.scenario.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/**
 * A range of numbers or quantities: {@code 1..10}, {@code 10 ms .. 100 ms step 10 ms}, {@code log 1 kB .. 10 MB x2}.
 * Values are computed in exact decimal arithmetic and written in the unit of the range's beginning where that is exact.
 */
public final class ValueRange {
    private static final int MOST_VALUES = 100_000;
    private static final String NUMBER = "(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)";
    private static final String QUANTITY = "(" + NUMBER + ")\\s*([^\\s0-9.][^\\s0-9.]*)?";
    private static final Pattern FORM = Pattern.compile("(log\\s+)?" + QUANTITY + "\\s*\\.\\.\\s*" + QUANTITY
            + "(?:\\s+step\\s+" + QUANTITY + "|\\s*x\\s*(" + NUMBER + "))?");
    /** What a drawn value is rounded to: more digits would pretend to mean something. */
    private static final MathContext DRAWN_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    /** What to write, for messages. */
    static final String HINT = "Write 1..10, 10 ms .. 100 ms step 10 ms, or log 1 kB .. 10 MB x2.";

    private final @Nullable Dimension dimension;
    private final List<String> units;
    private final boolean logarithmic;
    private final BigDecimal low;
    private final BigDecimal high;
    /** What is added, or with {@code log} multiplied by, from value to value; null where none is given. */
    private final @Nullable BigDecimal step;

    private ValueRange(@Nullable Dimension dimension, List<String> units, boolean logarithmic, BigDecimal low,
            BigDecimal high, @Nullable BigDecimal step) {
        this.dimension = dimension;
        this.units = units;
        this.logarithmic = logarithmic;
        this.low = low;
        this.high = high;
        this.step = step;
    }

    /** Whether a text is meant to be a range. */
    static boolean isRange(String text) {
        return text.contains("..");
    }

    /** Reads a range, or reports what is wrong with it and returns null. */
    static @Nullable ValueRange parse(YamlNode.Scalar scalar, Problems problems) {
        Matcher form = FORM.matcher(scalar.text().strip());
        if (!form.matches()) {
            problems.report(scalar.mark(), scalar.quoted() + " is not a range", HINT);
            return null;
        }
        boolean logarithmic = form.group(1) != null;
        boolean stepIsFactor = form.group(8) != null;
        boolean hasStep = form.group(6) != null;
        if (logarithmic && hasStep || !logarithmic && stepIsFactor) {
            problems.report(scalar.mark(), scalar.quoted() + " mixes sums and products", HINT);
            return null;
        }
        Dimension dimension = form.group(3) == null ? null : Dimension.of(form.group(3));
        List<String> units = new ArrayList<>();
        BigDecimal low = value(form, 2, dimension, units, scalar, problems);
        BigDecimal high = value(form, 4, dimension, units, scalar, problems);
        BigDecimal step = hasStep ? value(form, 6, dimension, units, scalar, problems)
                : stepIsFactor ? new BigDecimal(form.group(8)) : null;
        if (low == null || high == null || hasStep && step == null) {
            return null;
        }
        return new ValueRange(dimension, List.copyOf(units), logarithmic, low, high, step).sound(scalar, problems);
    }

    private static @Nullable BigDecimal value(Matcher form, int group, @Nullable Dimension dimension,
            List<String> units, YamlNode.Scalar scalar, Problems problems) {
        BigDecimal number = new BigDecimal(form.group(group));
        String unit = form.group(group + 1);
        if (unit == null && form.group(3) == null) {
            return number;
        }
        BigDecimal factor = unit == null || dimension == null ? null : dimension.factor(unit);
        if (unit == null || factor == null) {
            problems.report(scalar.mark(), unit == null ? "a number in " + scalar.quoted() + " has no unit"
                    : "'" + unit + "' in " + scalar.quoted() + " is not a unit" + (dimension == null ? ""
                    : " of " + dimension.noun()), "Give every number its unit, or none of them.");
            return null;
        }
        units.add(unit);
        return number.multiply(factor);
    }

    private @Nullable ValueRange sound(YamlNode.Scalar scalar, Problems problems) {
        if (low.compareTo(high) >= 0) {
            problems.report(scalar.mark(), scalar.quoted() + " ends where it begins, or before", HINT);
        } else if (logarithmic && low.signum() == 0) {
            problems.report(scalar.mark(), scalar.quoted() + " begins with 0, which no product leaves",
                    "Begin with something larger.");
        } else if (step != null && step.compareTo(logarithmic ? BigDecimal.ONE : BigDecimal.ZERO) <= 0) {
            problems.report(scalar.mark(), scalar.quoted() + " never gets to its end", HINT);
        } else if (steps() > MOST_VALUES) {
            problems.report(scalar.mark(), scalar.quoted() + " has more than " + MOST_VALUES + " values", "");
        } else {
            return this;
        }
        return null;
    }

    private double steps() {
        if (step == null) {
            return isWhole() ? high.subtract(low).doubleValue() : 0;
        }
        double l = low.doubleValue();
        double h = high.doubleValue();
        return logarithmic ? StrictMath.log(h / l) / StrictMath.log(step.doubleValue()) : (h - l) / step.doubleValue();
    }

    /** Whether both ends are whole numbers without a unit, so that the step goes without saying. */
    private boolean isWhole() {
        return dimension == null && low.stripTrailingZeros().scale() <= 0 && high.stripTrailingZeros().scale() <= 0;
    }

    /** Whether the values can be listed: there is a step, or the numbers are whole. */
    public boolean isListed() {
        return step != null || isWhole() && !logarithmic;
    }

    /** The values, from the first to the last that is not beyond the end. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        BigDecimal by = step == null ? BigDecimal.ONE : step;
        for (BigDecimal value = low; value.compareTo(high) <= 0;
                value = logarithmic ? value.multiply(by, MathContext.DECIMAL128) : value.add(by)) {
            texts.add(text(whole(value)));
        }
        return texts;
    }

    /** The value at a point of the way, to four digits: equal parts of it are equal sums, or equal products. */
    String at(double fraction) {
        double l = low.doubleValue();
        double h = high.doubleValue();
        double value = logarithmic ? l * StrictMath.pow(h / l, fraction) : l + (h - l) * fraction;
        BigDecimal unit = unit(0);
        BigDecimal inUnit = BigDecimal.valueOf(value).divide(unit, MathContext.DECIMAL64).round(DRAWN_DIGITS);
        BigDecimal drawn = inUnit.multiply(unit);
        return text(whole(isWhole() ? drawn.setScale(0, RoundingMode.HALF_UP) : drawn));
    }

    /** There is no half byte and no half packet. */
    private BigDecimal whole(BigDecimal value) {
        boolean divisible = dimension == null || dimension == Dimension.TIME || dimension == Dimension.SHARE;
        return divisible ? value : value.setScale(0, RoundingMode.HALF_UP);
    }

    private BigDecimal unit(int index) {
        BigDecimal factor = dimension == null ? null : dimension.factor(units.get(index));
        return factor == null ? BigDecimal.ONE : factor;
    }

    private String text(BigDecimal value) {
        if (dimension == null) {
            return plain(value);
        }
        for (int i = 0; i < units.size(); i++) {
            BigDecimal inUnit = value.divide(unit(i), MathContext.DECIMAL64).stripTrailingZeros();
            if (inUnit.multiply(unit(i)).compareTo(value) == 0 && inUnit.scale() <= 6) {
                return plain(inUnit) + " " + units.get(i);
            }
        }
        String smallest = dimension.units().iterator().next();
        BigDecimal factor = dimension.factor(smallest);
        return plain(value.divide(factor == null ? BigDecimal.ONE : factor, MathContext.DECIMAL64)) + " " + smallest;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
