package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.link.DirectionConfig;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpConfig;

/** Transfers in one direction: sizes, losses, and every figure once. */
class TcpFlowTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 1447, 1448, 1449, 14_480, 100_000, 1_000_000})
    void everySizeArrivesWhole(long bytes) {
        var line = TwoHosts.line(100_000_000, SimTime.MILLISECOND, 0, 1000);
        var net = new TwoHosts(1, line, line);
        FlowRecord record = net.run(net.flow(TwoHosts.transfer(bytes, TcpConfig.DEFAULTS.with().quickAcks(0).build())), 60 * SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.error).isNull();
        assertThat(record.bytesDelivered).isEqualTo(bytes);
        assertThat(record.retransmits).isZero();
        assertThat(record.timeouts).isZero();
        assertThat(record.fastRecoveries).isZero();
        assertThat(record.packetsReceived).isEqualTo(record.packetsSent);
        assertThat(record.packetsLost).isZero();
    }

    /** The handshake takes 2 · (98 + 1000) us; then an ACK of 90 us and 1090 us of data leave together. */
    @Test
    void theFiguresOfAShortTransferAreExact() {
        TwoHosts net = TwoHosts.onSlowLines();
        List<String> trace = net.traceSegments();
        TcpFlow flow = net.flow(TcpSettings.transfer(1000).startPs(SimTime.SECOND).build());
        FlowRecord record = net.run(flow, 2 * SimTime.SECOND);

        assertThat(trace).containsExactly("a 1000000 [S] 0", "b 1001098 [S.] 0", "a 1002196 [.] 0",
                "a 1002196 [FP.] 1000", "b 1004376 [.] 0", "b 1004376 [F.] 0", "a 1005556 [.] 0");
        assertThat(record.flow).isEqualTo("f");
        assertThat(record.type).isEqualTo("tcp");
        assertThat(record.from).isEqualTo("a");
        assertThat(record.to).isEqualTo("b");
        assertThat(record.startPs).isEqualTo(SimTime.SECOND);
        assertThat(record.connectTimePs).isEqualTo(2196 * SimTime.MICROSECOND);
        assertThat(record.completionTimePs).isEqualTo(4376 * SimTime.MICROSECOND);
        assertThat(record.endPs).isEqualTo(1_004_376 * SimTime.MICROSECOND);
        assertThat(record.goodputBitPerS).isEqualTo(8000 / 0.004376);
        assertThat(record.packetsSent).isEqualTo(4);
        assertThat(record.packetsReceived).isEqualTo(4);
        assertThat(record.packetsLost).isZero();
        // SYN to SYN+ACK, and the data (which waited 90 us) to its acknowledgement.
        assertThat(record.rtt).isNotNull();
        assertThat(record.rtt.count()).isEqualTo(2);
        assertThat(record.rtt.minPs()).isEqualTo(2196 * SimTime.MICROSECOND);
        assertThat(record.rtt.maxPs()).isEqualTo(3270 * SimTime.MICROSECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reno", "tahoe", "cubic"})
    void aTransferSurvivesLoss(String congestion) {
        for (boolean sack : new boolean[] {true, false}) {
            for (long seed = 1; seed <= 5; seed++) {
                var line = TwoHosts.line(10_000_000, 10 * SimTime.MILLISECOND, 0.03, 50);
                var net = new TwoHosts(seed, line, line);
                net.fillArpCaches();
                TcpFlow flow = net.flow(TwoHosts.transfer(1_000_000, config(congestion, sack)));
                FlowRecord record = net.run(flow, 600 * SimTime.SECOND);
                assertThat(record.completed).as("%s, sack %s, seed %d", congestion, sack, seed).isTrue();
                assertThat(record.retransmits).isPositive();
            }
        }
    }

    /** All that the link knows of is TCP, so what it dropped must be what the flow misses, at any time. */
    @Test
    void packetsLostAreThoseThatTheLinkDropped() {
        long seed = 5;
        DirectionConfig line = TwoHosts.line(10_000_000, 25 * SimTime.MILLISECOND, 0.02, 20);
        var net = new TwoHosts(seed, line, line);
        net.fillArpCaches();
        TcpFlow flow = net.flow(TwoHosts.transfer(TcpFlowConfig.UNLIMITED, TcpConfig.DEFAULTS.with().quickAcks(0).build()));
        RandomStream random = new RandomStream(seed, "instants");
        net.run(flow, SimTime.SECOND);
        for (int i = 0; i < 500; i++) {
            long nextPs = net.scheduler.nowPs() + random.nextBelow(50 * SimTime.MILLISECOND);
            FlowRecord record = net.run(flow, nextPs);
            assertThat(record.packetsLost).as("seed %d at %d ps", seed, nextPs)
                    .isEqualTo(net.forward.stats().lost + net.forward.stats().queueDrops);
        }
        assertThat(net.forward.stats().queueDrops).isPositive();
        assertThat(net.forward.stats().lost).isGreaterThan(40);
    }

    @Test
    void anUnlimitedFlowFillsTheLinkToTheEnd() {
        var line = TwoHosts.line(10_000_000, 25 * SimTime.MILLISECOND, 0, 82);
        var net = new TwoHosts(1, line, line);
        TcpFlow flow = net.flow(TwoHosts.transfer(TcpFlowConfig.UNLIMITED, TcpConfig.DEFAULTS.with().quickAcks(0).build()));
        long halfTime = net.run(flow, 30 * SimTime.SECOND).bytesDelivered;
        FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
        assertThat(record.completed).isFalse();
        assertThat(record.endPs).isNull();
        assertThat(record.completionTimePs).isNull();
        assertThat(record.goodputBitPerS).isEqualTo(8.0 * record.bytesDelivered / 60);
        // 1448 bytes of payload in every 1538 on the wire; at half time some may have waited behind a hole.
        assertThat((record.bytesDelivered - halfTime) * 8 / 30.0).isBetween(0.95 * 9.415e6, 1.005 * 9.415e6);
    }

    private static TcpConfig config(String congestion, boolean sack) {
        return TcpConfig.DEFAULTS.with().quickAcks(0).congestionControl(congestion).sack(sack).build();
    }
}
