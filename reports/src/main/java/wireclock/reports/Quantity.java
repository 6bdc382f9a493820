package wireclock.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Figures as people read them: three digits and a fitting unit. For tables on a terminal; files have base units. */
public final class Quantity {
    private static final List<String> RATES = List.of("bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s");
    private static final List<String> TIMES = List.of("ps", "ns", "us", "ms", "s");
    private static final List<String> SIZES = List.of("B", "kB", "MB", "GB", "TB");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Quantity() {}

    /** For example {@code 9.42 Mbit/s}. */
    public static String rate(double bitPerS) {
        return scaled(new BigDecimal(Double.toString(bitPerS)), RATES);
    }

    /** The same of whole bits per second. */
    public static String rate(long bitPerS) {
        return scaled(BigDecimal.valueOf(bitPerS), RATES);
    }

    /** For example {@code 64 kB}, of 1000 bytes each. */
    public static String size(long bytes) {
        return scaled(BigDecimal.valueOf(bytes), SIZES);
    }

    /** For example {@code 62.5 %}. */
    public static String share(double share) {
        return Decimals.plain(new BigDecimal(Double.toString(share)).movePointRight(2).round(THREE_DIGITS)) + " %";
    }

    /** For example {@code 29.5 ms}. */
    public static String time(long ps) {
        return ps == 0 ? "0 s" : scaled(BigDecimal.valueOf(ps), TIMES);
    }

    /** For example {@code 81,230}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Time on the wall in hundredths of a second, for example {@code 0.21 s}. */
    static String wallTime(long ns) {
        return Decimals.secondsOfNanos(ns).setScale(2, RoundingMode.HALF_UP) + " s";
    }

    private static String scaled(BigDecimal value, List<String> units) {
        int unit = 0;
        BigDecimal scaled = value;
        while (unit < units.size() - 1 && scaled.round(THREE_DIGITS).compareTo(THOUSAND) >= 0) {
            scaled = scaled.movePointLeft(3);
            unit++;
        }
        BigDecimal rounded =
                scaled.compareTo(THOUSAND) >= 0 ? scaled.setScale(0, RoundingMode.HALF_UP) : scaled.round(THREE_DIGITS);
        return Decimals.plain(rounded) + " " + units.get(unit);
    }
}
