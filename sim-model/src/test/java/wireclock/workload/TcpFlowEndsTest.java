package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.device.Host;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.wire.Ipv4Address;

/** Flows that are stopped, that nobody answers, or that never begin. */
class TcpFlowEndsTest {
    private static final long US = SimTime.MICROSECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();
    private final List<String> trace = net.traceSegments();

    @Test
    void stopAbortsAtItsTime() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().stopPs(SimTime.SECOND).build());
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        // Resets without ACK answer what arrives for a connection that is no more.
        assertThat(trace).filteredOn(line -> line.contains("[R.]")).containsExactly("a 1000000 [R.] 0");
        assertThat(record.endPs).isEqualTo(SimTime.SECOND);
        assertThat(record.completed).isFalse();
        assertThat(record.completionTimePs).isNull();
        assertThat(record.error).isNull();
        assertThat(record.bytesDelivered).isGreaterThan(800_000);
        // What was under way at the stop still arrives, but not in the time that the goodput is of.
        assertThat(record.goodputBitPerS).isBetween(6e6, 8e6 * 1448 / 1538);
        assertThat(net.a.tcp().connections()).isZero();
        assertThat(net.b.tcp().connections()).isZero();
    }

    @Test
    void aCompletedTransferIsNotStopped() {
        TcpFlow flow = net.flow(TcpSettings.transfer(1000).stopPs(SimTime.SECOND).build());
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        assertThat(record.endPs).isEqualTo(4376 * US);
        assertThat(trace).noneMatch(line -> line.contains("R"));
    }

    /** In SYN_SENT there is nobody to reset; the SYN+ACK that comes later finds nobody and is answered with RST. */
    @Test
    void stopBeforeTheHandshakeIsComplete() {
        FlowRecord record = net.run(net.flow(TcpSettings.unlimited().stopPs(1500 * US).build()), 10 * SimTime.SECOND);
        assertThat(trace).containsExactly("a 0 [S] 0", "b 1098 [S.] 0", "a 2196 [R] 0");
        assertThat(record.endPs).isEqualTo(1500 * US);
        assertThat(record.connectTimePs).isNull();
        assertThat(record.goodputBitPerS).isZero();
        assertThat(record.packetsSent).as("the reset is not the connection's").isEqualTo(1);
        assertThat(record.error).isNull();
        assertThat(net.b.tcp().connections()).isZero();
    }

    @Test
    void whatIsStoppedBeforeItStartsNeverRuns() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().startPs(SimTime.SECOND).stopPs(SimTime.SECOND).build());
        FlowRecord record = net.run(flow, 5 * SimTime.SECOND);
        assertThat(trace).isEmpty();
        assertNeverRan(record);
    }

    @Test
    void whatStartsAfterTheEndNeverRuns() {
        FlowRecord record = net.run(
                net.flow(TcpSettings.transfer(1000).startPs(2 * SimTime.SECOND).build()), SimTime.SECOND);
        assertNeverRan(record);
        assertThat(record.startPs).isEqualTo(2 * SimTime.SECOND);
    }

    private static void assertNeverRan(FlowRecord record) {
        assertThat(record.completed).isFalse();
        assertThat(record.bytesDelivered).isZero();
        assertThat(record.packetsSent).isZero();
        assertThat(record).extracting(r -> r.endPs, r -> r.goodputBitPerS, r -> r.completionTimePs,
                r -> r.connectTimePs, r -> r.packetsLost, r -> r.retransmits, r -> r.rtt, r -> r.error)
                .containsOnlyNulls();
    }

    @Test
    void aPortWhereNobodyListensRefuses() {
        // It listens at a, and calls b.
        FlowRecord record = run(flow(net.a, TwoHosts.B, TcpSettings.transfer(1000)), SimTime.SECOND);
        assertThat(trace).containsExactly("a 0 [S] 0", "b 1098 [R.] 0");
        assertThat(record.error).isEqualTo("connection refused");
        assertThat(record.completed).isFalse();
        assertThat(record.packetsSent).isEqualTo(1);
        assertThat(record.packetsReceived).as("by the server's end, which there is none of").isZero();
        assertThat(record.packetsLost).isNull();
        assertThat(record.goodputBitPerS).isZero();
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    /** ARP asks at 0, 1 and 2 s, and gives up at 3 s. */
    @Test
    void aHostThatIsNotThereIsUnreachable() {
        TcpFlow flow = flow(net.b, Ipv4Address.parse("10.0.0.9"), TcpSettings.transfer(1000));
        assertThat(run(flow, 3 * SimTime.SECOND - 1).error).isNull();
        assertThat(run(flow, 3 * SimTime.SECOND).error).isEqualTo("no route to host");
    }

    @Test
    void aNetworkThatIsNotThereIsReportedByTheRouter() {
        RoutedHosts routed = new RoutedHosts(1, TwoHosts.slowLine(), TwoHosts.slowLine(), false);
        TcpFlow flow = new TcpFlow(new FlowEnds("f", "a", "b"), TcpSettings.transfer(1000).build(), routed.scheduler,
                routed.a, routed.b, Ipv4Address.parse("172.16.0.1"), routed.random.stream("flow f"));
        flow.schedule();
        routed.scheduler.run(SimTime.SECOND, Long.MAX_VALUE);
        FlowRecord record = flow.record(SimTime.SECOND, routed.underWay());
        assertThat(record.error).isEqualTo("no route to host");
    }

    /** SYNs at 0, 1, 2, 3, 4, 5 and 7 s arrive, but no answer comes back; 4 s after the last the client gives up. */
    @Test
    void aServerThatIsNotHeardNeverAccepts() {
        var deaf = new TwoHosts(1, TwoHosts.slowLine(), TwoHosts.line(8_000_000, 0, 1, 1000));
        deaf.fillArpCaches();
        TcpFlow flow = deaf.flow(TcpSettings.transfer(1000).synRetries(2).build());
        assertThat(deaf.run(flow, 11 * SimTime.SECOND - 1).error).isNull();
        FlowRecord record = deaf.run(flow, 11 * SimTime.SECOND);
        assertThat(record.error).isEqualTo("connection timed out");
        assertThat(record.packetsSent).isEqualTo(7);
        assertThat(record.retransmits).isEqualTo(6);
        assertThat(record.timeouts).isEqualTo(7);
        assertThat(record.packetsReceived).isZero();
        assertThat(record.packetsLost).as("not known").isNull();
        assertThat(record.connectTimePs).isNull();
        assertThat(record.rtt).isNull();
    }

    private TcpFlow flow(Host server, int address, TcpSettings settings) {
        TcpFlow flow = new TcpFlow(new FlowEnds("f", "a", "b"), settings.build(), net.scheduler, net.a, server, address,
                net.random.stream("flow f"));
        flow.schedule();
        return flow;
    }

    private FlowRecord run(TcpFlow flow, long untilPs) {
        return net.run(flow, untilPs);
    }
}
