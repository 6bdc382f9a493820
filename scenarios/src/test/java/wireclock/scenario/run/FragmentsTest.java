package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams in fragments through a whole network. Every byte that arrives is checked by the flow itself. */
class FragmentsTest {
    private static final String NET = """
            duration: %s
            defaults: {host: {arp: static}}
            nodes: {a: host, r: router, b: host}
            links:
              - {name: wide, endpoints: [a, r], rate: 100 Mbit/s, delay: %s}
              - {name: narrow, endpoints: [r, b], rate: 100 Mbit/s, delay: 1 ms, mtu: 576 B, loss: %s}
            traffic: [{name: large, type: udp, from: a, to: b, rate: 10 Mbit/s, packet: 4000 B, count: %d%s}]
            """;

    @TempDir
    Path folder;

    private Map<String, String> run(String duration, String delay, String loss, int count, String df) throws Exception {
        Runs.run(NET.formatted(duration, delay, loss, count, df), folder.resolve("out"));
        return Runs.flow(folder.resolve("out"), "large");
    }

    @Test
    void datagramsArriveWhole() throws Exception {
        assertThat(run("5 s", "1 ms", "0 %", 50, "")).containsEntry("packets_received", "50")
                .containsEntry("completed", "true").containsEntry("bytes_delivered", "200000");
    }

    /** 4008 bytes in 8 fragments for 576, as the scenario ip/fragmentation works out: all of them must come. */
    @Test
    void oneLostFragmentLosesTheDatagram() throws Exception {
        Map<String, String> flow = run("60 s", "1 ms", "2 %", 1000, "");
        int lost = Integer.parseInt(flow.get("packets_lost"));
        assertThat(Integer.parseInt(flow.get("packets_received"))).isEqualTo(1000 - lost);
        // 1 − 0.98^8 = 14.9 %; three standard deviations of 11.3.
        assertThat(lost).isBetween(149 - 34, 149 + 34);
    }

    @Test
    void withDontFragmentTheSenderHearsThatItIsTooLong() throws Exception {
        Runs.run(NET.formatted("5 s", "1 ms", "0 %", 5, ", df: true").replace("4000 B", "1400 B")
                .replace("10 Mbit/s", "1 Mbit/s"), folder.resolve("out"));
        assertThat(Runs.flow(folder.resolve("out"), "large")).containsEntry("packets_received", "0")
                .containsEntry("error", "message too long");
    }

    @Test
    void whatIsUnderWayInFragmentsAtTheEndIsNotLost() throws Exception {
        assertThat(run("50 ms", "100 ms", "0 %", 1, "")).containsEntry("packets_sent", "1")
                .containsEntry("packets_received", "0").containsEntry("packets_lost", "0");
    }
}
