package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.wire.Ipv4Packet;

/** What the scenarios in {@code link/} promise in their descriptions. */
class LinkScenariosTest {
    @TempDir
    Path folder;

    @Test
    void theSameLossIsAnotherThingInBursts() throws Exception {
        run("burst-loss");
        // 10,001 datagrams at 5 %: σ is 22 for single losses, and in bursts of 5 on average three times that.
        assertThat(flow("even-call", "packets_lost")).isCloseTo(500, within(66.0));
        assertThat(flow("burst-call", "packets_lost")).isCloseTo(500, within(200.0));
        assertThat(flow("burst-bulk", "goodput_bit_s")).isGreaterThan(1.5 * flow("even-bulk", "goodput_bit_s"));
        assertThat(link("bursts", "frames_lost")).isGreaterThan(link("even", "frames_lost"));
    }

    @Test
    void namedFramesAreLostAndSentAgainOnce() throws Exception {
        run("listed-losses");
        assertThat(link("wire", "frames_lost")).isEqualTo(2);
        assertThat(flow("bulk", "retransmits")).isEqualTo(2);
        assertThat(flow("bulk", "fast_recoveries")).isEqualTo(1);
        assertThat(flow("bulk", "timeouts")).isZero();
    }

    @Test
    void reorderingLooksLikeLossToTcpUntilItHasLearnt() throws Exception {
        run("reordering");
        assertThat(link("shuffled", "frames_lost")).isZero();
        assertThat(link("shuffled", "queue_drops")).isZero();
        assertThat(flow("shuffled-bulk", "packets_lost")).isZero();
        // Each duplicate report widens RACK's window by a quarter of a round trip, until 15 ms fit in.
        assertThat(flow("shuffled-bulk", "retransmits")).isBetween(1.0, 5.0);
        assertThat(flow("shuffled-bulk", "goodput_bit_s")).isGreaterThan(0.95 * flow("straight-bulk", "goodput_bit_s"));
    }

    @Test
    void copiesHarmNobody() throws Exception {
        run("duplicates");
        assertThat(Runs.flow(folder, "bulk")).containsEntry("completed", "true").containsEntry("bytes_delivered",
                "200000");
        assertThat(link("wire", "frames_lost") + link("wire", "queue_drops")).isZero();
        assertThat(flow("bulk", "packets_received")).isGreaterThan(flow("bulk", "packets_sent"));
        assertThat(flow("echo", "packets_received")).isEqualTo(100);
        assertThat(Runs.flow(folder, "voice")).containsEntry("completed", "true").containsEntry("packets_lost", "0");
        assertThat(flow("voice", "packets_received")).as("each datagram once").isEqualTo(200);
    }

    /** A frame of n bits is damaged with probability 1 − (1 − 10^-5)^n: 146 and 1446 bytes. */
    @Test
    void longFramesAreDamagedMoreOften() throws Exception {
        run("bit-errors");
        assertThat(flow("short-datagrams", "packets_lost")).isCloseTo(10_000 * 0.01161,
                within(3 * 33.9 / Math.sqrt(10)));
        assertThat(flow("long-datagrams", "packets_lost")).isCloseTo(10_000 * 0.10924, within(3 * 31.2));
        assertThat(link("long", "frames_corrupted")).isEqualTo(flow("long-datagrams", "packets_lost"));
        assertThat(link("long", "frames_lost")).isZero();
        List<CapturedFrames.Captured> frames = CapturedFrames.read(Runs.capture(folder));
        assertThat(frames.stream().filter(frame -> frame.port().equals("a2:eth0")).count()).isEqualTo(10_002);
        assertThat(frames.stream().filter(frame -> frame.port().equals("b2:eth0")).count())
                .isEqualTo(10_002 - (long) link("long", "frames_corrupted"));
    }

    @Test
    void withoutFramingTheUpperChecksumsFindTheDamage() throws Exception {
        run("bit-errors-unframed");
        assertThat(Runs.flow(folder, "bulk")).containsEntry("completed", "true").containsEntry("bytes_delivered",
                "1000000");
        assertThat(link("line", "frames_corrupted")).isGreaterThan(10);
        assertThat(flow("voice", "packets_lost")).isPositive();
        assertThat(flow("echo", "packets_lost")).isPositive();
    }

    @Test
    void theQueueSwellsWhenTheRateFalls() throws Exception {
        run("bandwidth-trace");
        assertThat(flow("echo", "rtt_min_s")).isLessThan(0.1);
        assertThat(flow("echo", "rtt_max_s")).isGreaterThan(1);
        // 12 + 8 + 1.5 + 0.3 + 1.5 + 9 = 32.3 Mbit in five seconds.
        assertThat(flow("download", "goodput_bit_s")).isLessThan(32.3e6 / 5);
        String sha256 = "\"sha256\"";
        assertThat(folder.resolve("manifest.json")).content().contains(sha256);
    }

    @Test
    void controlledDelayKeepsThePingShortAtTheSameGoodput() throws Exception {
        run("bufferbloat");
        assertThat(flow("bloated-echo", "rtt_p95_s")).isGreaterThan(1);
        assertThat(flow("controlled-echo", "rtt_p95_s")).isLessThan(0.035);
        // The base is 20.24 ms; at most one full frame of 1.23 ms is before it.
        assertThat(flow("fair-echo", "rtt_p95_s")).isLessThan(0.0216);
        for (String kind : List.of("controlled", "fair")) {
            assertThat(flow(kind + "-download", "goodput_bit_s")).isGreaterThan(
                    0.95 * flow("bloated-download", "goodput_bit_s"));
        }
    }

    @Test
    void earlyDropsKeepTheQueueShort() throws Exception {
        run("red");
        assertThat(link("full", "queue_mean_packets")).isGreaterThan(150);
        assertThat(link("early", "queue_mean_packets")).isLessThan(40);
        assertThat(link("early", "utilisation")).isGreaterThan(0.93);
    }

    @Test
    void theCallComesFirst() throws Exception {
        run("priority");
        assertThat(flow("call", "packets_lost")).isZero();
        assertThat(flow("ordinary", "packets_lost")).isLessThan(0.05 * flow("ordinary", "packets_sent"));
        assertThat(flow("backup", "packets_lost")).isGreaterThan(0.8 * flow("backup", "packets_sent"));
        Overrides droptail = new Overrides(Map.of("queue", "droptail"), null, null);
        Runs.runShipped("link/priority.yaml", folder.resolve("same"), droptail, false);
        assertThat(Double.parseDouble(Runs.flow(folder.resolve("same"),
                "call").get("packets_lost"))).isGreaterThan(300);
    }

    /**
     * 30,000 tokens and those that come while they are spent: a frame of 1046 bytes occupies the line for 85.28 µs,
     * in which 85.28 come. The n-th may go if n · 1046 ≤ 30,000 + 85.28 · (n − 1): n ≤ 31. From then on there is one
     * each 1046 µs.
     */
    @Test
    void aShapedLineKeepsToItsTokens() throws Exception {
        run("shaping");
        List<CapturedFrames.Captured> frames = CapturedFrames.read(Runs.capture(folder));
        assertThat(frames).hasSize(100);
        for (int i = 1; i < 100; i++) {
            long distanceNs = frames.get(i).timeNs() - frames.get(i - 1).timeNs();
            if (i < 31) {
                assertThat(distanceNs).as("frame %d", i + 1).isEqualTo(85_280);
            } else if (i > 31) {
                assertThat(distanceNs).as("frame %d", i + 1).isEqualTo(1_046_000);
            }
        }
        // The last of 100 must wait for 104,600 − 30,000 tokens, and then takes its time on the line.
        assertThat(frames.getLast().timeNs()).isEqualTo(74_600_000 + 85_280);
    }

    @Test
    void onlyWhoUnderstandsIsMarked() throws Exception {
        run("ecn-marks");
        assertThat(link("knowing", "ecn_marked")).isGreaterThan(300);
        assertThat(link("unknowing", "ecn_marked")).isZero();
        long marked = CapturedFrames.read(Runs.capture(folder)).stream()
                .filter(frame -> frame.frame().payload() instanceof Ipv4Packet packet
                        && packet.isCongestionExperienced()).count();
        // Those that are still under way were marked, too.
        assertThat((double) marked).isCloseTo(link("knowing", "ecn_marked"), within(30.0));
    }

    /** A mark that no queue is ever long enough for makes the link one with a real queue, and changes nothing else. */
    @Test
    void aRealQueueGivesTheSameFigures() throws Exception {
        String yaml = """
                seed: 5
                duration: 20 s
                nodes: {a: host, s: switch, r: router, b: host}
                links:
                  - {endpoints: [a, s], rate: 100 Mbit/s, delay: 700 us, QUEUE}
                  - {endpoints: [s, r], rate: 30 Mbit/s, delay: 3 ms, jitter: 1 ms, loss: 0.5 %, QUEUE}
                  - {endpoints: [r, b], rate: 7 Mbit/s, delay: 11 ms, QUEUE, framing: none}
                traffic:
                  - {name: echo, type: ping, from: a, to: b, interval: 50 ms, count: 300}
                  - {name: bulk, type: tcp, from: a, to: b, size: unlimited}
                  - {name: stream, type: udp, from: b, to: a, rate: 3 Mbit/s, pattern: poisson}
                """;
        Runs.run(yaml.replace("QUEUE", "queue: {limit: 30 packets}"), folder.resolve("planned"));
        Runs.run(yaml.replace("QUEUE", "queue: {limit: 30 packets, ecn_mark_at: 1000 packets}"),
                folder.resolve("queued"));
        for (String file : List.of("flows.csv", "links.csv", "series.csv")) {
            assertThat(folder.resolve("queued/" + file)).hasSameTextualContentAs(folder.resolve("planned/" + file));
        }
    }

    private void run(String name) throws Exception {
        Runs.runShipped("link/" + name + ".yaml", folder, Overrides.NONE, false);
    }

    private double flow(String flow, String figure) throws Exception {
        return Double.parseDouble(Runs.flow(folder, flow).get(figure));
    }

    /** Of the direction from the first endpoint to the second. */
    private double link(String link, String figure) throws Exception {
        return Double.parseDouble(Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("link").equals(link)).findFirst().orElseThrow().get(figure));
    }
}
