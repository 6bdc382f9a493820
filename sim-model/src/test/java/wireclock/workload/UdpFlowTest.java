package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.SimTime;
import wireclock.ip.PathMtuDiscovery;
import wireclock.engine.StopReason;
import wireclock.link.DirectionConfig;
import wireclock.metrics.FlowRecord;
import wireclock.wire.Ipv4Address;
import wireclock.workload.UdpFlowConfig.Pattern;

/** Voice of 160 bytes every 20 ms, each 226 + 1000 us under way, and what else datagrams do. */
class UdpFlowTest {
    private static final long US = SimTime.MICROSECOND;
    private static final long MS = SimTime.MILLISECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();

    @Test
    void theFiguresOfAShortStreamAreExact() {
        FlowRecord record = net.run(net.flow(voice(SimTime.SECOND, SimTime.NEVER, 5)), 10 * SimTime.SECOND);
        assertThat(record.flow).isEqualTo("f");
        assertThat(record.type).isEqualTo("udp");
        assertThat(record.from).isEqualTo("a");
        assertThat(record.to).isEqualTo("b");
        assertThat(record.startPs).isEqualTo(SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.completionTimePs).isEqualTo(81_226 * US);
        assertThat(record.endPs).isEqualTo(1_081_226 * US);
        assertThat(record.bytesDelivered).isEqualTo(800);
        assertThat(record.goodputBitPerS).isEqualTo(6400 / 0.081226);
        assertThat(record.packetsSent).isEqualTo(5);
        assertThat(record.packetsReceived).isEqualTo(5);
        assertThat(record.packetsLost).isZero();
        assertThat(record).extracting(r -> r.error, r -> r.rtt, r -> r.retransmits, r -> r.connectTimePs)
                .containsOnlyNulls();
    }

    @Test
    void aConstantStreamArrivesAtEqualDistances() {
        UdpFlow flow = net.flow(voice(0, SimTime.NEVER, UdpFlowConfig.UNLIMITED));
        for (int i = 0; i < 100; i++) {
            long arrivalPs = i * 20 * MS + 1226 * US;
            assertThat(net.run(flow, arrivalPs - 1).packetsReceived).isEqualTo(i);
            assertThat(net.run(flow, arrivalPs).packetsReceived).isEqualTo(i + 1);
        }
    }

    /** The datagrams of 0, 20 and 40 ms leave; the one due at 60 ms does not. */
    @Test
    void noDatagramLeavesAtTheStop() {
        UdpFlow flow = net.flow(voice(0, 60 * MS, UdpFlowConfig.UNLIMITED));
        assertThat(net.scheduler.run(10 * SimTime.SECOND, Long.MAX_VALUE)).isEqualTo(StopReason.IDLE);
        assertThat(net.scheduler.nowPs()).as("the run lasts until the stop").isEqualTo(60 * MS);
        FlowRecord record = flow.record(net.scheduler.nowPs(), net.underWay());
        assertThat(record.packetsSent).isEqualTo(3);
        assertThat(record.endPs).isEqualTo(60 * MS);
        assertThat(record.goodputBitPerS).isEqualTo(64_000);
        assertThat(record.completed).isFalse();
        assertThat(record.completionTimePs).isNull();
    }

    @Test
    void aStopAfterTheLastDatagramIsNotWaitedFor() {
        net.flow(voice(0, SimTime.SECOND, 2));
        net.scheduler.run(10 * SimTime.SECOND, Long.MAX_VALUE);
        assertThat(net.scheduler.nowPs()).isEqualTo(21_226 * US);
    }

    @Test
    void whatIsUnderWayIsNotLost() {
        UdpFlow flow = net.flow(voice(0, SimTime.NEVER, 4));
        FlowRecord record = net.run(flow, 60 * MS + 500 * US);
        assertThat(record.packetsSent).isEqualTo(4);
        assertThat(record.packetsReceived).isEqualTo(3);
        assertThat(record.packetsLost).isZero();
        assertThat(record.completed).isFalse();
        assertThat(net.run(flow, SimTime.SECOND).completed).isTrue();
    }

    @Test
    void lossesAreCounted() {
        DirectionConfig line = TwoHosts.line(8_000_000, MS, 0.2, 1000);
        var lossy = new TwoHosts(3, line, line);
        lossy.fillArpCaches();
        FlowRecord record = lossy.run(lossy.flow(voice(0, SimTime.NEVER, 500)), 20 * SimTime.SECOND);
        assertThat(record.packetsLost).isEqualTo(lossy.forward.framesLost()).isBetween(70L, 130L);
        assertThat(record.packetsReceived).isEqualTo(500 - record.packetsLost);
        assertThat(record.bytesDelivered).isEqualTo(160 * record.packetsReceived);
        assertThat(record.completed).isFalse();
        assertThat(record.completionTimePs).isNull();
        // Until the last one, which left at 499 · 20 ms, not until the end of the run.
        assertThat(record.endPs).isIn(9_980 * MS, 9_980 * MS + 1226 * US);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2, 9, 1", "1, 1, 5"})
    void whatNeverStartsHasNoFigures(int startS, int stopS, int endS) {
        UdpFlow flow = net.flow(voice(startS * SimTime.SECOND, stopS * SimTime.SECOND, UdpFlowConfig.UNLIMITED));
        FlowRecord record = net.run(flow, endS * SimTime.SECOND);
        assertThat(record.startPs).isEqualTo(startS * SimTime.SECOND);
        assertThat(record.completed).isFalse();
        assertThat(record.packetsSent).isZero();
        assertThat(record).extracting(r -> r.endPs, r -> r.goodputBitPerS, r -> r.completionTimePs, r -> r.packetsLost,
                r -> r.error).containsOnlyNulls();
    }

    /** In 2000 s 100,000 are expected; sigma of a Poisson count is its root. */
    @Test
    void aPoissonStreamHasItsMeanRate() {
        UdpFlow flow = net.flow(config(Pattern.POISSON, 0, 0));
        double sent = net.run(flow, 2000 * SimTime.SECOND).packetsSent;
        assertThat(sent).isCloseTo(100_000, within(3 * Math.sqrt(100_000)));
    }

    /**
     * On for 100 ms, off for 300: a quarter of 100,000. The time spent on has the variance 2 t a² b² / (a + b)³ (an
     * alternating renewal process), here 7.5 s in 2000 s, or 375 datagrams.
     */
    @Test
    void anOnOffStreamHasItsMeanRateHoweverShortTheBursts() {
        UdpFlow flow = net.flow(config(Pattern.ON_OFF, 100 * MS, 300 * MS));
        double sent = net.run(flow, 2000 * SimTime.SECOND).packetsSent;
        assertThat(sent).isCloseTo(25_000, within(3 * 375.0));
    }

    @Test
    void aClosedPortIsReported() {
        FlowRecord record = net.run(
                net.flow(voice(0, SimTime.NEVER, 2), TwoHosts.B, null), SimTime.SECOND);
        assertThat(record.error).isEqualTo("destination port unreachable");
        assertThat(record.packetsSent).isEqualTo(2);
        assertThat(record.packetsReceived).isZero();
        assertThat(record.packetsLost).as("nobody was to receive them").isNull();
    }

    @Test
    void aNetworkWithoutARouteIsReported() {
        FlowRecord record = net.run(net.flow(voice(0, 2 * SimTime.SECOND, 9), Ipv4Address.parse("172.16.0.1"), null),
                SimTime.SECOND);
        assertThat(record.error).isEqualTo("network is unreachable");
        assertThat(record.packetsSent).isZero();
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1472, ", "1473, message too long"})
    void aDatagramMustFitTheMtu(int bytes, String error) {
        var config = new UdpFlowConfig(0, SimTime.NEVER, 64_000, bytes, 1, bytes, Pattern.CONSTANT, 0, 0, 7000, 64, 0,
                PathMtuDiscovery.DO);
        FlowRecord record = net.run(net.flow(config), SimTime.SECOND);
        assertThat(record.error).isEqualTo(error);
        assertThat(record.completed).isEqualTo(error == null);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> voice(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config(Pattern.ON_OFF, 1, 0));
    }

    private static UdpFlowConfig voice(long startPs, long stopPs, long count) {
        return new UdpFlowConfig(startPs, stopPs, 64_000, 160, count, 160, Pattern.CONSTANT, 0, 0, 7000, 64);
    }

    private static UdpFlowConfig config(Pattern pattern, long meanOnPs, long meanOffPs) {
        return new UdpFlowConfig(0, SimTime.NEVER, 64_000, 160, UdpFlowConfig.UNLIMITED, 160, pattern, meanOnPs, meanOffPs,
                7000, 64);
    }
}
