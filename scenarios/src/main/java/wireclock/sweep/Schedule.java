package wireclock.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says which runs come next, and which count: both depend on results alone, not on the order in which they came. */
final class Schedule {
    private final SweepPlan plan;
    private final Shard shard;
    private final Journal journal;
    /** Cell by cell and seed by seed, the figure that the rule to stop looks at; empty without a rule. */
    private final double[][] watched;

    /**
     * @param journal with the runs that are there already
     */
    Schedule(SweepPlan plan, Shard shard, Journal journal) throws IOException {
        this.plan = plan;
        this.shard = shard;
        this.journal = journal;
        this.watched = new double[plan.stopRule() == null ? 0 : plan.cells().size()][plan.seeds().size()];
        if (plan.stopRule() != null) {
            for (double[] values : watched) {
                Arrays.fill(values, Double.NaN);
            }
            for (int run = 0; run < plan.size(); run++) {
                if (journal.has(run)) {
                    note(journal.result(run));
                }
            }
        }
    }

    /** Learns of a result. */
    void note(RunResult result) {
        StopRule rule = plan.stopRule();
        if (rule != null) {
            for (Figure figure : result.figures()) {
                if (figure.metric().equals(rule.metric())) {
                    watched[result.run() / plan.seeds().size()][result.run() % plan.seeds().size()] = figure.value();
                }
            }
        }
    }

    /** The runs to make now; none if all is done. What comes after them may depend on their results. */
    List<PlannedRun> next() {
        List<PlannedRun> runs = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            int first = cell.number() * plan.seeds().size();
            for (int i = 0; i < wanted(cell); i++) {
                PlannedRun run = plan.run(first + i);
                if (!journal.has(run.number()) && shard.has(run, plan)) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    /** How many of a cell's seeds are wanted, as far as can be told now. */
    private int wanted(Cell cell) {
        StopRule rule = plan.stopRule();
        if (rule == null) {
            return plan.seeds().size();
        }
        int known = known(cell);
        int enough = rule.enough(watched[cell.number()], known);
        return enough >= 0 ? enough : Math.clamp(known + 1L, rule.minSeeds(), plan.seeds().size());
    }

    /** How many of a cell's first seeds have been run without a gap. */
    private int known(Cell cell) {
        int first = cell.number() * plan.seeds().size();
        int known = 0;
        while (known < plan.seeds().size() && journal.has(first + known)) {
            known++;
        }
        return known;
    }

    /** The runs of a cell that are there and count, in the order of the seeds. */
    List<PlannedRun> counted(Cell cell) {
        List<PlannedRun> runs = new ArrayList<>();
        int first = cell.number() * plan.seeds().size();
        for (int i = 0; i < wanted(cell); i++) {
            if (journal.has(first + i)) {
                runs.add(plan.run(first + i));
            }
        }
        return runs;
    }
}
