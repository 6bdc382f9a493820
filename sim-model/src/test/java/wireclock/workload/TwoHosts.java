package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.NodeConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.link.DirectionConfig;
import wireclock.link.Framing;
import wireclock.link.PlannedDirection;
import wireclock.link.QueueLimit;
import wireclock.link.TappedMedium;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpConfig;
import wireclock.wire.Ipv4Address;

/**
 * Two hosts on one link: the smallest network on which a flow can run.
 *
 * <p>With {@link #slowLine} times can be worked out by hand: a byte takes a microsecond, and propagation a millisecond.
 * A SYN then takes 98 us (20 of IP, 40 of TCP with all its options, 18 of Ethernet, 20 of preamble and gap), any other
 * segment 90 us and one for each byte of payload, a datagram 66 us and one for each byte.
 */
final class TwoHosts {
    static final int A = Ipv4Address.parse("10.0.0.1");
    static final int B = Ipv4Address.parse("10.0.0.2");

    final Scheduler scheduler = new Scheduler();
    final RandomStreams random;
    final Host a;
    final Host b;
    final PlannedDirection forward;
    final PlannedDirection backward;

    TwoHosts(long seed, DirectionConfig aToB, DirectionConfig bToA) {
        random = new RandomStreams(seed);
        a = new Host(scheduler, random, "a", NodeConfig.DEFAULT);
        b = new Host(scheduler, random, "b", NodeConfig.DEFAULT);
        var nicA = a.addInterface("eth0", 0x0200_0000_0001L, A, 24, 1500).nic();
        var nicB = b.addInterface("eth0", 0x0200_0000_0002L, B, 24, 1500).nic();
        forward = new PlannedDirection(scheduler, aToB, nicB, random.stream("f loss"), random.stream("f jitter"));
        backward = new PlannedDirection(scheduler, bToA, nicA, random.stream("b loss"), random.stream("b jitter"));
        nicA.attach(forward);
        nicB.attach(backward);
    }

    static DirectionConfig line(long rateBitPerS, long delayPs, double loss, int queuePackets) {
        return new DirectionConfig(rateBitPerS, delayPs, 0, loss, 1500, QueueLimit.ofPackets(queuePackets),
                Framing.ETHERNET);
    }

    /** Without loss, a microsecond a byte, a millisecond of delay. */
    static DirectionConfig slowLine() {
        return line(8_000_000, SimTime.MILLISECOND, 0, 1000);
    }

    /** Two hosts on {@link #slowLine}s that know each other's MAC addresses. */
    static TwoHosts onSlowLines() {
        TwoHosts net = new TwoHosts(1, slowLine(), slowLine());
        net.fillArpCaches();
        return net;
    }

    void fillArpCaches() {
        a.ip().interfaces().getFirst().arp().addPermanent(B, 0x0200_0000_0002L);
        b.ip().interfaces().getFirst().arp().addPermanent(A, 0x0200_0000_0001L);
    }

    /**
     * From now on, what both hosts hand to the link, in microseconds: {@code a 2196 [.] 0}, flags as tcpdump writes
     * them.
     */
    List<String> traceSegments() {
        List<String> trace = new ArrayList<>();
        a.nics().getFirst().attach(new TappedMedium(forward, new SegmentTrace("a", trace), scheduler));
        b.nics().getFirst().attach(new TappedMedium(backward, new SegmentTrace("b", trace), scheduler));
        return trace;
    }

    PacketsUnderWay underWay() {
        PacketsUnderWay underWay = new PacketsUnderWay();
        forward.forEachUnderWay(underWay::add);
        backward.forEachUnderWay(underWay::add);
        return underWay;
    }

    static TcpFlowConfig transfer(long bytes, TcpConfig tcp) {
        return new TcpFlowConfig(0, SimTime.NEVER, bytes, 1, 0, TcpFlowConfig.DEFAULT_WRITE_BYTES, List.of(),
                TcpFlowConfig.Reading.AT_ONCE, TcpFlowConfig.Closing.BY_CLIENT, 5001, tcp, tcp, null, null);
    }

    TcpFlow flow(TcpFlowConfig config) {
        TcpFlow flow = new TcpFlow(new FlowEnds("f", "a", "b"), config, scheduler, a, b, B, random.stream("flow f"));
        flow.schedule();
        return flow;
    }

    /** A stream from a to port 7000 of b. */
    UdpFlow flow(UdpFlowConfig config) {
        return flow(config, B, b);
    }

    UdpFlow flow(UdpFlowConfig config, int destination, @Nullable Host receiver) {
        UdpFlow flow = new UdpFlow(new FlowEnds("f", "a", "b"), config, scheduler, a, receiver, destination,
                random.stream("flow f"), random.stream("arrivals f"));
        flow.schedule();
        return flow;
    }

    /** Pings from a. */
    PingFlow flow(PingFlowConfig config, int destination) {
        PingFlow flow = new PingFlow(new FlowEnds("f", "a", "b"), config, scheduler, a, destination, 1,
                random.stream("flow f"));
        flow.schedule();
        return flow;
    }

    FlowRecord run(Flow flow, long untilPs) {
        scheduler.run(untilPs, Long.MAX_VALUE);
        return flow.record(untilPs == SimTime.NEVER ? scheduler.nowPs() : untilPs, underWay());
    }
}
