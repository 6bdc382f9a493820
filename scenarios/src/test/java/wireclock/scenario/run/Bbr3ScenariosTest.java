package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What BBR version 3 does on whole networks, beside version 1 and others: what its authors built it for. */
class Bbr3ScenariosTest {
    private static final double FULL = 1448 / 1538.0;

    @TempDir
    Path folder;

    private double flow(String name, String figure) throws Exception {
        return Double.parseDouble(Runs.flow(folder, name).get(figure));
    }

    private double goodput(String name) throws Exception {
        return flow(name, "goodput_bit_s");
    }

    private double link(String name, String figure) throws Exception {
        Map<String, String> row = Runs.csv(folder.resolve("links.csv")).stream()
                .filter(each -> each.get("link").equals(name)).findFirst().orElseThrow();
        return Double.parseDouble(row.get(figure));
    }

    private void shipped(String name) throws Exception {
        Runs.runShipped("tcp/" + name + ".yaml", folder, Overrides.NONE, false);
    }

    /** One flow over one link, with a round trip of 40 ms. */
    private void alone(String control, String rate, String loss, int queue, int seconds) throws Exception {
        Runs.run("""
                duration: %d s
                nodes: {a: host, b: host}
                links: [{name: way, endpoints: [a, b], rate: %s, delay: 20 ms, loss: %s, queue: {limit: %d packets}}]
                traffic: [{name: f, type: tcp, from: a, to: b, size: unlimited, congestion: %s}]
                sample: 50 ms
                """.formatted(seconds, rate, loss, queue, control), folder);
    }

    /** Two flows that share 20 Mbit/s and 40 ms; the second starts a second later. */
    private void pair(String first, String second, int queue, int seconds) throws Exception {
        Runs.run("""
                duration: %d s
                defaults: {host: {arp: static}, link: {rate: 1 Gbit/s, delay: 100 us}}
                nodes: {a1: host, a2: host, b: host, s: switch}
                links:
                  - {endpoints: [a1, s]}
                  - {endpoints: [a2, s]}
                  - {name: way, endpoints: [s, b], rate: 20 Mbit/s, delay: 20 ms, queue: {limit: %d packets}}
                traffic:
                  - {name: f, type: tcp, from: a1, to: b, size: unlimited, congestion: %s}
                  - {name: g, type: tcp, from: a2, to: b, size: unlimited, congestion: %s, start: 1 s}
                sample: 1 s
                """.formatted(seconds, queue, first, second), folder);
    }

    @Test
    void aShallowQueueDropsFarLess() throws Exception {
        shipped("bbr3-shallow-queue");
        assertThat(flow("v1", "retransmits")).isGreaterThan(4 * flow("v3", "retransmits"));
        assertThat(goodput("v3")).isGreaterThan(0.97 * 20e6 * FULL * 0.98);
        assertThat(goodput("v3")).isGreaterThan(0.97 * goodput("v1"));
    }

    /** From a tenth of the bandwidth-delay product of 66 segments to half of it. */
    @Test
    void aQueueOfATenthToAHalf() throws Exception {
        for (int queue : new int[] {7, 13, 33}) {
            alone("bbr", "20 Mbit/s", "0 %", queue, 20);
            double resent = flow("f", "retransmits");
            double before = goodput("f");
            alone("bbr3", "20 Mbit/s", "0 %", queue, 20);
            // The slow start of version 3 is half of what it loses with the longest of these.
            assertThat(flow("f", "retransmits")).as("queue %d", queue).isLessThan(resent / (queue < 30 ? 4 : 1.5));
            assertThat(goodput("f")).as("queue %d", queue).isGreaterThan(0.95 * before);
        }
    }

    @Test
    void besideCubicItTakesLessOfAShortQueueAndMoreOfALongOne() throws Exception {
        shipped("bbr3-beside-cubic");
        assertThat(goodput("cubic-1") / goodput("v1-a")).as("version 1, one product").isLessThan(0.25);
        assertThat(goodput("cubic-2") / goodput("v3-a")).as("version 3, one product").isBetween(0.5, 1.5);
        assertThat(goodput("cubic-3") / goodput("v1-b")).as("version 1, five products").isGreaterThan(1.3);
        assertThat(goodput("cubic-4") / goodput("v3-b")).as("version 3, five products").isBetween(0.5, 1.5);
    }

    @Test
    void marksKeepTheQueueShort() throws Exception {
        shipped("bbr3-early-marks");
        assertThat(link("to-client-1", "queue_mean_packets")).as("marked from 20 on").isCloseTo(20, within(8.0));
        assertThat(link("to-client-1", "ecn_marked")).isGreaterThan(1000);
        assertThat(link("to-client-2", "queue_mean_packets")).isGreaterThan(150);
        assertThat(link("to-client-1", "utilisation")).isGreaterThan(0.99);
    }

    /** Jain's index over what both get from the thirtieth second on. */
    @Test
    void twoFlowsShareFairly() throws Exception {
        for (int queue : new int[] {33, 330}) {
            pair("bbr3", "bbr3", queue, 50);
            double x = goodputFrom("f", 30);
            double y = goodputFrom("g", 30);
            assertThat((x + y) * (x + y) / (2 * (x * x + y * y))).as("queue %d: %s and %s", queue, x, y).isGreaterThan(0.95);
            assertThat(x + y).isGreaterThan(0.9 * 20e6 * FULL);
        }
    }

    private double goodputFrom(String name, int fromS) throws Exception {
        return Runs.csv(folder.resolve("series.csv")).stream()
                .filter(row -> row.get("entity").equals(name) && row.get("metric").equals("goodput"))
                .filter(row -> Double.parseDouble(row.get("time_s")) > fromS)
                .mapToDouble(row -> Double.parseDouble(row.get("value"))).average().orElseThrow();
    }

    /** On a path of 17 segments it probes every 17 round trips, and what random losses shave off comes back soon. */
    @Test
    void onAShortPathItBearsAPercentOfRandomLosses() throws Exception {
        alone("bbr3", "5 Mbit/s", "0 %", 100, 30);
        double lossless = goodput("f");
        alone("bbr3", "5 Mbit/s", "1 %", 100, 30);
        assertThat(goodput("f")).isGreaterThan(0.9 * lossless);
        alone("cubic", "5 Mbit/s", "1 %", 100, 30);
        assertThat(goodput("f")).isLessThan(0.75 * lossless);
    }

    /**
     * With hundreds of segments in flight every round trip has its losses, and each shaves a percent off what is in flight,
     * for up to 63 round trips: (1 − 0.99⁶³)/(63 · 0.01) = 0.74 on average. Where losses are 10 %, 0.7 is left each time.
     */
    @Test
    void onALongPathRandomLossesShaveItDownBetweenProbes() throws Exception {
        alone("bbr3", "100 Mbit/s", "0 %", 1000, 10);
        double lossless = goodput("f");
        alone("bbr3", "100 Mbit/s", "1 %", 1000, 10);
        assertThat(goodput("f") / lossless).isBetween(0.70, 0.92);
        alone("bbr3", "100 Mbit/s", "10 %", 1000, 10);
        assertThat(goodput("f") / lossless).isLessThan(0.1);
        alone("bbr", "100 Mbit/s", "10 %", 1000, 10);
        assertThat(goodput("f") / lossless).as("version 1 takes no notice").isGreaterThan(0.3);
    }

    /** Half of 66 segments for 200 ms and a round trip, five seconds after the last; the queue is empty then. */
    @Test
    void theRoundTripIsProbedForEveryFiveSeconds() throws Exception {
        alone("bbr3", "20 Mbit/s", "0 %", 330, 22);
        List<Double> dips = new ArrayList<>();
        double last = 0;
        for (Map<String, String> row : Runs.csv(folder.resolve("series.csv"))) {
            if (row.get("metric").equals("cwnd")) {
                double segments = Double.parseDouble(row.get("value")) / 1448;
                double atS = Double.parseDouble(row.get("time_s"));
                if (segments < 40 && last > 100) {
                    dips.add(atS);
                    assertThat(segments).isBetween(32.0, 35.0);
                }
                last = segments;
            }
        }
        assertThat(dips).hasSize(4);
        for (int i = 1; i < dips.size(); i++) {
            assertThat(dips.get(i) - dips.get(i - 1)).isBetween(5.1, 5.6);
        }
    }

    /** On average less waits than with version 1, which probes a quarter of the time; while it probes, more does. */
    @Test
    void aDeepQueueIsNotFilled() throws Exception {
        alone("bbr3", "20 Mbit/s", "0 %", 1000, 15);
        double waited = link("way", "queue_wait_mean_s");
        double median = flow("f", "rtt_p50_s");
        assertThat(flow("f", "retransmits")).isZero();
        assertThat(median).as("hardly anything waits").isBetween(0.0406, 0.043);
        alone("bbr", "20 Mbit/s", "0 %", 1000, 15);
        assertThat(flow("f", "rtt_p50_s")).isGreaterThan(median);
        assertThat(link("way", "queue_wait_mean_s")).isGreaterThan(1.2 * waited);
        assertThat(waited).isLessThan(0.01);
        alone("cubic", "20 Mbit/s", "0 %", 1000, 15);
        assertThat(link("way", "queue_wait_mean_s")).isGreaterThan(10 * waited);
    }

    /** Bounds are in the series once there are some. */
    @Test
    void theBoundsAreInTheSeries() throws Exception {
        alone("bbr3", "20 Mbit/s", "0 %", 13, 10);
        List<Double> high = Runs.csv(folder.resolve("series.csv")).stream().filter(row -> row.get("metric").equals("inflight_hi"))
                .map(row -> Double.parseDouble(row.get("value")) / 1448).toList();
        assertThat(high).isNotEmpty();
        // What the path and its queue hold, and a little more that was on its way to be dropped.
        assertThat(high.getLast()).isBetween(66.0, 100.0);
        alone("bbr", "20 Mbit/s", "0 %", 13, 10);
        assertThat(Runs.csv(folder.resolve("series.csv"))).noneMatch(row -> row.get("metric").startsWith("inflight_"));
    }
}
