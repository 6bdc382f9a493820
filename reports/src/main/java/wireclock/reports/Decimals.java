package wireclock.reports;

import java.math.BigDecimal;

/** Numbers as plain decimals: no exponent, no locale, no digit more than the value needs. */
public final class Decimals {
    private static final int DIGITS_OF_PICOSECONDS = 12;
    private static final int DIGITS_OF_NANOSECONDS = 9;
    /** Up to here every whole number is a double of its own. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private Decimals() {}

    /** Picoseconds as seconds, exactly: 29,526,400,000 becomes 0.0295264. */
    public static BigDecimal seconds(long ps) {
        return strip(BigDecimal.valueOf(ps, DIGITS_OF_PICOSECONDS));
    }

    /** Nanoseconds of the wall clock as seconds, exactly. */
    public static BigDecimal secondsOfNanos(long ns) {
        return strip(BigDecimal.valueOf(ns, DIGITS_OF_NANOSECONDS));
    }

    /**
     * The shortest decimal that reads back as the same double (the digits of {@link Double#toString(double)}); both
     * zeros become 0.
     *
     * @throws IllegalArgumentException if the value is infinite or NaN
     */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot be written as a decimal");
        }
        if (value == StrictMath.rint(value) && Math.abs(value) <= LARGEST_WHOLE) {
            return Long.toString((long) value);
        }
        return plain(new BigDecimal(Double.toString(value)));
    }

    /** All digits of the value, without trailing zeros. */
    public static String plain(BigDecimal value) {
        return strip(value).toPlainString();
    }

    /** Without trailing zeros after the point, and never with an exponent for whole numbers. */
    private static BigDecimal strip(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
