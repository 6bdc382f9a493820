package wireclock.workload;

import java.util.List;
import wireclock.device.Host;
import wireclock.device.NodeConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.link.DirectionConfig;
import wireclock.link.Framing;
import wireclock.link.LinkDirection;
import wireclock.link.QueueLimit;
import wireclock.metrics.FlowRecord;
import wireclock.tcp.TcpConfig;
import wireclock.wire.Ipv4Address;

/** Two hosts on one link: the smallest network on which a flow can run. */
final class TwoHosts {
    static final int A = Ipv4Address.parse("10.0.0.1");
    static final int B = Ipv4Address.parse("10.0.0.2");

    final Scheduler scheduler = new Scheduler();
    final RandomStreams random;
    final Host a;
    final Host b;
    final LinkDirection forward;
    final LinkDirection backward;

    TwoHosts(long seed, DirectionConfig aToB, DirectionConfig bToA) {
        random = new RandomStreams(seed);
        a = new Host(scheduler, random, "a", NodeConfig.DEFAULT);
        b = new Host(scheduler, random, "b", NodeConfig.DEFAULT);
        var nicA = a.addInterface("eth0", 0x0200_0000_0001L, A, 24, 1500).nic();
        var nicB = b.addInterface("eth0", 0x0200_0000_0002L, B, 24, 1500).nic();
        forward = new LinkDirection(scheduler, aToB, nicB, random.stream("f loss"), random.stream("f jitter"));
        backward = new LinkDirection(scheduler, bToA, nicA, random.stream("b loss"), random.stream("b jitter"));
        nicA.attach(forward);
        nicB.attach(backward);
    }

    static DirectionConfig line(long rateBitPerS, long delayPs, double loss, int queuePackets) {
        return new DirectionConfig(rateBitPerS, delayPs, 0, loss, 1500, QueueLimit.ofPackets(queuePackets),
                Framing.ETHERNET);
    }

    static TcpFlowConfig transfer(long bytes, TcpConfig tcp) {
        return new TcpFlowConfig(0, SimTime.NEVER, bytes, 1, 0, TcpFlowConfig.DEFAULT_WRITE_BYTES, List.of(),
                TcpFlowConfig.Reading.AT_ONCE, false, 5001, tcp, tcp, null, null);
    }

    TcpFlow flow(TcpFlowConfig config) {
        TcpFlow flow = new TcpFlow(new FlowEnds("f", "a", "b"), config, scheduler, a, b, B, random.stream("flow f"));
        flow.schedule();
        return flow;
    }

    FlowRecord run(TcpFlow flow, long untilPs) {
        scheduler.run(untilPs, Long.MAX_VALUE);
        return flow.record(scheduler.nowPs(), PacketsUnderWay.on(List.of(forward, backward)));
    }
}
