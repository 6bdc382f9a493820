package wireclock.sweep;

import java.util.Locale;

/** What many runs together say of something that is asserted of each; graver ones stand behind. */
enum Judgement {
    PASS, INCONCLUSIVE, FAIL;

    /**
     * Compares a mean with a bound by the mean's interval: it must lie on one side with all its width.
     *
     * @param sign of the comparison, of sizes
     */
    static Judgement of(Estimate mean, String sign, double bound) {
        double low = mean.low();
        double high = mean.high();
        return switch (sign) {
            case ">=" -> of(low >= bound, high < bound);
            case ">" -> of(low > bound, high <= bound);
            case "<=" -> of(high <= bound, low > bound);
            case "<" -> of(high < bound, low >= bound);
            default -> throw new IllegalArgumentException("no interval is " + sign + " anything");
        };
    }

    private static Judgement of(boolean pass, boolean fail) {
        return pass ? PASS : fail ? FAIL : INCONCLUSIVE;
    }

    Judgement graver(Judgement other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As in tables; what was only to warn does not fail. */
    String text(boolean onlyWarns) {
        return this == FAIL && onlyWarns ? "warn" : name().toLowerCase(Locale.ROOT);
    }
}
