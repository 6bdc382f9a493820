package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that can be calculated by hand. */
class ExactFiguresTest {
    @TempDir
    Path folder;

    /** 56 bytes of data make a packet of 84 and 122 bytes on the wire: 97.6 µs at 10 Mbit/s. */
    @Test
    void unloadedPing() throws Exception {
        Runs.run("""
                duration: 5 s
                defaults: {host: {arp: static}}
                nodes: {a: host, s: switch, r: router, b: host}
                links:
                  - {endpoints: [a, s], rate: 10 Mbit/s, delay: 700 us}
                  - {endpoints: [s, r], rate: 100 Mbit/s, delay: 3 ms}
                  - {endpoints: [r, b], rate: 1 Gbit/s, delay: 11 ms}
                traffic: [{name: echo, type: ping, from: a, to: b, start: 1 s, interval: 500 ms, count: 5, size: 56 B}]
                """, folder);
        Map<String, String> echo = Runs.flow(folder, "echo");
        // 2 · (0.7 + 3 + 11 ms) + 2 · 976 bits · (100 + 10 + 1 ns)
        BigDecimal expected = new BigDecimal("0.0294").add(new BigDecimal("0.000216672"));
        for (String figure : List.of("rtt_min_s", "rtt_mean_s", "rtt_p50_s", "rtt_p99_s", "rtt_max_s")) {
            assertThat(new BigDecimal(echo.get(figure))).as(figure).isEqualByComparingTo(expected);
        }
    }

    /** A full segment carries 1448 of the 1538 bytes for which it occupies the wire. */
    @ParameterizedTest
    @ValueSource(strings = {"reno", "cubic"})
    void oneUnlimitedFlowFillsTheLink(String congestion) throws Exception {
        Runs.run("""
                duration: 60 s
                sample: 30 s
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 25 ms, queue: {limit: 82 packets}}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, congestion: %s}]
                """.formatted(congestion), folder);
        double secondHalf = Runs.csv(folder.resolve("series.csv")).stream()
                .filter(row -> row.get("entity").equals("bulk") && row.get("metric").equals("goodput"))
                .mapToDouble(row -> Double.parseDouble(row.get("value"))).skip(1).findFirst().orElseThrow();
        double wireShare = 10e6 * 1448 / 1538;
        assertThat(secondHalf).isCloseTo(wireShare, within(0.005 * wireShare));
    }

    @Test
    void udpLosesItsShare() throws Exception {
        int packets = 20_000;
        double share = 0.02;
        Runs.run("""
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms, loss: 2 %%}]
                traffic: [{name: voice, type: udp, from: a, to: b, rate: 64 kbit/s, packet: 160 B, count: %d}]
                """.formatted(packets), folder);
        double sigma = Math.sqrt(packets * share * (1 - share));
        assertThat(Double.parseDouble(Runs.flow(folder, "voice").get("packets_lost"))).isCloseTo(packets * share, within(3 * sigma));
    }

    @Test
    void smallPromises() throws Exception {
        Runs.run("""
                nodes: {a: host, r: router, b: host}
                links:
                  - {name: near, endpoints: [a, r], rate: 10 Mbit/s, delay: 5 ms}
                  - {name: far, endpoints: [r, b], rate: 10 Mbit/s, delay: 50 ms}
                traffic:
                  - {name: from-router, type: ping, from: r, to: b, count: 2}
                  - {name: impatient, type: ping, from: a, to: b, count: 3, timeout: 100 ms}
                  - {name: rest, type: udp, from: a, to: b, rate: 1 Mbit/s, packet: 400 B, size: 1 kB}
                  - {name: words, type: tcp, from: a, to: b, exchange: [{from: client, text: Hello}, {from: server, text: Bye}]}
                  - {name: nobody, type: tcp, from: a, to: 172.16.1.1, size: 1 kB}
                """, folder);
        assertThat(Runs.flow(folder, "from-router").get("packets_received")).isEqualTo("2");
        assertThat(Runs.flow(folder, "impatient").get("packets_lost")).isEqualTo("3");
        assertThat(Runs.flow(folder, "rest")).containsEntry("packets_sent", "3").containsEntry("bytes_delivered", "1000");
        assertThat(Runs.flow(folder, "words")).containsEntry("completed", "true").containsEntry("bytes_delivered", "8");
        assertThat(Runs.flow(folder, "nobody").get("error")).isEqualTo("no route to host");
    }

    /** What is under way at the stop still arrives, but the goodput is of the time up to the stop: never above the line. */
    @Test
    void noGoodputAboveTheLine() throws Exception {
        Runs.run("""
                nodes: {a: host, b: host, c: host, d: host}
                links:
                  - {name: one, endpoints: [a, b], rate: 1 Mbit/s, delay: 10 ms, queue: {limit: 1000 packets}}
                  - {name: two, endpoints: [c, d], rate: 1 Mbit/s, delay: 10 ms, queue: {limit: 1000 packets}}
                traffic:
                  - {name: stream, type: udp, from: a, to: b, rate: 10 Mbit/s, packet: 1000 B, stop: 1 s}
                  - {name: bulk, type: tcp, from: c, to: d, size: unlimited, stop: 5 s}
                """, folder);
        for (String flow : List.of("stream", "bulk")) {
            assertThat(Double.parseDouble(Runs.flow(folder, flow).get("goodput_bit_s"))).as(flow).isBetween(0.8e6, 1e6);
        }
    }

    /** Acknowledgements with SACK blocks are longer than 68 bytes unless they take care. */
    @Test
    void theSmallestMtuCarriesTcpThroughLoss() throws Exception {
        Runs.run("""
                nodes: {a: host, b: host}
                links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 1 ms, mtu: 68 B, loss: 10 %}]
                traffic: [{name: file, type: tcp, from: a, to: b, size: 30 kB}]
                """, folder);
        assertThat(Runs.flow(folder, "file")).containsEntry("completed", "true").containsEntry("error", "");
        assertThat(Runs.csv(folder.resolve("links.csv"))).allSatisfy(row ->
                assertThat(row).containsEntry("queue_drops", "0"));
    }

    @Test
    void aConnectionWithoutARouteFailsAtOnce() throws Exception {
        RunReport report = Runs.run("""
                nodes: {a: host, b: host}
                links: [{endpoints: [a, b], rate: 10 Mbit/s, delay: 1 ms}]
                traffic: [{name: nowhere, type: tcp, from: a, to: 172.16.1.1, size: 1 kB, start: 1 s}]
                """, folder);
        assertThat(Runs.flow(folder, "nowhere")).containsEntry("error", "no route to host");
        assertThat(report.outcome().endPs()).isEqualTo(1_000_000_000_000L);
    }
}
