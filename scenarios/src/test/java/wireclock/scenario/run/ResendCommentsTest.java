package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.PcapngReader;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;

/** Captures say of each segment that was sent again why it was. */
class ResendCommentsTest {
    private static final Map<String, String> CAUSES = Map.of("fast retransmission", "retransmits_fast",
            "retransmission after a timeout", "retransmits_timeout", "tail loss probe", "retransmits_probe");

    @TempDir
    Path folder;

    private List<CapturedPacket> commented() throws Exception {
        List<CapturedPacket> packets = new ArrayList<>();
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(Runs.capture(folder.resolve("out"))))) {
            PcapngReader reader = new PcapngReader(in);
            for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next()) {
                if (packet.comment() != null) {
                    packets.add(packet);
                }
            }
        }
        return packets;
    }

    /** The sender counts its repetitions, and the capture names them: each once, wherever else it is captured. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp/limited-by-rto.yaml", "tcp/limited-by-recovery.yaml", "tcp/limited-by-handshake.yaml",
        "tcp/profiles.yaml", "tcp/lossy-link.yaml"})
    void asManyCommentsOfEachCauseAsTheSenderCounts(String name) throws Exception {
        Runs.runShipped(name, folder.resolve("out"), Overrides.NONE, true);
        Map<String, Long> wanted = new LinkedHashMap<>();
        Map<String, Long> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> cause : CAUSES.entrySet()) {
            long counted = 0;
            for (Map<String, String> flow : Runs.csv(folder.resolve("out/flows.csv"))) {
                String cell = flow.get(cause.getValue());
                counted += cell.isEmpty() ? 0 : Long.parseLong(cell);
            }
            wanted.put(cause.getKey(), counted);
            found.put(cause.getKey(), commented().stream().filter(packet -> String.valueOf(packet.comment()).lines()
                    .anyMatch(cause.getKey()::equals)).count());
        }
        assertThat(found).isEqualTo(wanted);
        assertThat(wanted.values()).anyMatch(count -> count > 0);
    }

    @Test
    void aRepetitionThatIsDroppedHasBothComments() throws Exception {
        Runs.runShipped("tcp/limited-by-rto.yaml", folder.resolve("out"), Overrides.NONE, false);
        assertThat(commented()).extracting(packet -> String.valueOf(packet.comment())).containsExactly(
                "dropped: lost by a fault",
                "dropped: lost by a fault\ntail loss probe",
                "dropped: lost by a fault\nretransmission after a timeout",
                "dropped: lost by a fault\nretransmission after a timeout",
                "retransmission after a timeout");
        assertThat(commented()).extracting(CapturedPacket::drop).containsExactly("lost by a fault", "lost by a fault",
                "lost by a fault", "lost by a fault", null);
    }

    @Test
    void wiresharkShowsThem() throws Exception {
        Tshark.assumeInstalled();
        Runs.runShipped("tcp/limited-by-rto.yaml", folder.resolve("out"), Overrides.NONE, false);
        List<String> shown = Tshark.matching(Runs.capture(folder.resolve("out")),
                "frame.comment contains \"timeout\"", "-T", "fields", "-E", "aggregator=;", "-e", "frame.comment");
        assertThat(shown).containsExactly(
                "dropped: lost by a fault;retransmission after a timeout",
                "dropped: lost by a fault;retransmission after a timeout",
                "retransmission after a timeout");
    }

    /** Behind two routers, where the segment is first seen: it is the same one. */
    @Test
    void aPortFarFromTheSenderSeesThemToo() throws Exception {
        Runs.run(ScenarioLoader.load("test.yaml", """
                nodes: {a: host, r1: router, r2: router, b: host}
                links:
                  - {name: first, endpoints: [a, r1], rate: 10 Mbit/s, delay: 1 ms}
                  - {endpoints: [r1, r2], rate: 10 Mbit/s, delay: 1 ms}
                  - {endpoints: [r2, b], rate: 10 Mbit/s, delay: 1 ms}
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: 100 kB}]
                faults: [{at: 0 s, link: first, direction: a to r1, drop: {flow: bulk, segment: 20}}]
                capture: ["b:eth0"]
                """, Overrides.NONE), folder.resolve("out"), false);
        assertThat(commented()).singleElement().satisfies(packet -> {
            assertThat(packet.comment()).isEqualTo("fast retransmission");
            assertThat(packet.port()).isEqualTo("b:eth0");
            assertThat(packet.outbound()).isFalse();
        });
    }
}
