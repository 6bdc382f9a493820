package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/** Hubs and half duplex in scenarios: figures worked out by hand, and what is refused. */
class HalfDuplexTest {
    @TempDir
    Path folder;

    /**
     * Hubs of hubs with latency. A ping of 84 bytes is a frame of 102: 880 bit times with its preamble, 88 us. Cables of
     * 100 m are 500 ns, hubs 2 us each: 3 cables and 2 hubs one way. Nobody waits for a gap.
     */
    @Test
    void pingThroughTwoHubs() throws Exception {
        Runs.run("""
                duration: 1 s
                defaults: {host: {arp: static}, hub: {latency: 2 us}, link: {length: 100 m}}
                nodes: {a: host, b: host, left: hub, right: hub}
                links: [{endpoints: [a, left]}, {name: trunk, endpoints: [left, right]}, {endpoints: [right, b]}]
                traffic: [{name: echo, type: ping, from: a, to: b, interval: 100 ms, count: 5}]
                """, folder);
        // The answer has to wait for the gap of 9.6 us after the question.
        BigDecimal expected = new BigDecimal("0.0000935").multiply(BigDecimal.TWO).add(new BigDecimal("0.0000096"));
        assertThat(new BigDecimal(Runs.flow(folder, "echo").get("rtt_min_s"))).isEqualByComparingTo(expected);
        assertThat(new BigDecimal(Runs.flow(folder, "echo").get("rtt_max_s"))).isEqualByComparingTo(expected);
        Map<String, String> trunk = Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("link").equals("trunk")).findFirst().orElseThrow();
        assertThat(trunk).containsEntry("frames_sent", "5").containsEntry("collisions", "0");
    }

    /** Two half-duplex hosts on one cable: whoever sends alone fills it, preamble and gap apart. */
    @Test
    void halfDuplexOnACable() throws Exception {
        Runs.run("""
                duration: 2 s
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 100 Mbit/s, length: 100 m, duplex: half}]
                traffic: [{name: stream, type: udp, from: a, to: b, rate: 200 Mbit/s, packet: 1000 B}]
                """, folder);
        assertThat(Double.parseDouble(Runs.flow(folder, "stream").get("goodput_bit_s")))
                .isCloseTo(1e8 * 1000 / 1066, within(1e5));
    }

    /** Losses are of single cables: what gets lost on the way to one station has come to the others. */
    @Test
    void lossesAtAHub() throws Exception {
        Runs.run("""
                nodes: {a: host, b: host, c: host, hub: hub}
                defaults: {host: {arp: static}}
                links:
                  - {name: a, endpoints: [a, hub]}
                  - {name: b, endpoints: [b, hub], loss: 10 %}
                  - {name: c, endpoints: [hub, c]}
                traffic:
                  - {name: to-b, type: udp, from: a, to: b, rate: 400 kbit/s, packet: 100 B, count: 10000}
                  - {name: to-c, type: udp, from: a, to: c, rate: 400 kbit/s, packet: 100 B, count: 10000}
                """, folder);
        assertThat(Double.parseDouble(Runs.flow(folder, "to-b").get("packets_lost"))).isCloseTo(1000, within(90.0));
        assertThat(Runs.flow(folder, "to-c")).containsEntry("packets_lost", "0");
        for (Map<String, String> row : Runs.csv(folder.resolve("links.csv"))) {
            if (row.get("from").equals("hub")) {
                assertThat(row).containsEntry("frames_sent", row.get("to").equals("a") ? "0" : "20000");
            }
        }
    }

    /** A switch, a hub behind it, hosts at both: the manifest's words make the same run again. */
    @Test
    void theManifestSaysTheSame() throws Exception {
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve("ethernet/duplex-mismatch.yaml"), Overrides.NONE);
        Map<?, ?> link = (Map<?, ?>) ((java.util.List<?>) scenario.tree().get("links")).getFirst();
        assertThat(link.get("duplex")).isEqualTo(java.util.List.of("full", "auto"));
        assertThat(link.get("attempt_limit")).isEqualTo(16L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [a, h], rate: 1 Gbit/s             | 5:41 | a link at a hub has 10 or 100 Mbit/s | standard
            [a, h], framing: none              | 5:44 | has Ethernet framing                 | preamble
            [a, h], delay: 2 us, jitter: 1 us  | 5:56 | has no jitter                        | cable
            [a, h], duplex: full               | 5:43 | a hub is half duplex                 | switch
            [a, h], rate: 100 Mbit/s           | 6:6  | another rate than link 'x'           | switch
            [a, h], length: 1 m, delay: 1 us   | 5:43 | exclude each other                   | Keep one
            [a, h], duplex: [full, half, auto] | 5:43 | there are two ends, not 3            | list of two
            [a, h], duplex: halb               | 5:43 | 'halb' is not a way of sending       | half
            [a, b], duplex: half               | 5:6  | a link in half duplex has 10         | Write
            """)
    void isRefused(String link, String place, String message, String hint) {
        String yaml = """
                duration: 1 s
                nodes: {a: host, b: host, c: host, h: hub}
                traffic: [{name: e, type: ping, from: a, to: b}]
                links:
                  -  {name: x, endpoints: %s}
                  -  {name: y, endpoints: [b, h]}
                  -  {name: z, endpoints: [a, b]}
                  -  {name: w, endpoints: [h, c]}
                """.formatted(link);
        assertThatThrownBy(() -> ScenarioCheck.check(ScenarioLoader.load("test.yaml", yaml, Overrides.NONE)))
                .isInstanceOfSatisfying(ScenarioException.class, e -> assertThat(e.problems())
                        .anySatisfy(problem -> assertThat(problem.toString()).startsWith("test.yaml:" + place + ":")
                                .contains(message).contains(hint)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {a: host, b: host, h: hub, i: hub} | [{endpoints: [a, h]}, {endpoints: [h, i]}, {endpoints: [i, b]}, {endpoints: [h, i], name: two}] | closes a circle of hubs
            {a: host, b: host, h: {kind: hub}} | [{endpoints: [a, "h:x"]}, {endpoints: ["h:x", b]}] | is on two links
            """)
    void isNoNetwork(String nodes, String links, String message) {
        String yaml = """
                duration: 1 s
                nodes: %s
                links: %s
                traffic: [{name: e, type: ping, from: a, to: b}]
                """.formatted(nodes, links);
        assertThatThrownBy(() -> ScenarioCheck.check(ScenarioLoader.load("test.yaml", yaml, Overrides.NONE)))
                .isInstanceOfSatisfying(ScenarioException.class, e -> assertThat(e.problems())
                        .anySatisfy(problem -> assertThat(problem.toString()).contains(message)));
    }
}
