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
 * @param whatIf whether it is run again with its limits relaxed
 */
public record RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress,
        @Nullable PacketTrace trace, boolean html, boolean whatIf) {
    /** Without a trace, without a page, and without doubts. */
    public RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress) {
        this(out, captureAll, limits, progress, null, false, false);
    }

    /** Without doubts. */
    public RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress,
            @Nullable PacketTrace trace, boolean html) {
        this(out, captureAll, limits, progress, trace, html, false);
    }
}
