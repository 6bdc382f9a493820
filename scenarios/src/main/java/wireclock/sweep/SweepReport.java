package wireclock.sweep;

import java.util.List;

/**
 * What a sweep has to say on the terminal.
 *
 * @param runs that are there and count
 * @param missing whether some are not there
 * @param interrupted whether somebody ended it
 * @param failures of runs that did not end as their scenario says, in the order of the runs
 * @param cells what each cell comes to; empty for a shard
 * @param verdicts on what is asserted of each cell; empty for a shard
 * @param warnings what makes the results worth less than they look
 */
public record SweepReport(String name, int runs, boolean missing, boolean interrupted, List<Failure> failures,
        List<CellSummary> cells, List<CellVerdict> verdicts, List<String> warnings) {
    /**
     * A run that did not end as its scenario says.
     *
     * @param cell its parameters, for people
     * @param again what makes it again, for a shell
     */
    public record Failure(String runId, Cell cell, long seed, RunStatus status, String error, String again) {}
}
