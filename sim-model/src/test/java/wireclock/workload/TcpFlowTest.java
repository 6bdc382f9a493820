package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpConfig;

class TcpFlowTest {
    @Test
    void aTransferOverACleanLinkLosesNothing() {
        var line = TwoHosts.line(10_000_000, 10 * SimTime.MILLISECOND, 0, 1000);
        var net = new TwoHosts(1, line, line);
        FlowRecord record = net.run(net.flow(TwoHosts.transfer(1_000_000, TcpConfig.DEFAULTS)), 60 * SimTime.SECOND);
        System.out.println(record.completionTimePs + " " + record.goodputBitPerS + " " + record.retransmits);
        assertThat(record.completed).isTrue();
        assertThat(record.bytesDelivered).isEqualTo(1_000_000);
        assertThat(record.retransmits).isZero();
        assertThat(record.error).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reno", "tahoe", "cubic"})
    void aTransferSurvivesLoss(String congestion) {
        for (boolean sack : new boolean[] {true, false}) {
            for (long seed = 1; seed <= 20; seed++) {
                var line = TwoHosts.line(10_000_000, 10 * SimTime.MILLISECOND, 0.03, 50);
                var net = new TwoHosts(seed, line, line);
                TcpConfig d = TcpConfig.DEFAULTS;
                TcpConfig config = new TcpConfig(congestion, d.initialWindow(), 0, sack, true, true, false, d.delayedAckPs(),
                        d.sendBufferBytes(), d.receiveBufferBytes(), d.minRtoPs(), d.maxRtoPs(), 6, 15, d.timeWaitPs());
                TcpFlow flow = net.flow(TwoHosts.transfer(3_000_000, config));
                FlowRecord record = net.run(flow, 600 * SimTime.SECOND);
                System.out.println(congestion + " " + sack + " " + seed + " " + record.goodputBitPerS + " "
                        + record.retransmits + " " + record.timeouts + " " + record.fastRecoveries);
                assertThat(record.completed).as(congestion + " seed " + seed).isTrue();
            }
        }
    }

    @Test
    void anUnlimitedFlowFillsTheLink() {
        for (String congestion : new String[] {"reno", "cubic", "tahoe"}) {
            for (boolean sack : new boolean[] {true, false}) {
                var line = TwoHosts.line(10_000_000, 25 * SimTime.MILLISECOND, 0, 82);
                var net = new TwoHosts(1, line, line);
                TcpConfig d = TcpConfig.DEFAULTS;
                TcpConfig config = new TcpConfig(congestion, d.initialWindow(), 0, sack, true, true, false, d.delayedAckPs(),
                        d.sendBufferBytes(), d.receiveBufferBytes(), d.minRtoPs(), d.maxRtoPs(), 6, 15, d.timeWaitPs());
                TcpFlow flow = net.flow(TwoHosts.transfer(TcpFlowConfig.UNLIMITED, config));
                FlowRecord half = net.run(flow, 30 * SimTime.SECOND);
                FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
                double steady = (record.bytesDelivered - half.bytesDelivered) * 8 / 30.0;
                System.out.println(congestion + " " + sack + " steady " + steady + " " + steady / 9.415e6 + " retr " + record.retransmits + " rto "
                        + record.timeouts + " fr " + record.fastRecoveries + " queuedrops " + net.forward.stats().queueDrops);
            }
        }
    }
}
