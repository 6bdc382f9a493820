package wireclock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import wireclock.sweep.CellSummary;
import wireclock.sweep.Estimate;
import wireclock.sweep.SweepPlan;
import wireclock.sweep.SweepReport;

/** What is printed of a sweep. */
final class SweepText {
    private static final int MOST_LINES = 30;
    private static final int BAR_WIDTH = 20;
    private static final double NS_PER_S = 1e9;

    private SweepText() {}

    /** For example {@code 6 cells, 15 seeds each: 90 runs}. */
    static String size(SweepPlan plan) {
        return count(plan.cells().size(), "cell") + ", " + count(plan.seeds().size(), "seed") + " each: "
                + (plan.stopRule() == null ? "" : "at most ") + count(plan.size(), "run");
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** For example {@code s  [#####-----]  120 of 240 runs  35.2 runs/s, about 3.4 s left}; failures behind. */
    static String progress(String name, int done, int total, int failed, int doneHere, long elapsedNs) {
        int filled = total == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * done / total);
        double perS = elapsedNs == 0 ? 0 : doneHere / (elapsedNs / NS_PER_S);
        String left = perS > 0 && done < total
                ? String.format(Locale.ROOT, ", about %.0f s left", Math.ceil((total - done) / perS)) : "";
        return name + "  [" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "]  " + done + " of " + total
                + " runs  " + String.format(Locale.ROOT, "%.1f", perS) + " runs/s" + left
                + (failed == 0 ? "" : "  " + failed + " failed");
    }

    /** What came of the sweep: a line a cell, then what is to be said against it. */
    static String summary(SweepReport report, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        String failed = report.failures().isEmpty() ? "" : ", " + terminal.red(report.failures().size() + " failed");
        text.append(terminal.bold(report.name() + ": " + count(report.runs(), "run"))).append(failed)
                .append(report.missing() ? ", some are missing" : "").append('\n');
        List<CellSummary> cells = report.cells();
        int width = cells.stream().mapToInt(cell -> cell.cell().toString().length()).max().orElse(0);
        for (CellSummary cell : cells.subList(0, Math.min(MOST_LINES, cells.size()))) {
            String name = cell.cell().toString();
            text.append("  ").append(name).append(" ".repeat(width - name.length())).append("  n=").append(cell.done());
            Estimate goodput = cell.goodput();
            text.append(goodput == null ? "" : "  goodput " + goodput(goodput)).append('\n');
        }
        if (cells.size() > MOST_LINES) {
            text.append("  and ").append(cells.size() - MOST_LINES).append(" cells more: see summary.csv\n");
        }
        text.append(SweepVerdicts.render(report.verdicts(), terminal));
        report.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return text.toString();
    }

    /** The runs that failed, a line each. */
    static String failures(SweepReport report, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        List<SweepReport.Failure> failures = report.failures();
        for (SweepReport.Failure failure : failures.subList(0, Math.min(MOST_LINES, failures.size()))) {
            text.append(terminal.red("wireclock: run " + failure.runId() + " (" + failure.cell() + ", seed "
                    + failure.seed() + ") failed: " + failure.error() + ". See failed/" + failure.runId() + ".json."))
                    .append("\n  again: ").append(failure.again()).append('\n');
        }
        if (failures.size() > MOST_LINES) {
            text.append("wireclock: and ").append(failures.size() - MOST_LINES).append(" runs more\n");
        }
        return text.toString();
    }

    private static String goodput(Estimate goodput) {
        String mean = megabits(goodput.mean());
        return (Double.isNaN(goodput.halfWidth()) ? mean : mean + " ± " + megabits(goodput.halfWidth())) + " Mbit/s";
    }

    private static String megabits(double bitPerS) {
        BigDecimal rounded = BigDecimal.valueOf(bitPerS / 1e6).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
