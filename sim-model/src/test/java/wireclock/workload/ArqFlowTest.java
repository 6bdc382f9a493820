package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.arq.ArqConfig;
import wireclock.arq.ArqProtocol;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.wire.Ipv4Address;

/**
 * Flows of the teaching transports on a line where a byte takes a microsecond and propagation a millisecond. A
 * segment of 926 bytes occupies it for 1000 us (8 of ARQ, 8 of UDP, 20 of IP, 18 of Ethernet, 20 of preamble and
 * gap), an acknowledgement for the 84 us of the shortest frame: a round trip is 3084 us.
 */
class ArqFlowTest {
    private static final long US = SimTime.MICROSECOND;
    private static final long MS = SimTime.MILLISECOND;
    private static final int SEGMENT = 926;
    private static final long ROUND_TRIP_PS = 3084 * US;

    private final ArqLine net = new ArqLine(1, ArqLine.line(8_000_000, MS, 0), ArqLine.Trouble.NONE, false);

    private static ArqConfig arq(ArqProtocol protocol, int window) {
        return new ArqConfig(protocol, window, SEGMENT, 32, 20 * MS, false, 3, 0);
    }

    private static ArqFlowConfig of(long segments, ArqConfig arq) {
        return new ArqFlowConfig(0, SimTime.NEVER, segments * SEGMENT, 5001, arq);
    }

    private FlowRecord run(ArqFlow flow) {
        net.run(SimTime.NEVER);
        return flow.record(net.scheduler.nowPs(), net.underWay());
    }

    @Test
    void stopAndWaitTakesARoundTripASegment() {
        FlowRecord record = run(net.flow(of(10, arq(ArqProtocol.STOP_AND_WAIT, 1))));
        assertThat(record.type).isEqualTo("arq");
        assertThat(record.completed).isTrue();
        assertThat(record.error).isNull();
        assertThat(record.completionTimePs).isEqualTo(9 * ROUND_TRIP_PS + 2000 * US);
        assertThat(record.endPs).isEqualTo(record.completionTimePs);
        assertThat(record.bytesDelivered).isEqualTo(9260);
        assertThat(record.packetsSent).isEqualTo(10);
        assertThat(record.packetsReceived).isEqualTo(10);
        assertThat(record).extracting(r -> r.retransmits, r -> r.timeouts, r -> r.packetsLost).containsOnly(0L);
        assertThat(record.rtt).isNotNull();
        assertThat(record.rtt.count()).isEqualTo(10);
        assertThat(record.rtt.minPs()).isEqualTo(ROUND_TRIP_PS);
        assertThat(record.rtt.maxPs()).isEqualTo(ROUND_TRIP_PS);
        assertThat(record.goodputBitPerS).isEqualTo(8.0 * 9260 / SimTime.toSeconds(9 * ROUND_TRIP_PS + 2000 * US));
    }

    /**
     * Two segments fit in 3084 us of round trip three times at most: a window of 2 does 2 a round trip, one of 4
     * fills it.
     */
    @Test
    void aWindowFillsTheRoundTrip() {
        assertThat(run(net.flow(of(10, arq(ArqProtocol.GO_BACK_N, 2)))).completionTimePs)
                .isEqualTo(4 * ROUND_TRIP_PS + 3000 * US);
        ArqLine other = new ArqLine(1, ArqLine.line(8_000_000, MS, 0), ArqLine.Trouble.NONE, false);
        ArqFlow full = other.flow(of(10, arq(ArqProtocol.SELECTIVE_REPEAT, 4)));
        other.run(SimTime.NEVER);
        assertThat(full.record(0, other.underWay()).completionTimePs).isEqualTo(11_000 * US);
    }

    @Test
    void aStopEndsAnEndlessOne() {
        ArqFlow flow = net.flow(new ArqFlowConfig(0, 10 * MS, ArqFlowConfig.UNLIMITED, 5001,
                arq(ArqProtocol.STOP_AND_WAIT, 1)));
        FlowRecord record = run(flow);
        // Segments arrive at 2000, 5084, 8168 us; the one sent at 9252 us arrives after the stop, and is not answered
        // to.
        assertThat(record.endPs).isEqualTo(10 * MS);
        assertThat(record.completed).isFalse();
        assertThat(record.packetsSent).isEqualTo(4);
        assertThat(record.bytesDelivered).isEqualTo(4 * SEGMENT);
        assertThat(record.goodputBitPerS).isEqualTo(8.0 * 3 * SEGMENT / 0.01);
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    @Test
    void whatIsUnderWayIsNotLost() {
        ArqFlow flow = net.flow(of(10, arq(ArqProtocol.GO_BACK_N, 3)));
        net.run(2500 * US);
        FlowRecord record = flow.record(2500 * US, net.underWay());
        assertThat(record.packetsSent).isEqualTo(3);
        assertThat(record.packetsReceived).isEqualTo(1);
        assertThat(record.packetsLost).isZero();
        assertThat(record.endPs).isNull();
    }

    private ArqFlow toNobody(int address) {
        ArqFlow flow = new ArqFlow(new FlowEnds("f", "a", "b"), of(5, arq(ArqProtocol.GO_BACK_N, 2)), net.scheduler,
                net.a, null, address, new RandomStream(1, "f"));
        flow.schedule();
        return flow;
    }

    @Test
    void nobodyListens() {
        ArqFlow flow = toNobody(TwoHosts.B);
        FlowRecord record = run(flow);
        assertThat(record.error).isEqualTo("gave up segment 0 after 3 attempts: destination port unreachable");
        assertThat(record.packetsSent).isEqualTo(6);
        assertThat(net.scheduler.nowPs()).as("three timeouts").isEqualTo(60 * MS);
    }

    @Test
    void thereIsNoWay() {
        assertThat(run(toNobody(Ipv4Address.parse("192.0.2.1"))).error).isEqualTo("network is unreachable");
    }

    @Test
    void aSenderThatDiesIsSilent() {
        ArqFlow flow = net.flow(of(1000, arq(ArqProtocol.SELECTIVE_REPEAT, 4)));
        at(50 * MS, net.a::crash);
        at(60 * MS, net.a::restart);
        FlowRecord record = run(flow);
        assertThat(record.error).isEqualTo("host crashed");
        assertThat(record.endPs).isEqualTo(50 * MS);
        assertThat(record.completed).isFalse();
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    /** What a receiver has forgotten nobody can tell it (Lynch and others: no such protocol survives a crash). */
    @Test
    void aReceiverThatDiesDoesNotComeBack() {
        ArqFlow flow = net.flow(of(1000, arq(ArqProtocol.SELECTIVE_REPEAT, 4)));
        at(50 * MS, net.b::crash);
        at(55 * MS, net.b::restart);
        FlowRecord record = run(flow);
        assertThat(record.error).startsWith("gave up segment ").endsWith(": destination port unreachable");
        assertThat(record.completed).isFalse();
    }

    @Test
    void aFlowOnADeadHostDoesNotBegin() {
        ArqFlow flow = net.flow(new ArqFlowConfig(SimTime.SECOND, SimTime.NEVER, 1000, 5001,
                arq(ArqProtocol.STOP_AND_WAIT, 1)));
        at(500 * MS, net.a::crash);
        assertThat(run(flow).error).isEqualTo("host is down");
    }

    @Test
    void itsSeriesShowTheWindow() {
        ArqFlow flow = net.flow(of(10, arq(ArqProtocol.GO_BACK_N, 3)));
        MetricRegistry metrics = new MetricRegistry();
        flow.register(metrics);
        assertThat(metrics.metrics()).extracting(metric -> metric.definition().name())
                .containsExactly("goodput", "rtt", "in_flight", "window_used");
        assertThat(metrics.metrics()).extracting(metric -> metric.reader().read())
                .containsExactly(0.0, Double.NaN, Double.NaN, Double.NaN);
        net.run(3500 * US);
        assertThat(metrics.metrics()).extracting(metric -> metric.reader().read())
                .containsExactly(2 * 8.0 * SEGMENT, 0.003084, 3.0 * SEGMENT, 3.0);
    }

    private void at(long timePs, Runnable action) {
        net.scheduler.schedule(new Event(net.scheduler.newComponent()) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }
}
