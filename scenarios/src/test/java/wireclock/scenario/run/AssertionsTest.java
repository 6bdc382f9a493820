package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Verdict;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;

/** Each form of assertion where it holds and where it does not, on figures known by hand. */
class AssertionsTest {
    /**
     * Five datagrams of 1000 bytes at 1 s, 1 ms apart. Each occupies the line for 1066 bytes, 8.528 ms at 1 Mbit/s, so
     * that behind the first 1, 2, 3, 4 wait. The receiver has the last one at 1 s + 5 · 8.528 ms + 5 ms.
     */
    private static final String DATAGRAMS = """
            name: t
            duration: 3 s
            sample: 1 s
            defaults: {host: {arp: static}}
            nodes: {a: host, b: host}
            links: [{name: wire, endpoints: [a, b], rate: 1 Mbit/s, delay: 5 ms}]
            traffic:
              - {name: five, type: udp, from: a, to: b, start: 1 s, rate: 8 Mbit/s, packet: 1000 B, count: 5}
              - {name: echo, type: ping, from: b, to: a, count: 1}
            """;

    @TempDir
    Path folder;

    private AssertionResult judge(String assertion) throws Exception {
        Path out = folder.resolve("out");
        RunReport report = Runs.run(DATAGRAMS + "assert:\n  - " + assertion + "\n", out);
        AssertionResult result = report.verdicts().results().getFirst();
        Map<String, String> row = Runs.csv(out.resolve("assertions.csv")).getFirst();
        assertThat(row).containsEntry("run_id", "t-s1").containsEntry("assertion", result.claim().text())
                .containsEntry("verdict", result.verdict().key()).containsEntry("measured", result.evidence().measured());
        assertThat(Files.exists(out.resolve(FailureCapture.FILE))).isEqualTo(result.isBroken());
        return result;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "five.completed | pass | true | ``",
        "not five.completed | fail | true | ``",
        "five.packets_received == 5 packets | pass | 5 | packets",
        "five.packets_received >= 6 | fail | 5 | packets",
        // 1 s + 5 · 8.528 ms + 5 ms - 1 s
        "five.completion_time == 47.64 ms | pass | 0.04764 | s",
        "five.completion_time < 47.64 ms | fail | 0.04764 | s",
        "five.completion_time in 47 ms .. 48 ms | pass | 0.04764 | s",
        "five.completion_time in 48 ms .. 49 ms | fail | 0.04764 | s",
        "five.bytes_delivered / five.packets_received == 1000 B / 1 packet | pass | 8000 | bit packets^-1",
        "wire.queue.max == 4 packets | pass | 4 | packets",
        "{that: five.packets_sent == 0, to: 1 s} | fail | 1 | packets",
        "{that: five.packets_sent == 0, to: 999 ms} | pass | 0 | packets",
        "{that: five.packets_sent == 3, from: 1001 ms, to: 1004 ms} | pass | 3 | packets",
        // From 1 s on, when one is on the line, to 1004 ms.
        "{that: wire.queue.max == 3, from: 1 s, to: 1003 ms} | pass | 3 | packets",
        // 1, 2, 3 packets for a millisecond each, in 3 ms.
        "{that: wire.queue.mean == 1, from: 1 s, to: 1003 ms} | pass | 1 | packets",
        "{that: wire.utilisation == 100 %, from: 1 s, to: 1003 ms} | pass | 1 | 1",
        "{that: wire.queue_bytes.max == 4184 B, from: 500 ms} | pass | 4184 | B",
        // 4000 bytes in the time to the last of them: 8.528 ms after the first.
        "{that: five.goodput in 938 kbit/s .. 939 kbit/s, from: 1013528 us, to: 2 s} | pass | 938086.3039399624 | bit/s",
        "{always: wire.queue <= 4 packets} | pass | 4 | packets",
        "{always: wire.queue <= 3 packets} | fail | 4 | packets",
        "{always: wire.queue <= 3 packets, to: 1003 ms} | pass | 3 | packets",
        "{never: wire.queue > 3} | fail | 4 | packets",
        "{never: wire.queue > 4} | pass | 4 | packets",
        "{eventually: wire.queue == 4} | pass | 4 | packets",
        "{eventually: wire.queue == 5} | fail | 4 | packets",
        "{eventually: five.completed, by: 1048 ms} | pass | true | ``",
        "{eventually: five.completed, by: 1047 ms} | fail | false | ``",
        // Between the events the queue goes by the clock: empty until the last datagram begins, for that long.
        "{eventually: wire.queue == 0, from: 1004 ms, by: 1035 ms} | pass | 0 | packets",
        "{eventually: wire.queue == 0, from: 1004 ms, by: 1034 ms} | fail | 1 | packets",
        "{that: five.packets_received >= 6, level: warn} | warn | 5 | packets",
        // The request of 84 bytes is 976 bits long on the wire, and as long as its answer.
        "echo.rtt.max == 11.952 ms | pass | 0.011952 | s",
        "{that: echo.rtt.max > 1 ns, from: 1 s} | fail | `` | s",
        "a.udp_sent == 5 | pass | 5 | packets",
        "\"a:eth0.frames_sent == b:eth0.frames_received\" | pass | 6 | frames",
        "sum(*.udp_received) == 5 | pass | 5 | packets",
        // Of a, b and the link between them: 13² / (3 · (6² + 1² + 6²)).
        "fairness(*.frames_sent) < 1 | pass | 0.771689497716895 | 1",
        "five.error == none | pass | none | ``",
        "five.error == 'no route to host' | fail | none | ``",
        "five.limited_by == none and not five.failed or five.mos > 3 | pass | none | ``",
        "five.mos > 3 | fail | `` | ``",
        "{always: five.mos > 3} | fail | `` | ``",
    })
    void everyFormHoldsAndFails(String assertion, String verdict, String measured, String unit) throws Exception {
        AssertionResult result = judge(assertion);
        assertThat(result.verdict().key()).as(assertion).isEqualTo(verdict);
        assertThat(result.evidence().measured()).as(assertion).isEqualTo(measured);
        assertThat(result.evidence().unitSymbol()).as(assertion).isEqualTo(unit);
    }

    @Test
    void theMomentOfFailureIsExact() throws Exception {
        assertThat(judge("{always: wire.queue <= 2 packets}").decidedPs()).isEqualTo(1_003_000_000_000L);
        assertThat(judge("{eventually: five.completed}").decidedPs()).isEqualTo(1_047_640_000_000L);
    }

    /** Two frames reach the port of a fast link 1 ns apart: the second waits for less than that, between two samples. */
    @Test
    void aPeakOfOneNanosecondIsSeen() throws Exception {
        String network = """
                duration: 2 s
                sample: 1 s
                defaults: {host: {arp: static}}
                nodes: {a: host, b: host, s: switch, c: host}
                links:
                  - {endpoints: [a, s], rate: 1 Gbit/s, delay: 1 us}
                  - {endpoints: [b, s], rate: 1 Gbit/s, delay: DELAY}
                  - {name: out, endpoints: [s, c], rate: 1 Gbit/s, delay: 1 us}
                traffic:
                  - {name: one, type: udp, from: a, to: c, start: 500 ms, rate: 1 Mbit/s, packet: 100 B, count: 1}
                  - {name: two, type: udp, from: b, to: c, start: 500 ms, rate: 1 Mbit/s, packet: 100 B, count: 1}
                assert: [always: out.queue == 0]
                """;
        // 166 bytes of a frame with preamble and gap take 1328 ns: a frame that comes 1 ns earlier waits for 1 ns.
        RunReport early = Runs.run(network.replace("DELAY", "2327 ns"), folder.resolve("early"));
        AssertionResult peak = early.verdicts().results().getFirst();
        assertThat(peak.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(peak.decidedPs()).isEqualTo(500_003_655_000L);
        assertThat(Runs.csv(folder.resolve("early/series.csv"))).filteredOn(row -> row.get("metric").equals("queue"))
                .allSatisfy(row -> assertThat(row.get("value")).isEqualTo("0"));
        RunReport inTime = Runs.run(network.replace("DELAY", "2328 ns"), folder.resolve("in-time"));
        assertThat(inTime.verdicts().failed()).isFalse();
    }

    @Test
    void watchingChangesNothing() throws Exception {
        Runs.run(DATAGRAMS, folder.resolve("plain"));
        Runs.run(DATAGRAMS + """
                assert:
                  - {always: wire.queue < 4}
                  - {that: echo.rtt.max < 1 ms, from: 1 ms}
                  - {that: wire.queue_bytes.mean < 1 kB}
                """, folder.resolve("watched"));
        try (Stream<Path> files = Files.walk(folder.resolve("plain"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.resolve("plain").relativize(file).toString();
                if (!List.of("timing.json", "manifest.json", "schema.json").contains(name)) {
                    assertThat(folder.resolve("watched").resolve(name)).hasSameBinaryContentAs(file);
                }
            }
        }
        assertThat(line("plain", "trajectory_hash")).isEqualTo(line("watched", "trajectory_hash"));
        assertThat(line("plain", "\"events\"")).isEqualTo(line("watched", "\"events\""));
        assertThat(folder.resolve("plain/assertions.csv")).doesNotExist();
        assertThat(folder.resolve("plain/manifest.json")).content().doesNotContain("assert");
        assertThat(folder.resolve("watched/manifest.json")).content().contains("\"assertions\"", "\"decided_s\": 1.004");
    }

    private String line(String run, String word) throws Exception {
        return Files.readAllLines(folder.resolve(run).resolve("manifest.json")).stream()
                .filter(line -> line.contains(word)).findFirst().orElseThrow();
    }

    /** The frames that the repeated run keeps are those of a run that captures everything. */
    @Test
    void aFailureIsCaptured() throws Exception {
        String failing = Files.readString(Runs.SHIPPED.resolve("first-look.yaml"))
                .replaceFirst("(?m)^assert:(\n .*)+", "").replace("capture: [bottleneck]", "")
                + "\nassert: [{always: bottleneck.queue <= 20 packets}]\n";
        Runs.run(failing, folder.resolve("part"));
        RunReport whole = Runs.run(ScenarioLoader.load("t.yaml", failing, Overrides.NONE),
                folder.resolve("whole"), true);
        assertThat(whole.verdicts().capture()).isEqualTo("capture/first-look.pcapng");
        assertThat(folder.resolve("whole").resolve(FailureCapture.FILE)).doesNotExist();
        byte[] part = Files.readAllBytes(folder.resolve("part").resolve(FailureCapture.FILE));
        byte[] all = Files.readAllBytes(folder.resolve("whole/capture/first-look.pcapng"));
        String frames = new String(part, StandardCharsets.ISO_8859_1);
        String allFrames = new String(all, StandardCharsets.ISO_8859_1);
        int header = frames.indexOf("\u0006\u0000\u0000\u0000", 100);
        assertThat(allFrames).contains(frames.substring(header));
        Tshark.assumeInstalled();
        assertThat(Tshark.faults(folder.resolve("part").resolve(FailureCapture.FILE))).isEmpty();
    }

    /** Everything that the tables of a run say is asserted of the same run, by the names of their columns, and holds. */
    @ParameterizedTest
    @ValueSource(strings = {"first-look.yaml", "udp/voice-call.yaml", "ethernet/hub-or-switch.yaml",
        "link/bufferbloat.yaml", "multicast/across-routers.yaml", "faults/router-crash.yaml"})
    void figuresAreThoseOfTheTables(String name) throws Exception {
        Runs.runShipped(name, folder.resolve("a"), Overrides.NONE, false);
        String text = Files.readString(Runs.SHIPPED.resolve(name)).replaceFirst("(?s)\nassert:.*", "\n");
        StringBuilder asserting = new StringBuilder(text).append("\nassert:\n");
        int figures = claim(asserting, "flows.csv", "flow", UNITS_OF_FLOWS);
        figures += claim(asserting, "links.csv", "link", UNITS_OF_LINKS);
        if (Files.exists(folder.resolve("a/udp.csv"))) {
            figures += claim(asserting, "udp.csv", "flow", UNITS_OF_UDP);
        }
        RunReport report = Runs.run(ScenarioLoader.load(Runs.SHIPPED.resolve(name).toString(), asserting.toString(),
                Overrides.NONE), folder.resolve("b"), false);
        assertThat(figures).isGreaterThan(20);
        assertThat(report.verdicts().results()).hasSize(figures).allSatisfy(result ->
                assertThat(result.verdict()).as(result.claim().text() + " " + result.evidence()).isEqualTo(Verdict.PASS));
    }

    private static final Map<String, String> UNITS_OF_FLOWS = Map.ofEntries(Map.entry("start_s", "s"),
            Map.entry("end_s", "s"), Map.entry("bytes_delivered", "B"), Map.entry("goodput_bit_s", "bit/s"),
            Map.entry("completion_time_s", "s"), Map.entry("connect_time_s", "s"), Map.entry("packets_sent", "packets"),
            Map.entry("packets_received", "packets"), Map.entry("packets_lost", "packets"),
            Map.entry("retransmits", "packets"), Map.entry("timeouts", ""), Map.entry("fast_recoveries", ""),
            Map.entry("rtt_min_s", "s"), Map.entry("rtt_mean_s", "s"), Map.entry("rtt_p50_s", "s"),
            Map.entry("rtt_p95_s", "s"), Map.entry("rtt_p99_s", "s"), Map.entry("rtt_max_s", "s"));
    private static final Map<String, String> UNITS_OF_LINKS = Map.ofEntries(Map.entry("frames_sent", "frames"),
            Map.entry("bytes_sent", "B"), Map.entry("frames_lost", "frames"), Map.entry("frames_corrupted", "frames"),
            Map.entry("queue_drops", "packets"), Map.entry("queue_max_packets", "packets"),
            Map.entry("queue_mean_packets", "packets"), Map.entry("queue_wait_mean_s", "s"),
            Map.entry("ecn_marked", "packets"), Map.entry("utilisation", ""), Map.entry("collisions", ""),
            Map.entry("late_collisions", ""), Map.entry("excessive_collisions", "frames"));
    private static final Map<String, String> UNITS_OF_UDP = Map.of("delay_min_s", "s", "delay_mean_s", "s",
            "delay_p50_s", "s", "delay_max_s", "s", "jitter_s", "s", "late", "packets", "duplicates", "packets",
            "loss_share", "", "r_factor", "", "mos", "");

    private int claim(StringBuilder text, String table, String key, Map<String, String> units) throws Exception {
        int claims = 0;
        String before = "";
        for (Map<String, String> row : Runs.csv(folder.resolve("a").resolve(table))) {
            String whose = row.get(key) + (key.equals("link") && before.equals(row.get(key)) ? ".reverse" : "");
            before = row.getOrDefault(key, "");
            for (Map.Entry<String, String> unit : units.entrySet()) {
                String value = row.getOrDefault(unit.getKey(), "");
                if (!value.isEmpty()) {
                    text.append("  - \"").append(whose).append('.').append(unit.getKey()).append(" == ").append(value)
                            .append(' ').append(unit.getValue()).append("\"\n");
                    claims++;
                }
            }
        }
        return claims;
    }

    @Test
    void aBaselineIsComparedWith() throws Exception {
        Runs.run(DATAGRAMS, folder.resolve("old"));
        String old = ", baseline: " + folder.resolve("old") + "}";
        assertThat(judge("{that: five.goodput >= 0.95 * baseline" + old).isBroken()).isFalse();
        assertThat(judge("{that: five.goodput == baseline" + old).isBroken()).isFalse();
        assertThat(judge("{that: five.goodput > baseline" + old).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge("{that: wire.bytes_sent == baseline" + old).isBroken()).isFalse();
        assertThat(judge("{that: wire*.reverse.bytes_sent < baseline(wire.bytes_sent)" + old).isBroken()).isFalse();
        assertThat(judge("{that: five.delay.max == baseline" + old).isBroken()).isFalse();
    }

    /** Of names with a star all are meant, and the one that is worst is told. */
    @Test
    void theWorstOfManyIsNamed() throws Exception {
        AssertionResult result = judge("\"*.frames_sent >= 6\"");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        // Links come before nodes; b says nothing but its ping.
        assertThat(result.evidence().measuredText()).isEqualTo("b: 1 frames");
        assertThat(judge("\"*.packets_sent >= 1\"").evidence().measuredText()).isEqualTo("echo: 1 packets");
    }
}
