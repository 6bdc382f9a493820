package wireclock.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code timing.json}: what differs from machine to machine, and nowhere else in the result folder.
 *
 * @param buildNs from reading the scenario to the first event, in nanoseconds of the wall clock
 * @param run the run itself
 * @param reportNs writing the results, in nanoseconds of the wall clock
 * @param peakHeapBytes most heap ever in use
 * @param revision of the source the tool was built from
 * @param java version of the runtime
 */
public record Timing(long buildNs, RunTiming run, long reportNs, long peakHeapBytes, String revision, String java) {
    private static final int DIGITS_OF_A_HOP = 3;

    /** The content in order. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("build_s", Decimals.secondsOfNanos(buildNs));
        tree.put("run", runTree());
        tree.put("report_s", Decimals.secondsOfNanos(reportNs));
        tree.put("peak_heap_bytes", peakHeapBytes);
        tree.put("wireclock_revision", revision);
        tree.put("java", java);
        return tree;
    }

    private Map<String, @Nullable Object> runTree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("wall_s", Decimals.secondsOfNanos(run.wallNs()));
        tree.put("cpu_s", Decimals.secondsOfNanos(run.cpuNs()));
        tree.put("events", run.events());
        tree.put("packet_hops", run.packetHops());
        tree.put("cpu_ns_per_packet_hop", perHop(run.cpuNs(), run.packetHops()));
        tree.put("cpu_ns_per_packet_hop_warm", perHop(run.warmCpuNs(), run.warmPacketHops()));
        return tree;
    }

    private static @Nullable BigDecimal perHop(long cpuNs, long hops) {
        return hops == 0 ? null
                : BigDecimal.valueOf(cpuNs).divide(BigDecimal.valueOf(hops), DIGITS_OF_A_HOP, RoundingMode.HALF_UP);
    }
}
