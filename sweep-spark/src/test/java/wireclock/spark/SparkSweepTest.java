package wireclock.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.reports.ResultFolderException;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.run.ProgressListener;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.run.RunSettings;
import wireclock.scenario.run.ScenarioRun;
import wireclock.scenario.run.ToolVersion;
import wireclock.sweep.RunStatus;
import wireclock.sweep.Shard;
import wireclock.sweep.Sweep;
import wireclock.sweep.SweepProgress;
import wireclock.sweep.SweepReport;
import wireclock.sweep.SweepScenario;
import wireclock.sweep.SweepSettings;

/** A sweep on Spark leaves what it leaves on threads of one process. */
class SparkSweepTest {
    private static final String YAML = """
            name: small
            duration: 1 s
            params: {loss: 0 %, cc: reno, time: 1 s}
            nodes: {a: host, b: host}
            links: [{name: w, endpoints: [a, b], rate: 20 Mbit/s, delay: 10 ms, loss: $loss}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, congestion: $cc}]
            assert: [bulk.goodput >= 5 Mbit/s, {always: w.queue <= 100 packets}]
            sweep:
              matrix: {loss: [0 %, 1 %, 3 %], cc: [reno, cubic]}
              seeds: 1..4
            """;
    private static final List<String> FILES = List.of("runs.csv", "flows.csv", "links.csv", "summary.csv",
            "differences.csv", "assertions.csv", "schema.json", "sweep.json", "manifest.json", "report.html");

    @TempDir
    Path folder;

    private SweepReport sweep(String yaml, String out, String engine) throws Exception {
        return sweep(yaml, out, engine, Long.MAX_VALUE, () -> false, SweepProgress.NONE);
    }

    private SweepReport sweep(String yaml, String out, String engine, long runTimeoutNs, BooleanSupplier interrupted,
            SweepProgress progress) throws Exception {
        SweepScenario scenario = SweepScenario.load(Files.writeString(folder.resolve("t.yaml"), yaml));
        SweepSettings settings = new SweepSettings(folder.resolve(out), 2, true, Shard.WHOLE, runTimeoutNs, true,
                "test (test)", interrupted, engine);
        return new Sweep(scenario, settings, progress).execute();
    }

    private void assertSame(String expected, String actual) throws IOException {
        for (String file : FILES) {
            assertThat(folder.resolve(actual).resolve(file)).hasSameBinaryContentAs(folder.resolve(expected).resolve(file));
        }
    }

    @Test
    void theFilesAreTheSame() throws Exception {
        sweep(YAML, "local", "local");
        SweepReport report = sweep(YAML, "spark", "spark");
        assertThat(report.runs()).isEqualTo(24);
        assertSame("local", "spark");
    }

    @Test
    void aRuleToStopIsAskedBetweenJobs() throws Exception {
        String yaml = YAML.replace("seeds: 1..4", """
                seeds: 1..12
                  stop_when: {metric: bulk.goodput, half_width: 20 %, min_seeds: 3}""");
        sweep(yaml, "local", "local");
        sweep(yaml, "spark", "spark");
        assertSame("local", "spark");
    }

    @Test
    void whatOneEngineBeganAnotherGoesOnWith() throws Exception {
        sweep(YAML, "whole", "local");
        AtomicInteger asked = new AtomicInteger();
        SweepReport some = sweep(YAML, "a", "local", Long.MAX_VALUE, () -> asked.incrementAndGet() > 12,
                SweepProgress.NONE);
        assertThat(some.interrupted()).isTrue();
        assertThat(some.runs()).isBetween(1, 23);
        SweepReport report = sweep(YAML, "a", "spark");
        assertThat(report.runs()).isEqualTo(24);
        assertSame("whole", "a");
    }

    @Test
    void runsThatFailAreRowsAndCostOnlyThemselves() throws Exception {
        sweep(YAML, "whole", "local");
        List<String> rows = Files.readAllLines(folder.resolve("whole/runs.csv"));
        int column = List.of(rows.getFirst().split(",", -1)).indexOf("events");
        LongSummaryStatistics events = rows.stream().skip(1)
                .collect(Collectors.summarizingLong(row -> Long.parseLong(row.split(",", -1)[column])));
        String limited = YAML + "  max_events: " + (events.getMin() + events.getMax()) / 2 + "\n";
        SweepReport local = sweep(limited, "local", "local");
        assertThat(local.failures()).isNotEmpty().hasSizeLessThan(24)
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(RunStatus.EVENT_BUDGET));
        sweep(limited, "spark", "spark");
        assertSame("local", "spark");
        assertThat(folder.resolve("spark/failed")).isNotEmptyDirectory();
    }

    @Test
    void aRunThatTakesTooLongIsOneOfMany() throws Exception {
        String endless = YAML.replace("duration: 1 s", "duration: $time")
                .replace("matrix: {loss: [0 %, 1 %, 3 %], cc: [reno, cubic]}", "matrix: {time: [100 ms, 1000000 s]}")
                .replace("1..4", "1..2");
        SweepReport report = sweep(endless, "spark", "spark", 1_000_000_000L, () -> false, SweepProgress.NONE);
        assertThat(report.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.status()).isEqualTo(RunStatus.TIMEOUT);
            assertThat(failure.cell().params()).containsEntry("time", "1000000 s");
        });
    }

    /** The runs that are under way end, those that are done stay. */
    @Test
    void anInterruptEndsIt() throws Exception {
        String some = YAML.replace("duration: 1 s", "duration: $time").replace("time: 1 s", "time: 1 ms")
                .replace("matrix: {loss: [0 %, 1 %, 3 %], cc: [reno, cubic]}", "matrix: {time: [100 ms, 1000000 s]}")
                .replace("1..4", "1..2");
        AtomicInteger made = new AtomicInteger();
        SweepReport report = sweep(some, "a", "spark", Long.MAX_VALUE, () -> made.get() >= 2,
                (done, total, failed, doneHere, elapsedNs) -> made.set(done));
        assertThat(report.interrupted()).isTrue();
        assertThat(report.runs()).isEqualTo(2);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void aMasterThatIsNotThereIsSaidSoAtOnce() {
        assertThatThrownBy(() -> sweep(YAML, "a", "spark://127.0.0.1:9"))
                .isInstanceOf(ResultFolderException.class)
                .hasMessageStartingWith("No Spark master answers at spark://127.0.0.1:9. What is in the journal of ");
    }

    @Test
    void aBaselineIsNothingForACluster() throws Exception {
        Scenario earlier = ScenarioLoader.load("t.yaml", YAML, Overrides.NONE);
        new ScenarioRun(earlier, new RunSettings(folder.resolve("earlier"), false, RunLimits.NONE, ProgressListener.NONE),
                new ToolVersion("test", "test")).execute();
        String yaml = YAML.replace("assert: [", "assert: [{that: bulk.goodput >= 0.1 * baseline, baseline: earlier}, ");
        sweep(yaml, "local", "local");
        sweep(yaml, "spark", "spark");
        assertSame("local", "spark");
        assertThatThrownBy(() -> sweep(yaml, "a", "spark://127.0.0.1:9")).hasMessageContaining("compares with a 'baseline'");
    }
}
