package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Poisson datagrams of one length into a link, through the whole simulator: the queue M/D/1, whose mean wait is ρ / (2 μ (1
 * − ρ)) after Pollaczek and Khinchine.
 */
class PoissonQueueTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0.5, droptail", "0.8, droptail", "0.8, fq-codel"})
    void theMeanWaitIsThatOfTheory(double load, String queue) throws Exception {
        compare(load, 500_000, queue);
    }

    @Test
    @Tag("long")
    void theMeanWaitIsThatOfTheoryNearSaturation() throws Exception {
        compare(0.95, 20_000_000, "droptail");
    }

    /** 1222 bytes of payload are a packet of 1250, that is 1 ms at 10 Mbit/s without framing. */
    private void compare(double load, int packets, String queue) throws Exception {
        // CoDel with a target that no wait reaches: the order of one flow is first in, first out.
        String type = queue.equals("droptail") ? "" : "type: fq-codel, target: 1000 s, ";
        Runs.run("""
                sample: 1000 s
                nodes: {a: {kind: host, arp: static}, b: {kind: host, arp: static}}
                links:
                  - {name: line, endpoints: [a, b], rate: 10 Mbit/s, framing: none, queue: {%slimit: 1000000 packets}}
                traffic:
                  - {name: stream, type: udp, from: a, to: b, rate: %s Mbit/s, packet: 1222 B, pattern: poisson, count: %d}
                """.formatted(type, String.format(Locale.ROOT, "%.4f", 1222 * 8 * load / 1000), packets), folder);
        Map<String, String> line = Runs.csv(folder.resolve("links.csv")).getFirst();
        double waitS = load * 1e-3 / (2 * (1 - load));
        assertThat(Double.parseDouble(line.get("queue_wait_mean_s"))).isCloseTo(waitS, withinPercentage(2));
        assertThat(Double.parseDouble(line.get("queue_mean_packets"))).isCloseTo(1000 * load * waitS, withinPercentage(2));
        assertThat(Double.parseDouble(line.get("utilisation"))).isCloseTo(load, withinPercentage(2));
    }
}
