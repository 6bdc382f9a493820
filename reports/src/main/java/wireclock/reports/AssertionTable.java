package wireclock.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.TerminalStyle.Tone;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Verdict;

/** The verdicts of a run for the terminal: one line in all, then a line each, and under what does not hold why. */
public final class AssertionTable {
    /** Of those that hold no more are shown. */
    private static final int MOST_PASSED = 20;

    private static final int ASSERTION_WIDTH = 48;

    private AssertionTable() {}

    /**
     * The lines, each ended by a line feed; nothing if nothing is asserted.
     *
     * @param capture the file with the frames around the first failure, or null if there is none
     */
    public static String render(List<AssertionResult> results, @Nullable String capture, TerminalStyle style) {
        if (results.isEmpty()) {
            return "";
        }
        List<AssertionResult> shown = shown(results);
        TextTable table = new TextTable(style).text("verdict", TerminalTable.WIDTH).text("assertion", ASSERTION_WIDTH)
                .figure("measured").text("wanted", TerminalTable.WIDTH);
        for (AssertionResult result : shown) {
            table.row(List.of(result.verdict().key(), result.claim().text(), result.evidence().measuredText(),
                    result.evidence().threshold()));
        }
        List<String> rows = table.lines(TerminalTable.WIDTH);
        List<String> lines = new ArrayList<>();
        lines.add(summary(results, style));
        lines.add(style.paint(rows.getFirst(), Tone.HEADING));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(style.paint(rows.get(i + 1), tone(shown.get(i).verdict())));
            if (shown.get(i).isBroken()) {
                lines.add(style.fit("  " + why(shown.get(i)), TerminalTable.WIDTH));
            }
        }
        if (shown.size() < results.size()) {
            lines.add("and " + Quantity.count(results.size() - shown.size()) + " more that hold in assertions.csv");
        }
        if (capture != null) {
            lines.add("The frames around the first failure are in " + capture);
        }
        return String.join("\n", lines) + "\n\n";
    }

    /** All that do not hold, and as many of the others as there is room for. */
    private static List<AssertionResult> shown(List<AssertionResult> results) {
        List<AssertionResult> shown = new ArrayList<>();
        int passed = 0;
        for (AssertionResult result : results) {
            if (result.isBroken() || passed++ < MOST_PASSED) {
                shown.add(result);
            }
        }
        return shown;
    }

    private static String summary(List<AssertionResult> results, TerminalStyle style) {
        long failed = results.stream().filter(result -> result.verdict() == Verdict.FAIL).count();
        long warned = results.stream().filter(result -> result.verdict() == Verdict.WARN).count();
        String text = failed > 0 ? "FAIL: " + broken(failed, results.size())
                : warned > 0 ? "PASS with warnings: " + broken(warned, results.size())
                : results.size() == 1 ? "PASS: the assertion holds"
                : "PASS: all " + Quantity.count(results.size()) + " assertions hold";
        return style.paint(text, failed > 0 ? Tone.BAD : warned > 0 ? Tone.DOUBTFUL : Tone.GOOD);
    }

    private static String broken(long broken, long all) {
        return Quantity.count(broken) + " of " + Quantity.count(all) + (all == 1 ? " assertion" : " assertions")
                + (broken == 1 ? " does not hold" : " do not hold");
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Tone.GOOD;
            case WARN -> Tone.DOUBTFUL;
            case FAIL -> Tone.BAD;
        };
    }

    /** Why it should hold, and since when it does not. */
    static String why(AssertionResult result) {
        String since = "at " + Quantity.time(result.decidedPs());
        String note = result.note().isEmpty() ? since : result.note() + " up to " + Quantity.time(result.decidedPs());
        String because = result.claim().because().replace('\n', ' ');
        return because.isEmpty() ? note : note + ": " + because;
    }
}
