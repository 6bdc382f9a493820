package wireclock.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.PacketTrace;

/**
 * How a scenario is to be run, as far as the scenario itself does not say it. Seed, duration and parameters that are
 * set on the command line are in the scenario already.
 *
 * @param out the result folder
 * @param capture whether everything is captured
 * @param html whether a page is written
 * @param json whether the summary on standard output is JSON
 * @param maxEvents after how many events the run is cut short, or null
 * @param maxWallNs after how many nanoseconds by the clock on the wall the run is cut short, or null
 * @param quiet whether nothing is printed but errors
 * @param terminal where to print
 * @param junit collects the verdicts for a file, or null if nobody wants one
 * @param whatIf whether it is run again with its limits relaxed
 * @param trace prints packets, or null
 */
public record RunOptions(Path out, boolean capture, boolean html, boolean json, @Nullable Long maxEvents,
        @Nullable Long maxWallNs, boolean quiet, Terminal terminal, @Nullable JunitReport junit,
        boolean whatIf, @Nullable PacketTrace trace) {}
