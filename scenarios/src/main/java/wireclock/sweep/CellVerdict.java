package wireclock.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Unit;
import wireclock.reports.Decimals;
import wireclock.reports.assertion.Evidence;

/**
 * What the runs of a cell say of one assertion.
 *
 * @param number of the assertion in the scenario, from 0
 * @param text of the assertion in this cell
 * @param judgement of the cell
 * @param runs that came to their end
 * @param held how many of them it held in, each by itself
 * @param mean of what was compared, or null if it is no matter of sizes
 * @param byInterval whether the mean's interval decided, and not every run on its own
 * @param worst number of the first run in which it did not hold, or -1
 */
public record CellVerdict(Cell cell, int number, String text, String because, boolean onlyWarns, Judgement judgement,
        int runs, int held, @Nullable Mean mean, boolean byInterval, int worst) {
    /**
     * A mean that was compared with a bound.
     *
     * @param whose it is said of several; or empty
     * @param ofDifference whether both sides were measured, and it is their difference that is compared with 0
     * @param unit of estimate and bound, which are in seconds, bits and things
     */
    record Mean(String whose, boolean ofDifference, Estimate estimate, String sign, double bound, Unit unit) {
        Judgement judgement() {
            return Judgement.of(estimate, sign, bound);
        }

        private String text(double value) {
            return new Evidence("", null, value, unit, null).measuredText();
        }

        /** A number of the mean in its unit. */
        double inUnit(double value) {
            return value / unit.factor();
        }
    }

    /** The first of the gravest of several, of which there is at least one. */
    public static CellVerdict worst(List<CellVerdict> verdicts) {
        CellVerdict worst = verdicts.getFirst();
        for (CellVerdict each : verdicts) {
            worst = each.judgement.compareTo(worst.judgement) > 0 ? each : worst;
        }
        return worst;
    }

    /** What was measured, for people: {@code 3.1 Mbit/s, between 2.9 Mbit/s and 3.3 Mbit/s with 95 % confidence}. */
    public String measuredText() {
        if (mean == null || !byInterval) {
            return "it held in " + held + " of " + runs + " runs";
        }
        Estimate estimate = mean.estimate;
        String text = (mean.whose.isEmpty() ? "" : mean.whose + ": ") + (mean.ofDifference ? "difference " : "")
                + mean.text(estimate.mean());
        return Double.isNaN(estimate.halfWidth()) ? text + " in the only run"
                : text + ", between " + mean.text(estimate.low()) + " and " + mean.text(estimate.high()) + " with "
                + Decimals.plain(BigDecimal.valueOf(100 * estimate.confidence()).round(new MathContext(6)))
                + " % confidence";
    }

    /** As in tables: pass, inconclusive, warn, fail. */
    public String verdict() {
        return judgement.text(onlyWarns);
    }

    /** Whether it keeps the sweep from succeeding. */
    public boolean isFailed() {
        return judgement == Judgement.FAIL && !onlyWarns;
    }

    /** Whether more replications are needed to tell. */
    public boolean isInconclusive() {
        return judgement == Judgement.INCONCLUSIVE && !onlyWarns;
    }
}
