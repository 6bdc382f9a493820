package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;
import wireclock.wire.Ipv4Address;

/** What ping prints, word for word as iputils does but for the digits of the times. */
class PingTranscriptTest {
    private static final long MS = SimTime.MILLISECOND;
    private static final int NOBODY = TwoHosts.B + 7;

    /**
     * The first waits for ARP: 2 · 1084 us + 2 · 1122 us; the others take 2 · 1122 us. Mean 8.9 ms / 3; squares
     * (19.465744 + 2 · 5.035536) / 3 - 2.9666…² = 1.0444942 = 1.022005².
     */
    @Test
    void repliesAndStatistics() {
        TwoHosts net = new TwoHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine());
        assertThat(print(net, pings(3, 64), TwoHosts.B)).containsExactly(
                "PING b (10.0.0.2) 56(84) bytes of data.",
                "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=4.412 ms",
                "64 bytes from 10.0.0.2: icmp_seq=2 ttl=64 time=2.244 ms",
                "64 bytes from 10.0.0.2: icmp_seq=3 ttl=64 time=2.244 ms",
                "",
                "--- b ping statistics ---",
                "3 packets transmitted, 3 received, 0% packet loss, time 202ms",
                "rtt min/avg/max/mdev = 2.244/2.967/4.412/1.022 ms");
    }

    /** Asked at 0, 1 and 2 s, given up at 3 s: all that waited comes back, from the host itself. */
    @Test
    void aHostThatIsNotThere() {
        TwoHosts net = new TwoHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine());
        assertThat(print(net, pings(3, 64), NOBODY)).containsExactly(
                "PING b (10.0.0.9) 56(84) bytes of data.",
                "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable",
                "From 10.0.0.1 icmp_seq=2 Destination Host Unreachable",
                "From 10.0.0.1 icmp_seq=3 Destination Host Unreachable",
                "",
                "--- b ping statistics ---",
                "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 3000ms");
    }

    @Test
    void aNetworkThatIsNotThere() {
        TwoHosts net = new TwoHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine());
        assertThat(print(net, pings(1, 64), Ipv4Address.parse("172.16.0.1"))).containsExactly(
                "PING b (172.16.0.1) 56(84) bytes of data.",
                "ping: sendmsg: Network is unreachable",
                "",
                "--- b ping statistics ---",
                "1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms");
    }

    @Test
    void lossIsGivenWithSixDigits() {
        PingTranscript transcript = new PingTranscript(new FlowEnds("f", "a", "b"), TwoHosts.B, 0);
        transcript.sent(0);
        transcript.reply(TwoHosts.B, 1, 64, MS, MS);
        transcript.error(11, 0, TwoHosts.A, 2, MS);
        assertThat(transcript.text(3).lines()).contains(
                "8 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=1.000 ms",
                "From 10.0.0.1 icmp_seq=2 Time to live exceeded",
                "3 packets transmitted, 1 received, +1 errors, 66.6667% packet loss, time 1ms");
    }

    @Test
    void longTranscriptsAreCutAndTheStatisticsAreNot() {
        PingTranscript transcript = new PingTranscript(new FlowEnds("f", "a", "b"), TwoHosts.B, 56);
        for (int i = 1; i <= 1500; i++) {
            transcript.sent(i * MS);
            transcript.reply(TwoHosts.B, i, 64, i <= 750 ? MS : 3 * MS, i * MS);
        }
        List<String> lines = transcript.text(1500).lines();
        assertThat(lines).hasSize(1 + 1000 + 1 + 1 + 3).contains("(500 more lines)");
        assertThat(lines.getLast()).isEqualTo("rtt min/avg/max/mdev = 1.000/2.000/3.000/1.000 ms");
        assertThat(transcript.text(1500).resultLines()).hasSize(3);
    }

    /** Against the definition in floating point; squares of times over 3 s need more than 63 bits together. */
    @Test
    void theDeviationIsThatOfTheDefinition() {
        long seed = 20_261;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            RttDeviation deviation = new RttDeviation();
            int n = 1 + random.nextInt(50);
            double[] ms = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                long ps = random.nextLong(10 * SimTime.SECOND);
                deviation.add(ps);
                ms[i] = ps / 1e9;
                sum += ms[i];
            }
            double variance = 0;
            for (double each : ms) {
                variance += (each - sum / n) * (each - sum / n) / n;
            }
            String[] parts = deviation.text().split("/", -1);
            assertThat(Double.parseDouble(parts[1])).as("seed " + seed).isCloseTo(sum / n, offset());
            assertThat(Double.parseDouble(parts[3])).as("seed " + seed).isCloseTo(Math.sqrt(variance), offset());
        }
    }

    private static Offset<Double> offset() {
        return within(0.000_51);
    }

    private static PingFlowConfig pings(long count, int timeToLive) {
        return new PingFlowConfig(0, 100 * MS, count, SimTime.NEVER, 10 * SimTime.SECOND, 56, timeToLive);
    }

    private static List<String> print(TwoHosts net, PingFlowConfig config, int destination) {
        PingFlow flow = net.flow(config, destination);
        net.run(flow, 20 * SimTime.SECOND);
        return flow.transcript().lines();
    }
}
