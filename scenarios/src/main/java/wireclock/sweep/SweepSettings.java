package wireclock.sweep;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * How a sweep is to be made, apart from what its scenario says.
 *
 * @param out the result folder
 * @param jobs how many runs at a time
 * @param resume whether what is in the folder is gone on with
 * @param shard which part of the runs is made
 * @param runTimeoutNs after which a run is given up, by the clock on the wall; Long.MAX_VALUE for never
 * @param html whether the page is written
 * @param version of the program, with its revision
 * @param interrupted whether somebody wants the sweep to end now
 * @param engine where the runs are made, as {@code --engine} says
 */
public record SweepSettings(Path out, int jobs, boolean resume, Shard shard, long runTimeoutNs, boolean html,
        String version, BooleanSupplier interrupted, String engine) {
    /** The runs are made in this process. */
    public SweepSettings(Path out, int jobs, boolean resume, Shard shard, long runTimeoutNs, boolean html,
            String version, BooleanSupplier interrupted) {
        this(out, jobs, resume, shard, runTimeoutNs, html, version, interrupted, SweepEngines.LOCAL);
    }
}
