package wireclock.sweep;

import java.io.IOException;
import java.util.List;

/** Where the runs of a sweep are carried out: the one seam between what is to be run and what was measured. */
public interface SweepEngine extends AutoCloseable {
    /**
     * Carries out runs, in whatever order.
     *
     * @param results hears of each, on the calling thread
     * @throws EngineException if the runs cannot be carried out here
     * @throws IOException if the results cannot be taken; the runs that are left are not begun then
     */
    void run(List<PlannedRun> runs, Results results) throws IOException;

    @Override
    void close();

    /** Takes results. */
    interface Results {
        /** A run has ended. */
        void accept(RunResult result) throws IOException;

        /** Some time has passed: a fifth of a second, or a little more. */
        void pulse() throws IOException;
    }
}
