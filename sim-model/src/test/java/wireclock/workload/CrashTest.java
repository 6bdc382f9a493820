package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;

/** Hosts that die, come up again, or stand still in the middle of a flow. */
class CrashTest {
    private static final long MS = SimTime.MILLISECOND;

    private final TwoHosts net = TwoHosts.onSlowLines();
    private final int component = net.scheduler.newComponent();
    private final List<String> trace = net.traceSegments();

    private void at(long timePs, Runnable action) {
        net.scheduler.schedule(new Event(component) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    private List<String> sentBy(String host, long fromPs) {
        return trace.stream().filter(line -> line.startsWith(host + " ")
                && Long.parseLong(line.split(" ")[1]) >= fromPs / SimTime.MICROSECOND).toList();
    }

    @Test
    void aClientThatDiesSaysNothingAndIsAnsweredWhenItIsBack() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().build());
        at(500 * MS, net.a::crash);
        at(510 * MS, net.a::restart);
        FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
        assertThat(record.error).isEqualTo("host crashed");
        assertThat(record.endPs).isEqualTo(500 * MS);
        assertThat(record.completed).isFalse();
        assertThat(net.a.tcp().connections()).isZero();
        // What waited in the link's queue still goes out and is acknowledged: from the restart on that is nobody's.
        assertThat(sentBy("a", 500 * MS)).isNotEmpty().allSatisfy(line -> assertThat(line).contains("[R] 0"));
        assertThat(sentBy("a", 500 * MS).getFirst()).startsWith("a 51");
        assertThat(net.b.tcp().connections()).isZero();
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    @Test
    void aClientThatDiesAndStaysDeadLeavesTheServerWaiting() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().build());
        at(500 * MS, net.a::crash);
        net.run(flow, 3600 * SimTime.SECOND);
        // Nobody has told the server anything, and it has nothing to send that could go unanswered.
        assertThat(sentBy("a", 500 * MS)).isEmpty();
        assertThat(net.b.tcp().connections()).isEqualTo(1);
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    @Test
    void aServerThatWasAwayResetsWhatItDoesNotKnow() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().build());
        at(500 * MS, net.b::crash);
        at(900 * MS, net.b::restart);
        FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
        assertThat(record.error).isEqualTo("connection reset by peer");
        // What still waited in the link's queue is answered too, each segment by itself.
        assertThat(sentBy("b", 500 * MS)).isNotEmpty().allSatisfy(line -> assertThat(line).contains("[R] 0"));
        assertThat(net.a.tcp().connections()).isZero();
        assertThat(net.scheduler.pendingEvents()).isZero();
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        TcpFlow flow = net.flow(TcpSettings.unlimited().build());
        at(500 * MS, net.b::crash);
        FlowRecord record = net.run(flow, 3600 * SimTime.SECOND);
        assertThat(record.error).isEqualTo("connection timed out");
        assertThat(sentBy("b", 500 * MS)).isEmpty();
    }

    @Test
    void aFlowThatIsToStartOnADeadHostDoesNot() {
        TcpFlow flow = net.flow(TcpSettings.transfer(1000).startPs(SimTime.SECOND).build());
        at(500 * MS, net.a::crash);
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        assertThat(record.error).isEqualTo("host is down");
        assertThat(trace).isEmpty();
    }

    @Test
    void aFlowThatStartsAfterTheRestartsFindsEverythingInPlace() {
        TcpFlow flow = net.flow(TcpSettings.transfer(1000).startPs(SimTime.SECOND).build());
        at(500 * MS, net.a::crash);
        at(500 * MS, net.b::crash);
        at(700 * MS, net.a::restart);
        at(700 * MS, net.b::restart);
        FlowRecord record = net.run(flow, 100 * SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.error).isNull();
    }

    @Test
    void datagramsStopAtTheCrashOfTheirSender() {
        UdpFlow flow = net.flow(new UdpFlowConfig(0, SimTime.NEVER, 800_000, 1000, 200, 1000,
                UdpFlowConfig.Pattern.CONSTANT, 0, 0, 7000, 64));
        at(505 * MS, net.a::crash);
        at(600 * MS, net.a::restart);
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        // One every 10 ms, the first at once.
        assertThat(record.packetsSent).isEqualTo(51);
        assertThat(record.packetsReceived).isEqualTo(51);
        assertThat(record.error).isEqualTo("host crashed");
        assertThat(record.endPs).isEqualTo(505 * MS);
    }

    @Test
    void aReceiverThatIsBackHasItsPortOpenAgain() {
        UdpFlow flow = net.flow(new UdpFlowConfig(0, SimTime.NEVER, 800_000, 1000, 200, 1000,
                UdpFlowConfig.Pattern.CONSTANT, 0, 0, 7000, 64));
        at(505 * MS, net.b::crash);
        at(705 * MS, net.b::restart);
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        // What arrives in the 200 ms is lost: 20 datagrams.
        assertThat(record.packetsReceived).isEqualTo(180);
        assertThat(record.packetsLost).isEqualTo(20);
        assertThat(record.error).isNull();
        assertThat(net.b.nics().getFirst().stats().deaf).isEqualTo(20);
    }

    @Test
    void aSenderThatStoodStillIsLateAndGoesOnAtItsPace() {
        UdpFlow flow = net.flow(new UdpFlowConfig(0, SimTime.NEVER, 800_000, 1000, 200, 1000,
                UdpFlowConfig.Pattern.CONSTANT, 0, 0, 7000, 64));
        at(505 * MS, net.a::freeze);
        at(1505 * MS, net.a::thaw);
        FlowRecord record = net.run(flow, 10 * SimTime.SECOND);
        assertThat(record.completed).isTrue();
        // The datagram of 510 ms leaves at 1505 ms; 148 more follow, a millisecond of delay and 1066 us on the line.
        assertThat(record.endPs).isEqualTo((1505 + 1480 + 1) * MS + 1066 * SimTime.MICROSECOND);
    }

    @Test
    void aConnectionWhoseServerStandsStillGoesOn() {
        TcpFlow flow = net.flow(TcpSettings.transfer(1_000_000).build());
        at(300 * MS, net.b::freeze);
        at(2300 * MS, net.b::thaw);
        FlowRecord record = net.run(flow, 60 * SimTime.SECOND);
        assertThat(record.completed).isTrue();
        assertThat(record.error).isNull();
        assertThat(sentBy("b", 300 * MS).getFirst()).startsWith("b 2300000 ");
    }
}
