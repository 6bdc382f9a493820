package wireclock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import wireclock.sweep.CellVerdict;

/** What is printed of the assertions of a sweep: a line in all, and one for each assertion with the worst of its cells. */
final class SweepVerdicts {
    private static final int MOST_LINES = 30;

    private SweepVerdicts() {}

    /** The lines, each ended by a line feed; nothing if nothing is asserted. */
    static String render(List<CellVerdict> verdicts, Terminal terminal) {
        if (verdicts.isEmpty()) {
            return "";
        }
        boolean failed = verdicts.stream().anyMatch(CellVerdict::isFailed);
        boolean inconclusive = verdicts.stream().anyMatch(CellVerdict::isInconclusive);
        StringBuilder text = new StringBuilder(failed ? terminal.red("FAIL") : inconclusive ? "INCONCLUSIVE" : "PASS");
        text.append(": of ").append(verdicts.size()).append(" assertions of cells ")
                .append(count(verdicts, "pass")).append(" hold");
        for (String verdict : List.of("fail", "inconclusive", "warn")) {
            long count = count(verdicts, verdict);
            text.append(count == 0 ? "" : ", " + count + (verdict.equals("fail") ? " do not"
                    : verdict.equals("warn") ? " do not but only warn" : " cannot be told"));
        }
        text.append('\n');
        TreeMap<Integer, List<CellVerdict>> byAssertion = new TreeMap<>();
        for (CellVerdict verdict : verdicts) {
            byAssertion.computeIfAbsent(verdict.number(), number -> new ArrayList<>()).add(verdict);
        }
        byAssertion.values().stream().limit(MOST_LINES).forEach(cells -> line(cells, text));
        return text.toString();
    }

    private static long count(List<CellVerdict> verdicts, String verdict) {
        return verdicts.stream().filter(each -> each.verdict().equals(verdict)).count();
    }

    private static void line(List<CellVerdict> cells, StringBuilder text) {
        CellVerdict worst = CellVerdict.worst(cells);
        text.append("  ").append(worst.verdict()).append("  ").append(worst.text());
        if (!worst.verdict().equals("pass")) {
            text.append("  in ").append(count(cells, worst.verdict())).append(" of ").append(cells.size())
                    .append(" cells; ").append(worst.cell()).append(": ").append(worst.measuredText());
        }
        text.append('\n');
    }
}
