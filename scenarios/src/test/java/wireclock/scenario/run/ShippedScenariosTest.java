package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireclock.engine.SimTime;
import wireclock.reports.assertion.Verdict;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** Every scenario that we ship can be run, and what it leaves is sound. */
class ShippedScenariosTest {
    /** Long runs are shown to work on their first part. */
    private static final Overrides SHORT = new Overrides(Map.of(), null, SimTime.SECOND / 2);

    /** What happens later is of the same kind. */
    private static final long MOST_CAPTURED_PS = 20 * SimTime.SECOND;
    /** Flows whose error is what the scenario shows. */
    private static final Set<String> MEANT_TO_FAIL = Set.of("too-short", "too-early", "always", "as-known",
            "unreachable", "prohibit", "no-route", "large", "lost", "nobody-here", "nobody-there", "without-address",
            "to-nobody", "astray", "closed-port", "silence", "nobody", "upload", "one-bit", "selective-4", "back-8",
            "asks", "impatient", "mistyped");

    static List<String> shipped() {
        return Runs.shipped();
    }

    private static Overrides overrides(String name) {
        if (name.startsWith("bench/fattree")) {
            return new Overrides(Map.of(), null, SimTime.SECOND / 100); // 128 senders at once
        }
        return name.startsWith("bench/") ? SHORT : Overrides.NONE;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void tsharkFindsNothingWrong(String name, @TempDir Path folder) throws Exception {
        Tshark.assumeInstalled();
        Overrides overrides = name.startsWith("bench/fattree") ? new Overrides(Map.of(), null, SimTime.MILLISECOND)
                : name.startsWith("wan/") || name.equals("topology/dumbbell.yaml") || name.startsWith("bench/")
                ? new Overrides(Map.of(), null, SimTime.SECOND / 50) : overrides(name);
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), overrides);
        if (scenario.durationPs() != null && scenario.durationPs() > MOST_CAPTURED_PS) {
            scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), new Overrides(Map.of(), null, MOST_CAPTURED_PS));
        }
        Runs.run(scenario, folder.resolve("out"), true);
        assertThat(Tshark.faults(Runs.capture(folder.resolve("out")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void holdsWhatItSaysAndLeavesTheSameBytesTwice(String name, @TempDir Path folder) throws Exception {
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), overrides(name));
        check(name, Runs.runWithPage(scenario, folder.resolve("a"), false), folder.resolve("a"));
        Runs.runWithPage(scenario, folder.resolve("b"), false);
        try (var files = Files.walk(folder.resolve("a"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = folder.resolve("a").relativize(file);
                if (!relative.toString().equals("timing.json")) {
                    assertThat(folder.resolve("b").resolve(relative)).hasSameBinaryContentAs(file);
                }
            }
        }
    }

    private static void check(String name, RunReport report, Path out) throws Exception {
        assertThat(report.flows()).isNotEmpty();
        assertThat(report.outcome().packetHops()).isPositive();
        if (overrides(name).equals(Overrides.NONE)) {
            assertThat(report.verdicts().results()).allSatisfy(result ->
                    assertThat(result.verdict()).as(result.claim().text()).isEqualTo(Verdict.PASS));
        }
        for (String file : List.of("manifest.json", "timing.json", "flows.csv", "links.csv", "series.csv")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.size(out.resolve("report.html"))).isBetween(60_000L, 3_000_000L);
        ResultSchemas.verify(out);
        for (Map<String, String> row : Runs.csv(out.resolve("flows.csv"))) {
            // What fails in the scenarios about faults is for FaultFindingsTest to say.
            if (!MEANT_TO_FAIL.contains(row.get("flow")) && !name.startsWith("faults/")) {
                assertThat(row.get("error")).as(row.get("flow")).isEmpty();
            }
        }
    }

    @Test
    void anotherSeedIsAnotherRun(@TempDir Path folder) throws Exception {
        RunReport first = Runs.runShipped("first-look.yaml", folder.resolve("a"), Overrides.NONE, false);
        RunReport second = Runs.runShipped("first-look.yaml", folder.resolve("b"), new Overrides(Map.of(), 2L, null), false);
        assertThat(second.outcome().trajectoryHash()).isNotEqualTo(first.outcome().trajectoryHash());
    }
}
