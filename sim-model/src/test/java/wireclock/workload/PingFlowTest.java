package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.metrics.FlowRecord;
import wireclock.wire.Ipv4Address;

/** Pings of 56 bytes, which occupy the line with 122: 122 us on the slow line, and 1000 of delay. */
class PingFlowTest {
    private static final long US = SimTime.MICROSECOND;
    private static final long MS = SimTime.MILLISECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();

    @ParameterizedTest
    @CsvSource({"10000000, 97600000", "100000000, 9760000", "1000000000, 976000", "3000000, 325333333"})
    void theRoundTripIsExact(long rateBitPerS, long onePs) {
        var line = TwoHosts.line(rateBitPerS, 10 * MS, 0, 100);
        var hosts = new TwoHosts(1, line, line);
        hosts.fillArpCaches();
        FlowRecord record = hosts.run(hosts.flow(pings(0, SimTime.NEVER, 3), TwoHosts.B), SimTime.SECOND);
        assertThat(record.rtt).isNotNull();
        assertThat(record.rtt.count()).isEqualTo(3);
        assertThat(record.rtt.minPs()).isEqualTo(2 * (onePs + 10 * MS));
        assertThat(record.rtt.meanPs()).isEqualTo(2 * (onePs + 10 * MS));
        assertThat(record.rtt.maxPs()).isEqualTo(2 * (onePs + 10 * MS));
    }

    @Test
    void theFiguresAreExact() {
        FlowRecord record = net.run(net.flow(pings(SimTime.SECOND, SimTime.NEVER, 3), TwoHosts.B), 5 * SimTime.SECOND);
        assertThat(record.flow).isEqualTo("f");
        assertThat(record.type).isEqualTo("ping");
        assertThat(record.from).isEqualTo("a");
        assertThat(record.to).isEqualTo("b");
        assertThat(record.startPs).isEqualTo(SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.completionTimePs).isEqualTo(200 * MS + 2244 * US);
        assertThat(record.endPs).isEqualTo(1200 * MS + 2244 * US);
        assertThat(record.bytesDelivered).isEqualTo(3 * 56);
        assertThat(record.packetsSent).isEqualTo(3);
        assertThat(record.packetsReceived).isEqualTo(3);
        assertThat(record.packetsLost).isZero();
        assertThat(record.error).isNull();
    }

    /** The question and its answer, 84 bytes each, come first; the answer to the ping need not ask. */
    @Test
    void theFirstPingWaitsForArp() {
        var hosts = new TwoHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine());
        FlowRecord record = hosts.run(hosts.flow(pings(0, SimTime.NEVER, 2), TwoHosts.B), SimTime.SECOND);
        assertThat(record.rtt).isNotNull();
        assertThat(record.rtt.maxPs()).isEqualTo((2 * 1084 + 2 * 1122) * US);
        assertThat(record.rtt.minPs()).isEqualTo(2 * 1122 * US);
    }

    @Test
    void whatIsLostIsCountedAndWhatIsUnderWayIsNot() {
        var lossy = new TwoHosts(1, TwoHosts.line(8_000_000, MS, 0.3, 10), TwoHosts.line(8_000_000, MS, 0.3, 10));
        lossy.fillArpCaches();
        PingFlow flow = lossy.flow(pings(0, SimTime.NEVER, 100), TwoHosts.B);
        FlowRecord record = lossy.run(flow, 20 * SimTime.SECOND);
        assertThat(record.packetsLost).isEqualTo(lossy.forward.framesLost() + lossy.backward.framesLost())
                .isBetween(30L, 70L);
        assertThat(record.completed).isFalse();
        assertThat(record.error).isNull();

        PingFlow clean = net.flow(pings(0, SimTime.NEVER, 100), TwoHosts.B);
        for (long instantPs : new long[] {50 * US, 600 * US, 1500 * US, 2243 * US}) {
            FlowRecord early = net.run(clean, instantPs);
            assertThat(early.packetsSent).isEqualTo(1);
            assertThat(early.packetsReceived).isZero();
            assertThat(early.packetsLost).isZero();
        }
    }

    @Test
    void nothingGetsThroughADeadLine() {
        var dead = new TwoHosts(1, TwoHosts.line(8_000_000, MS, 1, 10), TwoHosts.slowLine());
        FlowRecord record = dead.run(dead.flow(pings(0, SimTime.NEVER, 3), TwoHosts.B), 20 * SimTime.SECOND);
        assertThat(record.packetsLost).isEqualTo(3);
        assertThat(record.rtt).isNull();
        assertThat(record.completionTimePs).isNull();
        assertThat(record.error).as("ARP gave up after 3 s")
                .isEqualTo("destination host unreachable, from 10.0.0.1 (3 of 3)");
    }

    @Test
    void anExpiredTimeToLiveIsReported() {
        RoutedHosts routed = new RoutedHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine(), false);
        var config = new PingFlowConfig(0, 100 * MS, 2, SimTime.NEVER, 10 * SimTime.SECOND, 56, 1);
        PingFlow flow = new PingFlow(new FlowEnds("f", "a", "b"), config, routed.scheduler, routed.a, RoutedHosts.B, 1,
                routed.random.stream("flow f"));
        flow.schedule();
        routed.scheduler.run(SimTime.SECOND, Long.MAX_VALUE);
        FlowRecord record = flow.record(SimTime.SECOND, routed.underWay());
        assertThat(record.error).isEqualTo("time to live exceeded, from 10.0.0.254 (2 of 2)");
        assertThat(record.packetsReceived).isZero();
    }

    @Test
    void aNetworkWithoutARouteIsReported() {
        int nowhere = Ipv4Address.parse("172.16.0.1");
        FlowRecord record = net.run(net.flow(pings(0, SimTime.NEVER, 2), nowhere), SimTime.SECOND);
        assertThat(record.error).isEqualTo("network is unreachable (2 of 2)");
        assertThat(record.packetsLost).isEqualTo(2);
    }

    /** A request every 200 us, while some eleven are unanswered: numbers come round after 65536. */
    @Test
    void moreRequestsThanNumbers() {
        var config = new PingFlowConfig(0, 200 * US, 140_000, SimTime.NEVER, 10 * SimTime.SECOND, 56, 64);
        FlowRecord record = net.run(net.flow(config, TwoHosts.B), 60 * SimTime.SECOND);
        assertThat(record.packetsReceived).isEqualTo(140_000);
        assertThat(record.completed).isTrue();
        assertThat(record.rtt).isNotNull();
        assertThat(record.rtt.minPs()).isEqualTo(2244 * US);
        assertThat(record.rtt.maxPs()).isEqualTo(2244 * US);
    }

    @Test
    void noRequestLeavesAtTheStop() {
        PingFlow flow = net.flow(pings(0, 300 * MS, PingFlowConfig.UNLIMITED), TwoHosts.B);
        assertThat(net.scheduler.run(5 * SimTime.SECOND, Long.MAX_VALUE)).isEqualTo(StopReason.IDLE);
        assertThat(net.scheduler.nowPs()).isEqualTo(300 * MS);
        FlowRecord record = flow.record(net.scheduler.nowPs(), net.underWay());
        assertThat(record.packetsSent).isEqualTo(3);
        assertThat(record.endPs).isEqualTo(300 * MS);
        assertThat(record.completed).isFalse();
    }

    @Test
    void pingsWithoutDataArePossible() {
        var config = new PingFlowConfig(0, 100 * MS, 1, SimTime.NEVER, 10 * SimTime.SECOND, 0, 64);
        assertThat(net.run(net.flow(config, TwoHosts.B), SimTime.SECOND).completed).isTrue();
    }

    @Test
    void whatNeverStartsHasNoFigures() {
        FlowRecord record = net.run(net.flow(pings(2 * SimTime.SECOND, SimTime.NEVER, 3), TwoHosts.B), SimTime.SECOND);
        assertThat(record.packetsSent).isZero();
        assertThat(record.completed).isFalse();
        assertThat(record).extracting(r -> r.endPs, r -> r.completionTimePs, r -> r.rtt, r -> r.error,
                r -> r.packetsLost).containsOnlyNulls();
    }

    private static PingFlowConfig pings(long startPs, long stopPs, long count) {
        return new PingFlowConfig(startPs, 100 * MS, count, stopPs, 10 * SimTime.SECOND, 56, 64);
    }
}
