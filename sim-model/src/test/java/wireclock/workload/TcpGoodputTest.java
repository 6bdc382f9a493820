package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpConfig;

/** Whole flows over one link, judged by what they achieve. */
class TcpGoodputTest {
    private static final long RATE_BIT_PER_S = 10_000_000;
    /** A full segment with timestamps is 1448 bytes in a frame that takes 1538 byte times of the line. */
    private static final double GOODPUT_BIT_PER_S = RATE_BIT_PER_S * 1448.0 / 1538;

    private static TcpConfig config(String congestion, boolean sack) {
        return TcpConfig.DEFAULTS.with().congestionControl(congestion).sack(sack).build();
    }

    @Test
    void aTransferOverACleanLinkLosesNothing() {
        var line = TwoHosts.line(RATE_BIT_PER_S, 10 * SimTime.MILLISECOND, 0, 1000);
        var net = new TwoHosts(1, line, line);
        FlowRecord record = net.run(net.flow(TwoHosts.transfer(1_000_000, TcpConfig.DEFAULTS)), 60 * SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.bytesDelivered).isEqualTo(1_000_000);
        assertThat(record.retransmits).isZero();
        assertThat(record.error).isNull();
        // Handshake and slow start take three round trips of 20 ms longer than the line is busy.
        assertThat(SimTime.toSeconds(record.completionTimePs)).isCloseTo(8e6 / GOODPUT_BIT_PER_S + 0.06, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"reno, true", "reno, false", "tahoe, true", "tahoe, false", "cubic, true", "cubic, false"})
    void aTransferSurvivesLoss(String congestion, boolean sack) {
        long needless = 0;
        for (long seed = 1; seed <= 20; seed++) {
            var line = TwoHosts.line(RATE_BIT_PER_S, 10 * SimTime.MILLISECOND, 0.03, 50);
            var net = new TwoHosts(seed, line, line);
            FlowRecord record = net.run(net.flow(TwoHosts.transfer(3_000_000, config(congestion, sack))),
                    600 * SimTime.SECOND);
            long lost = net.forward.stats().lost + net.forward.stats().queueDrops;
            needless += record.retransmits - lost;
            assertThat(record.completed).as("seed " + seed).isTrue();
            assertThat(record.bytesDelivered).as("seed " + seed).isEqualTo(3_000_000);
        }
        // Of 2072 segments a transfer; without SACK a timeout sends again much that has arrived.
        assertThat(needless / 20.0).as("needless retransmissions a transfer").isLessThan(sack ? 4 : 60);
    }

    @ParameterizedTest
    @CsvSource({"reno, true", "reno, false", "cubic, true", "cubic, false"})
    void anUnlimitedFlowFillsTheLink(String congestion, boolean sack) {
        // The queue holds 82 packets: twice the bandwidth-delay product of 50 ms.
        var line = TwoHosts.line(RATE_BIT_PER_S, 25 * SimTime.MILLISECOND, 0, 82);
        var net = new TwoHosts(1, line, line);
        TcpFlow flow = net.flow(TwoHosts.transfer(TcpFlowConfig.UNLIMITED, config(congestion, sack)));
        FlowRecord half = net.run(flow, 30 * SimTime.SECOND);
        FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
        double steady = (record.bytesDelivered - half.bytesDelivered) * 8 / 30.0;
        assertThat(steady).isCloseTo(GOODPUT_BIT_PER_S, Percentage.withPercentage(0.5));
        assertThat(record.timeouts).isZero();
        if (sack) {
            // What was dropped in the last round trip has not been sent again yet.
            long drops = net.forward.stats().queueDrops;
            assertThat(record.retransmits).isBetween(drops - 2, drops);
        }
    }
}
