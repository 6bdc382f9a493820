package wireclock.scenario.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.PacketTrace;

/**
 * How a scenario is to be run, apart from what it says itself.
 *
 * @param out the result folder
 * @param captureAll whether every port is captured, not only those the scenario names
 * @param limits what may end the run early
 * @param progress hears how far it has come
 * @param trace prints packets, or null
 * @param html whether a page is written
 */
public record RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress,
        @Nullable PacketTrace trace, boolean html) {
    /** Without a trace and without a page. */
    public RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress) {
        this(out, captureAll, limits, progress, null, false);
    }
}
