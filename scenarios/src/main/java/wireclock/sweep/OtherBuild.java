package wireclock.sweep;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultFolderException;

/**
 * Whether this build may go on with a journal that another build of the same version has begun. Two builds of a version
 * make the same runs (decision 0004) unless somebody is at work on the simulator, who is told here.
 */
final class OtherBuild {
    /** No run is begun after this. */
    private static final long ENOUGH_NS = 2_000_000_000L;

    private OtherBuild() {}

    /**
     * Makes the first run of some cells again and compares. What failed in the other build has no result any more: this
     * one may have been made to mend it.
     *
     * @throws ResultFolderException if one comes out differently; the journal is closed then
     */
    static void check(Journal journal, SweepPlan plan, SweepWork work, SweepSettings settings)
            throws IOException, ResultFolderException {
        long startNs = System.nanoTime();
        for (Cell cell : plan.cells()) {
            PlannedRun run = firstDone(cell, plan, journal);
            if (run != null) {
                RunResult again = work.make(run, settings.interrupted());
                if (again != null && again.status() != RunStatus.TIMEOUT
                        && !Arrays.equals(again.encoded(), journal.result(run.number()).encoded())) {
                    journal.close();
                    throw new ResultFolderException(settings.out() + ": cannot go on with the sweep there: it was begun by "
                            + journal.header().version() + ", and " + settings.version() + " makes its run "
                            + plan.runId(run.number())
                            + " differently. Choose another --out, or leave --resume away to replace it.");
                }
                if (System.nanoTime() - startNs > ENOUGH_NS) {
                    break;
                }
            }
        }
        journal.forget(RunStatus.FAILED);
    }

    private static @Nullable PlannedRun firstDone(Cell cell, SweepPlan plan, Journal journal) throws IOException {
        int first = cell.number() * plan.seeds().size();
        for (int i = first; i < first + plan.seeds().size(); i++) {
            if (journal.has(i) && journal.status(i) == RunStatus.DONE) {
                return plan.run(i);
            }
        }
        return null;
    }
}
