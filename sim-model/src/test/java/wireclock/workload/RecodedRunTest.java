package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.SimTime;
import wireclock.link.DirectionConfig;
import wireclock.link.Framing;
import wireclock.link.PlannedDirection;
import wireclock.link.QueueLimit;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttStatistics;
import wireclock.tcp.TcpConfig;
import wireclock.workload.UdpFlowConfig.Pattern;

/** A run in which every frame becomes bytes on every link is the same run, event for event. */
class RecodedRunTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recodedLinksChangeNothing(long seed) {
        Outcome plain = run(seed, false);
        Outcome recoded = run(seed, true);
        assertThat(recoded.trajectoryHash).isEqualTo(plain.trajectoryHash);
        assertThat(recoded.events).isEqualTo(plain.events);
        for (int i = 0; i < plain.records.size(); i++) {
            // A histogram has a number of its own; what counts is what it holds.
            assertThat(recoded.records.get(i)).usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Arrays.equals(a.encoded(), b.encoded()), RttStatistics.class)
                    .isEqualTo(plain.records.get(i));
        }
        // The run had something to get wrong in it.
        assertThat(plain.records).extracting(r -> r.completed).containsExactly(true, true, false, false, false, false);
        assertThat(plain.records.get(0).retransmits).isPositive();
        assertThat(plain.records.get(0).rtt).isNotNull();
        assertThat(plain.records.get(2).packetsReceived).isBetween(300L, 500L);
        assertThat(plain.records.get(3).error).contains("port unreachable");
        assertThat(plain.records.get(4).rtt).isNotNull();
        assertThat(plain.records.get(5).error).contains("time to live exceeded");
    }

    private record Outcome(long trajectoryHash, long events, List<FlowRecord> records) {}

    private static Outcome run(long seed, boolean recoded) {
        var access = new DirectionConfig(100_000_000, SimTime.MILLISECOND, 0, 0.01, 1500, QueueLimit.ofPackets(100),
                Framing.ETHERNET);
        var trunk = new DirectionConfig(10_000_000, 10 * SimTime.MILLISECOND, SimTime.MILLISECOND, 0.01, 1500,
                QueueLimit.ofPackets(50), Framing.ETHERNET);
        RoutedHosts net = new RoutedHosts(seed, access, trunk, recoded);
        List<Flow> flows = List.of(
                tcp(net, "bulk", 1_000_000, List.of(), 5001),
                tcp(net, "talk", TcpFlowConfig.UNLIMITED, List.of(new TcpFlowConfig.Message(true, 300),
                        new TcpFlowConfig.Message(false, 40_000), new TcpFlowConfig.Message(true, 1)), 5002),
                udp(net, "voice", 7000, true),
                udp(net, "nobody", 7001, false),
                ping(net, "echo", 1, 64),
                ping(net, "short", 2, 1));
        flows.forEach(Flow::schedule);
        net.scheduler.run(30 * SimTime.SECOND, Long.MAX_VALUE);
        for (PlannedDirection direction : net.directions) {
            assertThat(direction.stats().delivered + direction.framesLost() + direction.queuedPackets()
                    + direction.inFlight()).isEqualTo(direction.stats().accepted);
        }
        List<FlowRecord> records = new ArrayList<>();
        PacketsUnderWay underWay = net.underWay();
        flows.forEach(flow -> records.add(flow.record(30 * SimTime.SECOND, underWay)));
        return new Outcome(net.scheduler.trajectoryHash(), net.scheduler.eventsFired(), records);
    }

    private static TcpFlow tcp(RoutedHosts net, String name, long bytes, List<TcpFlowConfig.Message> exchange,
            int port) {
        var config = new TcpFlowConfig(0, SimTime.NEVER, bytes, 1, 0, 10_000, exchange, TcpFlowConfig.Reading.AT_ONCE,
                TcpFlowConfig.Closing.BY_CLIENT, port, TcpConfig.DEFAULTS, TcpConfig.DEFAULTS, null, null);
        return new TcpFlow(new FlowEnds(name, "a", "b"), config, net.scheduler, net.a, net.b, RoutedHosts.B,
                net.random.stream("flow " + name));
    }

    private static UdpFlow udp(RoutedHosts net, String name, int port, boolean heard) {
        var config = new UdpFlowConfig(0, SimTime.NEVER, 64_000, 160, 500, 160, Pattern.CONSTANT, 0, 0, port, 64);
        return new UdpFlow(new FlowEnds(name, "a", "b"), config, net.scheduler, net.a, heard ? net.b : null,
                RoutedHosts.B, net.random.stream("flow " + name), net.random.stream("arrivals " + name));
    }

    private static PingFlow ping(RoutedHosts net, String name, int identifier, int timeToLive) {
        var config = new PingFlowConfig(0, 100 * SimTime.MILLISECOND, 100, SimTime.NEVER, 10 * SimTime.SECOND, 56, timeToLive);
        return new PingFlow(new FlowEnds(name, "a", "b"), config, net.scheduler, net.a, RoutedHosts.B, identifier,
                net.random.stream("flow " + name));
    }
}
