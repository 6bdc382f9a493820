package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.reports.CsvReader;
import wireclock.reports.ResultManifest;
import wireclock.reports.compare.FolderComparison;
import wireclock.reports.limits.WhatIfRow;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** What {@code run --what-if} tries, and what comes of it. */
class WhatIfTest {
    private static final ToolVersion TOOL = new ToolVersion("test", "test");

    @TempDir
    Path folder;

    private RunReport run(Scenario scenario, RunLimits limits, boolean whatIf) throws Exception {
        RunSettings settings = new RunSettings(folder.resolve("out"), false, limits, ProgressListener.NONE, null, false,
                whatIf);
        return new ScenarioRun(scenario, settings, TOOL).execute();
    }

    private RunReport run(String yaml) throws Exception {
        return run(ScenarioLoader.load("test.yaml", yaml, Overrides.NONE), RunLimits.NONE, true);
    }

    private static Scenario shipped(String name) throws Exception {
        return ScenarioLoader.load(Runs.SHIPPED.resolve(name), Overrides.NONE);
    }

    private List<Map<String, String>> table() throws IOException {
        try (Reader in = Files.newBufferedReader(folder.resolve("out/what_if.csv"))) {
            CsvReader csv = new CsvReader(in);
            List<String> header = Objects.requireNonNull(csv.row());
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> row = csv.row(); row != null; row = csv.row()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    cells.put(header.get(i), row.get(i));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    /** The least gain as far as it can be said beforehand: what the way takes, or what the cut took, over what was. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            handshake         | no losses on wire                       | 99 | handshake
            application       | gap 1 s → 0 s                           | 30 | application
            send-buffer       | send_buffer 32 kB → 1 MB                | 10 | congestion window
            congestion-window | wire: queue 40 → 160 packets            | 0  | congestion window
            congestion-window | wire: rate 10 → 20 Mbit/s               | 0.8 | congestion window
            receive-window    | receive_buffer 16 kB → 1 MB             | 20 | congestion window
            recovery          | no losses on wire                       | 2  | congestion window
            recovery          | sack                                    | 1  | congestion window
            rto               | no losses on wire                       | 25 | handshake
            link-down         | never cut: middle                       | 1.3 | congestion window
            """)
    void takesAwayTheLimit(String limit, String change, double leastGain, String then) throws Exception {
        RunReport report = run(shipped("tcp/limited-by-" + limit + ".yaml"), RunLimits.NONE, true);
        String wanted = report.limits().getFirst().largest().limit().text();
        assertThat(wanted).isEqualToIgnoringCase(limit.replace('-', ' '));
        Map<String, String> row = table().stream().filter(each -> each.get("change").equals(change)).findFirst()
                .orElseThrow();
        assertThat(row).containsEntry("limit", wanted).containsEntry("limited_by_after", then).containsEntry("note", "");
        double before = Double.parseDouble(row.get("goodput_before_bit_s"));
        double after = Double.parseDouble(row.get("goodput_after_bit_s"));
        assertThat(row.get("goodput_before_bit_s"))
                .isEqualTo(Runs.flow(folder.resolve("out"), row.get("flow")).get("goodput_bit_s"));
        assertThat(Double.parseDouble(row.get("gain"))).isCloseTo(after / before - 1, within(1e-9))
                .isGreaterThanOrEqualTo(leastGain);
        assertThat(report.whatIf().interrupted()).isFalse();
        assertThat(report.whatIf().leftOut()).isZero();
    }

    /** A rerun without a change: what is compared with it is the same in every figure. */
    @ParameterizedTest
    @ValueSource(strings = {"first-look.yaml", "tcp/limited-by-recovery.yaml", "tcp/bbr-lossy-link.yaml",
        "faults/digger.yaml"})
    void withoutAChangeTheSameComesOut(String name) throws Exception {
        Scenario scenario = shipped(name);
        RunReport run = run(scenario, RunLimits.NONE, false);
        RunReport again = new MemoryRun(scenario.with(scenario.links(), scenario.flows(), scenario.faults()),
                RunLimits.NONE).execute();
        assertThat(again.outcome()).isEqualTo(run.outcome());
        for (int i = 0; i < run.flows().size(); i++) {
            assertThat(again.flows().get(i).goodputBitPerS).isEqualTo(run.flows().get(i).goodputBitPerS);
            assertThat(again.flows().get(i).completionTimePs).isEqualTo(run.flows().get(i).completionTimePs);
        }
    }

    @Test
    void theRunItselfIsTheSameAndAReplayAsksAgain() throws Exception {
        Scenario scenario = shipped("tcp/limited-by-rto.yaml");
        run(scenario, RunLimits.NONE, false);
        String flows = Files.readString(folder.resolve("out/flows.csv"));
        assertThat(folder.resolve("out/what_if.csv")).doesNotExist();
        run(scenario, RunLimits.NONE, true);
        assertThat(folder.resolve("out/flows.csv")).content().isEqualTo(flows);
        assertThat(folder.resolve("out/schema.json")).content().contains("what_if.csv");
        new Replay(ResultManifest.read(folder.resolve("out"))).same(folder.resolve("again"), TOOL, () -> false);
        assertThat(folder.resolve("again/what_if.csv")).exists();
        assertThat(new FolderComparison(folder.resolve("out"), folder.resolve("again")).differences()).isEmpty();
    }

    @Test
    void aWindowThatCannotBeScaledIsScaled() throws Exception {
        RunReport report = run("""
                duration: 3 s
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 100 Mbit/s, delay: 20 ms}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, window_scaling: false}]
                """);
        assertThat(report.limits().getFirst().largest().sentence()).contains("a window without scaling, 65.5 kB < ");
        WhatIfRow row = report.whatIf().rows().getFirst();
        // Twice of 100 Mbit/s × 40.015 ms.
        assertThat(row.change()).isEqualTo("receive_buffer 65.5 kB → 1 MB, window_scaling");
        assertThat(row.gain()).isGreaterThan(2);
    }

    @Test
    void aReaderThatIsSlowReadsAtOnce() throws Exception {
        RunReport report = run(shipped("tcp/slow-reader.yaml"), RunLimits.NONE, true);
        WhatIfRow row = report.whatIf().rows().getFirst();
        assertThat(row.change()).isEqualTo("the receiving application reads at once");
        assertThat(row.gain()).isGreaterThan(10);
    }

    @Test
    void whatCannotBeTriedSaysWhy() throws Exception {
        RunReport report = run("""
                nodes: {a: host, hub: hub, b: host}
                defaults: {link: {rate: 10 Mbit/s}}
                links: [{name: left, endpoints: [a, hub]}, {name: right, endpoints: [hub, b]}]
                traffic:
                  - {name: bulk, type: tcp, from: a, to: b, size: 3 MB}
                  - {name: talk, type: tcp, from: a, to: b, exchange: [{from: client, size: 10 B}, {from: server, size: 10 B}], nodelay: true}
                """);
        assertThat(report.whatIf().rows()).anySatisfy(row -> {
            assertThat(row.change()).startsWith("left: rate 10 → 20 Mbit/s");
            assertThat(row.after()).isNull();
            assertThat(row.note()).isEqualTo("link 'left': a link at a hub has 10 or 100 Mbit/s");
        }).anySatisfy(row -> {
            assertThat(row.flow()).isEqualTo("talk");
            assertThat(row.change()).isEmpty();
            assertThat(row.note()).isEqualTo("the ends wait for each other, and that is what they are asked to do");
        });
    }

    @Test
    void aChangeOfTheWayIsRunOnceForAllFlowsAndAltogetherThereIsABound() throws Exception {
        RunReport report = run("""
                duration: 300 ms
                nodes: {a: host, r: router, b: host}
                links:
                  - {endpoints: [a, r], rate: 100 Mbit/s}
                  - {name: narrow, endpoints: [r, b], rate: 10 Mbit/s, delay: 5 ms}
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, streams: 30}]
                """);
        List<WhatIfRow> rows = report.whatIf().rows();
        assertThat(rows.stream().filter(row -> row.change().startsWith("narrow: rate"))).hasSizeGreaterThan(20);
        long ofFlows = rows.stream().filter(row -> row.change().startsWith("congestion: fixed")).count();
        long ofWay = rows.stream().map(WhatIfRow::change).filter(change -> change.contains(": rate ")
                || change.contains(": queue")).distinct().count();
        assertThat(ofFlows + ofWay).isEqualTo(WhatIf.MOST_RERUNS);
        assertThat(report.whatIf().leftOut()).isPositive();
    }

    @Test
    void aRunThatWasCutShortIsNotCompared() throws Exception {
        RunReport report = run(shipped("tcp/limited-by-send-buffer.yaml"),
                new RunLimits(1_000, Long.MAX_VALUE, () -> false), true);
        assertThat(report.whatIf().rows()).isEmpty();
        assertThat(folder.resolve("out/what_if.csv")).doesNotExist();
    }

    @Test
    void whoLosesPatienceHasTheRunAndWhatWasTriedSoFar() throws Exception {
        Scenario scenario = shipped("tcp/limited-by-congestion-window.yaml");
        AtomicInteger asked = new AtomicInteger();
        run(scenario, new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, () -> asked.incrementAndGet() < 0), false);
        int ofRun = asked.getAndSet(0);
        // Before the first rerun nobody has lost it yet.
        RunReport report = run(scenario, new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE,
                () -> asked.incrementAndGet() > ofRun + 1), true);
        assertThat(report.outcome().cutShort()).isNull();
        assertThat(report.whatIf().interrupted()).isTrue();
        assertThat(report.whatIf().rows()).hasSize(1);
        assertThat(report.whatIf().leftOut()).isPositive();
    }
}
