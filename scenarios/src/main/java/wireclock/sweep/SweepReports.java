package wireclock.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the report of a sweep from its journal. */
final class SweepReports {
    private SweepReports() {}

    static SweepReport of(SweepPlan plan, Journal journal, Schedule schedule, List<CellSummary> cells,
            List<CellVerdict> verdicts, boolean missing) throws IOException {
        List<SweepReport.Failure> failures = new ArrayList<>();
        int runs = 0;
        for (Cell cell : plan.cells()) {
            for (PlannedRun run : schedule.counted(cell)) {
                runs++;
                if (journal.status(run.number()) != RunStatus.DONE) {
                    RunResult result = journal.result(run.number());
                    failures.add(new SweepReport.Failure(plan.runId(run.number()), cell, run.seed(), result.status(),
                            result.error(), plan.command(cell, run.seed())));
                }
            }
        }
        return new SweepReport(plan.name(), runs, missing, missing, failures, cells, verdicts,
                SweepState.warnings(cells));
    }
}
