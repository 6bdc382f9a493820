package wireclock.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;

/**
 * The file {@code manifest.json}: all that is needed to run the same again and to see whether it was the same.
 *
 * <p>It begins with the tool's name, by which {@link ResultFolder} knows its own.
 */
public final class Manifest {
    static final String FILE = "manifest.json";
    static final String TOOL = "wireclock";

    private Manifest() {}

    /**
     * The content in order.
     *
     * @param toolVersion for example 0.1.0
     * @param samplingIntervalPs between two samples, or {@link SimTime#NEVER} if nothing was sampled
     * @param warnings what is hardly meant, or went wrong without being an error
     */
    public static Map<String, @Nullable Object> tree(String toolVersion, ScenarioSource scenario, RunIdentity run,
            RunOutcome outcome, long samplingIntervalPs, List<String> warnings) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("tool", TOOL);
        tree.put("version", toolVersion);
        tree.put("format", scenario.format());
        tree.put("name", scenario.name());
        tree.put("run_id", run.runId());
        tree.put("seed", run.seed());
        tree.put("params", run.params());
        tree.put("sampling_interval_s",
                samplingIntervalPs == SimTime.NEVER ? null : Decimals.seconds(samplingIntervalPs));
        tree.put("end_time_s", Decimals.seconds(outcome.endPs()));
        CutShort cutShort = outcome.cutShort();
        tree.put("cut_short", cutShort == null ? null : cutShort.key());
        tree.put("warnings", warnings);
        tree.put("trajectory_hash", hex(outcome.trajectoryHash()));
        tree.put("events", outcome.events());
        tree.put("packet_hops", outcome.packetHops());
        tree.put("scenario_sha256", scenario.sha256());
        tree.put("scenario", scenario.resolved());
        return tree;
    }

    /** Sixteen digits, whatever the value. */
    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
