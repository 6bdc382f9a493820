package wireclock.sweep;

/**
 * One of several parts of a sweep, each made by a process of its own.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    /**
     * Whether a run is made here. Runs are dealt out one by one, so that every shard gets some of each cell; with a
     * rule to stop, which needs all seeds of a cell, cells are.
     */
    boolean has(PlannedRun run, SweepPlan plan) {
        int dealt = plan.stopRule() == null ? run.number() : run.cell().number();
        return dealt % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
