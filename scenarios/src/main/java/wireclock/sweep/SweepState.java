package wireclock.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file {@code sweep.json}: whether the sweep is whole, what went wrong, and what its results are worth. */
final class SweepState {
    static final String FILE = "sweep.json";
    /** Fewer replications say little about how far their mean may be off. */
    private static final int FEW = 5;

    private SweepState() {}

    static Map<String, @Nullable Object> tree(SweepPlan plan, SweepReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("cells", plan.cells().size());
        tree.put("seeds", plan.seeds().size());
        tree.put("runs", report.runs());
        tree.put("failed", report.failures().size());
        tree.put("cut_short", report.interrupted() ? "interrupted" : null);
        if (!report.verdicts().isEmpty()) {
            tree.put("assertions", verdicts(report.verdicts()));
        }
        tree.put("warnings", report.warnings());
        List<Object> failures = new ArrayList<>();
        for (SweepReport.Failure failure : report.failures()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("run_id", failure.runId());
            entry.put("params", failure.cell().params());
            entry.put("seed", failure.seed());
            entry.put("status", failure.status().text());
            entry.put("error", failure.error());
            entry.put("manifest", manifestOf(failure.runId()));
            entry.put("again", failure.again());
            failures.add(entry);
        }
        tree.put("failures", failures);
        return tree;
    }

    /** How many cells and assertions came to which verdict. */
    static Map<String, Object> verdicts(List<CellVerdict> verdicts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String verdict : List.of("pass", "warn", "inconclusive", "fail")) {
            tree.put(verdict, verdicts.stream().filter(each -> each.verdict().equals(verdict)).count());
        }
        return tree;
    }

    /** Where the manifest of a failed run stands in the folder. */
    static String manifestOf(String runId) {
        return "failed/" + runId + ".json";
    }

    /** What makes results worth less than they look. */
    static List<String> warnings(List<CellSummary> cells) {
        List<String> warnings = new ArrayList<>();
        long same = cells.stream().filter(CellSummary::allTheSame).count();
        if (same > 0) {
            warnings.add("in " + same + " of " + cells.size() + " cells all replications are identical: nothing there "
                    + "is left to chance, so other seeds say nothing new and the intervals have no width");
        }
        long single = cells.stream().filter(cell -> cell.done() == 1).count();
        if (single > 0) {
            warnings.add(single + " of " + cells.size() + " cells have one replication: no interval can be given; "
                    + "write 'seeds: 1..10'");
        }
        long few = cells.stream().filter(cell -> cell.done() > 1 && cell.done() < FEW && !cell.allTheSame()).count();
        if (few > 0) {
            warnings.add(few + " of " + cells.size() + " cells have fewer than " + FEW + " replications: their "
                    + "intervals rest on the figures being normally distributed");
        }
        return warnings;
    }
}
