package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What the shipped scenarios about congestion controls are to show. */
class CongestionScenariosTest {
    @TempDir
    Path folder;

    private void run(String name) throws Exception {
        Runs.runShipped("tcp/" + name + ".yaml", folder, Overrides.NONE, false);
    }

    private double flow(String name, String figure) throws Exception {
        return Double.parseDouble(Runs.flow(folder, name).get(figure));
    }

    private double goodput(String name) throws Exception {
        return flow(name, "goodput_bit_s");
    }

    private double link(String name, String from, String figure) throws Exception {
        Map<String, String> row = Runs.csv(folder.resolve("links.csv")).stream()
                .filter(each -> each.get("link").equals(name) && each.get("from").equals(from)).findFirst().orElseThrow();
        return Double.parseDouble(row.get(figure));
    }

    /** 18.8 Mbit/s is what 20 Mbit/s can carry; one frame in a hundred is lost. */
    @Test
    void bbrHardlyNoticesRandomLosses() throws Exception {
        run("bbr-lossy-link");
        assertThat(goodput("bbr")).isGreaterThan(0.9 * 20e6 * 1448 / 1538);
        assertThat(goodput("cubic")).isLessThan(goodput("bbr") / 5);
        assertThat(flow("bbr", "timeouts")).isZero();
    }

    /** 1000 packets of 1538 bytes at 5 Mbit/s are 2.46 s; a bandwidth-delay product of 40.5 ms is 16 of them. */
    @Test
    void theQueueIsAsLongAsTheControlLetsIt() throws Exception {
        run("bufferbloat-controls");
        for (String name : new String[] {"cubic", "bbr", "vegas"}) {
            assertThat(goodput(name)).as(name).isGreaterThan(0.95 * 5e6 * 1448 / 1538);
        }
        assertThat(flow("ping-cubic", "rtt_p50_s")).isGreaterThan(1.5);
        assertThat(flow("ping-bbr", "rtt_p95_s")).isBetween(0.041, 0.1);
        // Two to four segments of 2.46 ms each beyond the bare 40.4 ms.
        assertThat(flow("ping-vegas", "rtt_p50_s")).isBetween(0.0404 + 2 * 0.00246 - 0.0025, 0.0404 + 4 * 0.00246 + 0.0025);
    }

    @Test
    void dctcpKeepsTheQueueAtTheThreshold() throws Exception {
        run("dctcp-rack");
        assertThat(link("to-client-1", "rack-1", "queue_mean_packets")).isCloseTo(20, within(6.0));
        assertThat(link("to-client-1", "rack-1", "queue_drops")).isZero();
        assertThat(link("to-client-1", "rack-1", "utilisation")).isGreaterThan(0.99);
        assertThat(link("to-client-2", "rack-2", "queue_mean_packets")).isGreaterThan(150);
        assertThat(link("to-client-2", "rack-2", "queue_drops")).isPositive();
        for (int i = 1; i <= 4; i++) {
            assertThat(goodput("d" + i)).as("share of d%d", i).isCloseTo(0.9415e9 / 4, within(0.2 * 0.9415e9 / 4));
        }
    }

    /** A window a round trip of 2 · 25 ms + 1538 · 8 bit + 90 · 8 bit at 10 Mbit/s, until the link is full. */
    @Test
    void aFixedWindowARoundTrip() throws Exception {
        run("fixed-window");
        double roundTrip = 0.05 + (1538 + 90) * 8 / 10e6;
        for (int window : new int[] {10, 20}) {
            assertThat(goodput("w" + window)).as("window %d", window)
                    .isCloseTo(window * 1448 * 8 / roundTrip, within(0.01 * window * 1448 * 8 / roundTrip));
        }
        assertThat(goodput("w42")).isCloseTo(10e6 * 1448 / 1538, within(0.01e7));
        assertThat(goodput("w84")).isCloseTo(goodput("w42"), within(0.001e7));
        assertThat(flow("w84", "rtt_p50_s")).as("84 segments, one after the other").isCloseTo(84 * 1538 * 8 / 10e6, within(0.001));
    }

    @Test
    void whoGetsWhat() throws Exception {
        run("fair-controls");
        assertThat(goodput("cubic-1") / goodput("cubic-2")).isBetween(0.6, 1.7);
        assertThat(goodput("vegas")).isLessThan(goodput("cubic-3") / 3);
        assertThat(goodput("bbr")).isGreaterThan(3 * goodput("cubic-4"));
        assertThat(goodput("westwood") / goodput("reno")).isBetween(0.7, 1.4);
    }

    @Test
    void pacingSparesTheQueue() throws Exception {
        run("pacing");
        assertThat(link("unpaced-bottleneck", "r1", "queue_drops")).isPositive();
        assertThat(link("paced-bottleneck", "r2", "queue_drops")).isZero();
        assertThat(flow("paced", "completion_time_s")).isLessThan(flow("unpaced", "completion_time_s"));
    }
}
