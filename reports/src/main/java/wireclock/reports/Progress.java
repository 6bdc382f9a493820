package wireclock.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The line that shows how far a run is. Whoever shows it knows the terminal, the clock and when to show it again. */
public final class Progress {
    private static final int BAR_WIDTH = 20;
    /** An estimate from less than this share of the run would only jump about. */
    private static final double LEAST_FRACTION_FOR_ESTIMATE = 0.01;
    private static final double NS_PER_S = 1e9;

    private Progress() {}

    /**
     * For example {@code first-look  [########------------]  42 %  1,234,567 events  0.5 s, about 0.7 s left}; ASCII,
     * without a line feed.
     *
     * @param fraction of virtual time that has passed, 0 to 1; values outside count as the nearer end
     * @param elapsedNs since the run began, in nanoseconds of the wall clock
     * @param events fired so far
     */
    public static String line(String name, double fraction, long elapsedNs, long events) {
        double done = Math.clamp(fraction, 0.0, 1.0);
        int filled = (int) (done * BAR_WIDTH);
        String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
        String line = name + "  [" + bar + "]  " + percent(done) + " %  " + Quantity.count(events) + " events  "
                + tenths(elapsedNs / NS_PER_S);
        if (done < LEAST_FRACTION_FOR_ESTIMATE || done == 1) {
            return line;
        }
        return line + ", about " + tenths(elapsedNs / NS_PER_S * (1 - done) / done) + " left";
    }

    /** Whole percents, rounded down: 100 means done. */
    private static String percent(double done) {
        String digits = Integer.toString((int) (done * 100));
        return " ".repeat(3 - digits.length()) + digits;
    }

    private static String tenths(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP) + " s";
    }
}
