package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.reports.ResultFolderException;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.run.ProgressListener;
import wireclock.scenario.run.RunLimits;
import wireclock.scenario.run.RunReport;
import wireclock.scenario.run.RunSettings;
import wireclock.scenario.run.ScenarioRun;
import wireclock.scenario.run.ToolVersion;

/** Sweeps from their file to their tables. */
class SweepTest {
    @TempDir
    Path folder;

    private void assertSame(String expected, String actual) throws IOException {
        for (String table : Sweeps.TABLES) {
            assertThat(folder.resolve(actual).resolve(table)).hasSameBinaryContentAs(folder.resolve(expected).resolve(table));
        }
    }

    @Test
    void theNumberOfWorkersDoesNotMatter() throws Exception {
        SweepReport report = Sweeps.run(folder, Sweeps.SMALL, "a", 1);
        assertThat(report.runs()).isEqualTo(24);
        assertThat(report.failures()).isEmpty();
        Sweeps.run(folder, Sweeps.SMALL, "b", 2);
        Sweeps.run(folder, Sweeps.SMALL, "c", 4);
        assertSame("a", "b");
        assertSame("a", "c");
        assertThat(report.warnings()).satisfiesExactlyInAnyOrder(
                one -> assertThat(one).startsWith("in 2 of 6 cells all replications are identical"),
                two -> assertThat(two).startsWith("4 of 6 cells have fewer than 5 replications"));
    }

    @Test
    void theTablesSayWhatTheRunsSay() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "a", 2);
        Path out = folder.resolve("a");
        List<Map<String, String>> runs = Sweeps.csv(out.resolve("runs.csv"));
        assertThat(runs).hasSize(24).extracting(row -> row.get("run_id")).startsWith("small-01", "small-02").endsWith("small-24");
        List<Map<String, String>> flows = Sweeps.csv(out.resolve("flows.csv"));
        assertThat(flows).extracting(row -> row.get("run_id")).isEqualTo(runs.stream().map(row -> row.get("run_id")).toList());
        double[] reno = goodputs(flows, "1 %", "reno");
        double[] cubic = goodputs(flows, "1 %", "cubic");
        Estimate naive = Estimate.of(reno, 4, 0.95);
        assertThat(Sweeps.mean(out, "bulk.goodput", "loss=1 %", "cc=reno")).isEqualTo(naive.mean());
        assertThat(Sweeps.number(out.resolve("summary.csv"), "ci_high", "bulk.goodput", "loss=1 %", "cc=reno"))
                .isEqualTo(naive.high());
        double[] difference = new double[4];
        for (int i = 0; i < 4; i++) {
            difference[i] = cubic[i] - reno[i];
        }
        Estimate paired = Estimate.of(difference, 4, 0.95);
        assertThat(Sweeps.number(out.resolve("differences.csv"), "ci_low", "bulk.goodput", "loss=1 %", "cc=cubic",
                "parameter=cc", "instead_of=reno")).isEqualTo(paired.low());
    }

    private static double[] goodputs(List<Map<String, String>> flows, String loss, String cc) {
        return flows.stream().filter(row -> row.get("param_loss").equals(loss) && row.get("param_cc").equals(cc))
                .mapToDouble(row -> Double.parseDouble(row.get("goodput_bit_s"))).toArray();
    }

    @Test
    void aRunIsTheRunThatTheRunCommandMakes() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "a", 1);
        Map<String, String> swept = Sweeps.csv(folder.resolve("a/flows.csv")).get(18); // loss 3 %, reno, seed 3
        assertThat(swept).containsEntry("param_loss", "3 %").containsEntry("seed", "3");
        Scenario scenario = ScenarioLoader.load("t.yaml", Sweeps.SMALL,
                new Overrides(Map.of("loss", "3 %", "cc", "reno"), 3L, null));
        RunSettings settings = new RunSettings(folder.resolve("single"), false, RunLimits.NONE, ProgressListener.NONE);
        RunReport report = new ScenarioRun(scenario, settings, new ToolVersion("test", "test")).execute();
        Map<String, String> single = new LinkedHashMap<>(Sweeps.csv(folder.resolve("single/flows.csv")).getFirst());
        single.put("run_id", swept.get("run_id"));
        assertThat(single).isEqualTo(swept);
        assertThat(Sweeps.csv(folder.resolve("a/runs.csv")).get(18))
                .containsEntry("trajectory_hash", HexFormat.of().toHexDigits(report.outcome().trajectoryHash()));
    }

    @Test
    void shardsMergedAreTheWhole() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "whole", 2);
        for (int i = 1; i <= 3; i++) {
            new Sweep(Sweeps.load(folder, Sweeps.SMALL), Sweeps.settings(folder.resolve("s" + i), 1, false, new Shard(i, 3)),
                    SweepProgress.NONE).execute();
        }
        assertThat(folder.resolve("s1/summary.csv")).doesNotExist();
        assertThatThrownBy(() -> SweepMerge.merge(List.of(folder.resolve("s1"), folder.resolve("s3")), folder.resolve("m"), true))
                .isInstanceOf(ResultFolderException.class).hasMessageContaining("shard 2/3 is not here or not finished");
        assertThat(folder.resolve("m")).doesNotExist();
        SweepReport report = SweepMerge.merge(List.of(folder.resolve("s3"), folder.resolve("s1"), folder.resolve("s2")),
                folder.resolve("m"), true);
        assertThat(report.runs()).isEqualTo(24);
        assertSame("whole", "m");
    }

    @Test
    void whatIsThereIsGoneOnWithAndNothingElse() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "whole", 2);
        AtomicInteger asked = new AtomicInteger();
        SweepSettings some = new SweepSettings(folder.resolve("a"), 1, true, Shard.WHOLE, Long.MAX_VALUE, true, "test (test)",
                () -> asked.incrementAndGet() > 12);
        SweepReport report = new Sweep(Sweeps.load(folder, Sweeps.SMALL), some, SweepProgress.NONE).execute();
        assertThat(report.interrupted()).isTrue();
        assertThat(report.runs()).isBetween(1, 23);
        assertThat(folder.resolve("a/sweep.json")).content().contains("\"cut_short\": \"interrupted\"");
        SweepSettings afresh = Sweeps.settings(folder.resolve("a"), 1, false, Shard.WHOLE);
        assertThatThrownBy(() -> new Sweep(Sweeps.load(folder, Sweeps.SMALL), afresh, SweepProgress.NONE).execute())
                .hasMessageContaining("holds this very sweep, unfinished");
        SweepSettings resume = Sweeps.settings(folder.resolve("a"), 2, true, Shard.WHOLE);
        assertThatThrownBy(() -> new Sweep(Sweeps.load(folder, Sweeps.SMALL.replace("3 %", "4 %")), resume,
                SweepProgress.NONE).execute()).hasMessageContaining("its scenario has changed since");
        assertThatThrownBy(() -> new Sweep(Sweeps.load(folder, Sweeps.SMALL), new SweepSettings(folder.resolve("a"), 1, true,
                Shard.WHOLE, Long.MAX_VALUE, true, "other (test)", () -> false), SweepProgress.NONE).execute())
                .hasMessageContaining("made by Wireclock test, and this is other");
        int before = report.runs();
        AtomicInteger made = new AtomicInteger();
        new Sweep(Sweeps.load(folder, Sweeps.SMALL), resume, (done, total, failed, here, ns) -> made.set(here)).execute();
        assertThat(made.get()).isEqualTo(24 - before);
        assertSame("whole", "a");
        assertThat(new Sweep(Sweeps.load(folder, Sweeps.SMALL), afresh, SweepProgress.NONE).execute().runs())
                .as("a finished one is replaced").isEqualTo(24);
    }

    private SweepSettings ofBuild(String out, String build) {
        return new SweepSettings(folder.resolve(out), 2, true, Shard.WHOLE, Long.MAX_VALUE, true, "test (" + build + ")",
                () -> false);
    }

    /** The first sweep is cut short after some runs. */
    private int begin(String yaml, String out) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SweepSettings some = new SweepSettings(folder.resolve(out), 1, true, Shard.WHOLE, Long.MAX_VALUE, true,
                "test (test)", () -> asked.incrementAndGet() > 12);
        return new Sweep(Sweeps.load(folder, yaml), some, SweepProgress.NONE).execute().runs();
    }

    @Test
    void anotherBuildGoesOnIfItMakesTheSameRuns() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "whole", 2);
        int before = begin(Sweeps.SMALL, "a");
        AtomicInteger made = new AtomicInteger();
        new Sweep(Sweeps.load(folder, Sweeps.SMALL), ofBuild("a", "rebuilt"),
                (done, total, failed, here, ns) -> made.set(here)).execute();
        assertThat(made.get()).isEqualTo(24 - before);
        assertSame("whole", "a");
    }

    @Test
    void anotherBuildThatMakesOtherRunsIsRefused() throws Exception {
        begin(Sweeps.SMALL, "a");
        try (Journal journal = Journal.open(folder.resolve("a/journal"))) {
            RunResult first = journal.result(0);
            journal.append(new RunResult(0, first.status(), first.error(), first.endPs(), first.events() + 1,
                    first.packetHops(), first.trajectoryHash(), first.figures(), first.roundTrips(), first.verdicts(),
                    first.flowRows(), first.linkRows()));
        }
        byte[] before = Files.readAllBytes(folder.resolve("a/journal"));
        assertThatThrownBy(() -> new Sweep(Sweeps.load(folder, Sweeps.SMALL), ofBuild("a", "changed"), SweepProgress.NONE)
                .execute()).isInstanceOf(ResultFolderException.class)
                .hasMessageContaining("begun by test (test), and test (changed) makes its run small-01 differently");
        assertThat(folder.resolve("a/journal")).hasBinaryContent(before);
    }

    @Test
    void whatFailedInAnotherBuildIsMadeAgain() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "whole", 2);
        int before = begin(Sweeps.SMALL, "a");
        try (Journal journal = Journal.open(folder.resolve("a/journal"))) {
            journal.append(RunResult.without(0, RunStatus.FAILED, "a defect"));
            assertThat(journal.recorded()).isEqualTo(before);
        }
        AtomicInteger made = new AtomicInteger();
        new Sweep(Sweeps.load(folder, Sweeps.SMALL), ofBuild("a", "mended"),
                (done, total, failed, here, ns) -> made.set(here)).execute();
        assertThat(made.get()).isEqualTo(24 - before + 1);
        assertSame("whole", "a");
    }

    @Test
    void whatIsShownMayChangeMeanwhile() throws Exception {
        int before = begin(Sweeps.SMALL, "a");
        String changed = Sweeps.SMALL + "description: after a walk\nreport: {plots: [bulk.retransmits]}\n";
        Sweeps.run(folder, changed, "whole", 2);
        AtomicInteger made = new AtomicInteger();
        new Sweep(Sweeps.load(folder, changed), ofBuild("a", "test"),
                (done, total, failed, here, ns) -> made.set(here)).execute();
        assertThat(made.get()).isEqualTo(24 - before);
        assertSame("whole", "a");
        try (Journal journal = Journal.read(folder.resolve("a/journal"))) {
            assertThat(journal.header().plan()).isEqualTo(Sweeps.load(folder, changed).plan());
        }
    }

    /** The command is for whoever stands where the sweep was started. */
    @Test
    void theCommandNamesTheFile() throws Exception {
        Path file = Files.writeString(Files.createDirectory(folder.resolve("it's here")).resolve("other.yaml"), Sweeps.SMALL);
        SweepPlan plan = SweepScenario.load(file).plan();
        assertThat(plan.command(plan.cells().get(2), 3)).isEqualTo("wireclock run '"
                + file.toString().replace("'", "'\\''") + "' --seed 3 --set 'loss=1 %' --set cc=reno");
    }

    @Test
    void aCellThatFailsIsNamedAndCostsOnlyItself() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "whole", 2);
        // Reno without loss fires the most events: half way between that and the next is room for none of its runs.
        Map<Boolean, LongSummaryStatistics> events = Sweeps.csv(folder.resolve("whole/runs.csv")).stream()
                .collect(Collectors.partitioningBy(
                        run -> run.get("param_loss").equals("0 %") && run.get("param_cc").equals("reno"),
                        Collectors.summarizingLong(run -> Long.parseLong(run.get("events")))));
        long most = (events.get(true).getMin() + events.get(false).getMax()) / 2;
        String limited = Sweeps.SMALL + "  max_events: " + most + "\n";
        SweepReport report = Sweeps.run(folder, limited, "limited", 2);
        assertThat(report.failures()).hasSize(4).allSatisfy(failure -> {
            assertThat(failure.status()).isEqualTo(RunStatus.EVENT_BUDGET);
            assertThat(failure.cell().params()).containsEntry("loss", "0 %").containsEntry("cc", "reno");
            assertThat(folder.resolve("limited/failed/" + failure.runId() + ".json")).content()
                    .contains("\"share\": \"0 %\"", "\"status\": \"event_budget\"");
        });
        String others = "(?m)^small-[0-9]+,.*,0 %,reno,.*\\n";
        assertThat(Files.readString(folder.resolve("limited/flows.csv")))
                .isEqualTo(Files.readString(folder.resolve("whole/flows.csv")).replaceAll(others, ""));
    }

    @Test
    void aCellWhoseScenarioBreaksMeanwhileCostsOnlyItself() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "time_s,rate_bit_s\n0,10000000\n");
        Files.writeString(folder.resolve("b.csv"), "time_s,rate_bit_s\n0,5000000\n");
        SweepScenario scenario = Sweeps.load(folder, """
                duration: 100 ms
                params: {trace: a.csv}
                nodes: {a: host, b: host}
                links: [{name: w, endpoints: [a, b], rate: {trace: $trace}, delay: 10 ms, reverse: {rate: 1 Mbit/s}}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
                sweep: {matrix: {trace: [a.csv, b.csv]}, seeds: 1..3}
                """);
        Files.delete(folder.resolve("b.csv"));
        SweepReport report = new Sweep(scenario, Sweeps.settings(folder.resolve("out"), 2, false, Shard.WHOLE),
                SweepProgress.NONE).execute();
        assertThat(report.failures()).hasSize(3).allSatisfy(failure -> {
            assertThat(failure.status()).isEqualTo(RunStatus.FAILED);
            assertThat(failure.cell().toString()).isEqualTo("trace=b.csv");
            assertThat(failure.error()).contains("t.yaml:");
        });
        assertThat(Sweeps.csv(folder.resolve("out/runs.csv"))).extracting(row -> row.get("status"))
                .containsExactly("done", "done", "done", "failed", "failed", "failed");
    }

    @Test
    void theWarmUpIsLeftOut() throws Exception {
        String yaml = """
                name: w
                duration: 4 s
                params: {}
                nodes: {a: host, b: host}
                links: [{name: w, endpoints: [a, b], rate: 10 Mbit/s, delay: 1 ms}]
                traffic: [{name: cbr, type: udp, from: a, to: b, start: 1 s, stop: 3 s, rate: 800 kbit/s, packet: 1000 B}]
                sweep: {warm_up: 2 s}
                """;
        Sweeps.run(folder, yaml, "out", 1);
        Path out = folder.resolve("out");
        // A packet every 10 ms from 1 s on, of which those of the second second count: 100, and 1 s to take them.
        assertThat(Sweeps.mean(out, "cbr.bytes_delivered")).isCloseTo(100_000, within(1_000.0));
        assertThat(Sweeps.mean(out, "cbr.goodput")).isCloseTo(800_000, within(8_000.0));
        // 1028 bytes of packet, 38 around it, at 10 Mbit/s: 852.8 us, 100 times in the second until nothing more can happen.
        assertThat(Sweeps.mean(out, "w.utilisation")).isCloseTo(0.08528, within(0.001));
        assertThat(Sweeps.csv(out.resolve("flows.csv")).getFirst().get("bytes_delivered")).isEqualTo("200000");
    }

    @Test
    void aRuleToStopTakesPrefixesOfTheSeedsWhateverTheWorkers() throws Exception {
        String yaml = Sweeps.SMALL.replace("seeds: 1..4", """
                seeds: 1..12
                  stop_when: {metric: bulk.goodput, half_width: 20 %, min_seeds: 3}""");
        SweepReport report = Sweeps.run(folder, yaml, "a", 1);
        Sweeps.run(folder, yaml, "b", 4);
        assertSame("a", "b");
        assertThat(report.cells()).allSatisfy(cell -> assertThat(cell.done()).isBetween(3, 12));
        assertThat(report.cells()).anySatisfy(cell -> assertThat(cell.done()).isEqualTo(3));
        assertThat(report.cells()).anySatisfy(cell -> assertThat(cell.done()).isGreaterThan(3));
    }
}
