package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class ManifestTest {
    private static final ScenarioSource SCENARIO =
            new ScenarioSource("first-look", 1, "ab".repeat(32), Map.of("name", "first-look"));

    @Test
    void aCompleteRun() {
        RunOutcome outcome = new RunOutcome(0xBEEFL, 123_456, 81_230, 20 * SimTime.SECOND, null);
        RunIdentity run = new RunIdentity("first-look", 7, Map.of("loss", "0 %"));
        assertThat(JsonWriter.write(Manifest.tree("0.1.0", SCENARIO, run, outcome, 100 * SimTime.MILLISECOND,
                List.of("broadcast storm"))))
                .isEqualTo("""
                {
                  "tool": "wireclock",
                  "version": "0.1.0",
                  "format": 1,
                  "name": "first-look",
                  "run_id": "first-look",
                  "seed": 7,
                  "params": {
                    "loss": "0 %"
                  },
                  "sampling_interval_s": 0.1,
                  "end_time_s": 20,
                  "cut_short": null,
                  "warnings": [
                    "broadcast storm"
                  ],
                  "trajectory_hash": "000000000000beef",
                  "events": 123456,
                  "packet_hops": 81230,
                  "scenario_sha256": "abababababababababababababababababababababababababababababababab",
                  "scenario": {
                    "name": "first-look"
                  }
                }
                """);
    }

    @Test
    void aRunCutShortAndNotSampled() {
        RunOutcome outcome = new RunOutcome(-1, 1, 0, 1, CutShort.WALL_BUDGET);
        Map<String, Object> tree =
                Manifest.tree("0.1.0", SCENARIO, new RunIdentity("r", 1, Map.of()), outcome, SimTime.NEVER, List.of());
        assertThat(tree).containsEntry("cut_short", "wall_budget").containsEntry("sampling_interval_s", null)
                .containsEntry("trajectory_hash", "ffffffffffffffff");
        assertThat(JsonWriter.write(tree)).contains("\"end_time_s\": 0.000000000001,");
    }

    @Test
    void timing() {
        RunTiming run = new RunTiming(210_000_000, 205_500_000, 123_456, 81_230, 1_600_000, 40_615);
        Timing timing = new Timing(35_000_001, run, 4_000_000, 31_457_280, "a722fde", "25.0.1");
        assertThat(JsonWriter.write(timing.tree())).isEqualTo("""
                {
                  "build_s": 0.035000001,
                  "run": {
                    "wall_s": 0.21,
                    "cpu_s": 0.2055,
                    "events": 123456,
                    "packet_hops": 81230,
                    "cpu_ns_per_packet_hop": 2529.854,
                    "cpu_ns_per_packet_hop_warm": 39.394
                  },
                  "report_s": 0.004,
                  "peak_heap_bytes": 31457280,
                  "wireclock_revision": "a722fde",
                  "java": "25.0.1"
                }
                """);
    }

    @Test
    void timingWithoutHopsHasNoCostPerHop() {
        Timing timing = new Timing(1, new RunTiming(1, 1, 1, 0, 0, 0), 1, 1, "", "");
        assertThat(JsonWriter.write(timing.tree())).contains("\"cpu_ns_per_packet_hop\": null,")
                .contains("\"cpu_ns_per_packet_hop_warm\": null\n");
    }
}
