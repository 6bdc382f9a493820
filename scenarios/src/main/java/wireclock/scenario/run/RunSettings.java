package wireclock.scenario.run;

import java.nio.file.Path;

/**
 * How a scenario is to be run, apart from what it says itself.
 *
 * @param out the result folder
 * @param captureAll whether every port is captured, not only those the scenario names
 * @param limits what may end the run early
 * @param progress hears how far it has come
 */
public record RunSettings(Path out, boolean captureAll, RunLimits limits, ProgressListener progress) {}
