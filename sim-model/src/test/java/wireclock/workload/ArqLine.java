package wireclock.workload;

import wireclock.device.Host;
import wireclock.device.NodeConfig;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.link.BernoulliLoss;
import wireclock.link.ConstantRate;
import wireclock.link.DropTail;
import wireclock.link.Framing;
import wireclock.link.Impairments;
import wireclock.link.LineConfig;
import wireclock.link.QueueLimit;
import wireclock.link.QueuedDirection;
import wireclock.link.RecodedReceiver;
import wireclock.link.Reordering;

/** Two hosts on a link on which everything that can go wrong does. */
final class ArqLine {
    final Scheduler scheduler = new Scheduler();
    final Host a;
    final Host b;
    final QueuedDirection forward;
    final QueuedDirection backward;
    private final RandomStreams random;

    /**
     * What goes wrong.
     *
     * @param reordered share of the frames that take longer, by up to as long again as all take
     */
    record Trouble(double loss, double reordered, double duplicated, double bitErrorRate) {
        static final Trouble NONE = new Trouble(0, 0, 0, 0);

        static Trouble draw(RandomStream random) {
            return new Trouble(share(random, 0.3), share(random, 0.3), share(random, 0.3), share(random, 8e-5));
        }

        private static double share(RandomStream random, double most) {
            return random.nextBernoulli(0.4) ? 0 : random.nextUniform() * most;
        }
    }

    /**
     * Builds it.
     *
     * @param recoded whether every frame becomes bytes and is read again on the way
     */
    ArqLine(long seed, LineConfig line, Trouble trouble, boolean recoded) {
        random = new RandomStreams(seed);
        a = new Host(scheduler, random, "a", NodeConfig.DEFAULT);
        b = new Host(scheduler, random, "b", NodeConfig.DEFAULT);
        Nic nicA = a.addInterface("eth0", 0x0200_0000_0001L, TwoHosts.A, 24, 1500).nic();
        Nic nicB = b.addInterface("eth0", 0x0200_0000_0002L, TwoHosts.B, 24, 1500).nic();
        a.ip().interfaces().getFirst().arp().addPermanent(TwoHosts.B, 0x0200_0000_0002L);
        b.ip().interfaces().getFirst().arp().addPermanent(TwoHosts.A, 0x0200_0000_0001L);
        forward = direction("forward", line, trouble, nicB, recoded);
        backward = direction("backward", line, trouble, nicA, recoded);
        nicA.attach(forward);
        nicB.attach(backward);
    }

    private QueuedDirection direction(String name, LineConfig line, Trouble trouble, Nic to, boolean recoded) {
        Impairments impairments = new Impairments(new BernoulliLoss(trouble.loss(), random.stream(name + " loss")),
                new Reordering(new BernoulliLoss(trouble.reordered(), random.stream(name + " order")),
                        line.delayPs() + 1),
                new BernoulliLoss(trouble.duplicated(), random.stream(name + " copies")), trouble.bitErrorRate(),
                random.stream(name + " bits"), random.stream(name + " jitter"));
        return new QueuedDirection(scheduler, line, new DropTail(QueueLimit.ofPackets(60)), impairments,
                recoded ? new RecodedReceiver(to) : to);
    }

    static LineConfig line(long rateBitPerS, long delayPs, long jitterPs) {
        return new LineConfig(new ConstantRate(rateBitPerS), delayPs, jitterPs, 1500, Framing.ETHERNET,
                QueueLimit.UNLIMITED);
    }

    ArqFlow flow(ArqFlowConfig config) {
        ArqFlow flow = new ArqFlow(new FlowEnds("f", "a", "b"), config, scheduler, a, b, TwoHosts.B,
                random.stream("flow f"));
        flow.schedule();
        return flow;
    }

    PacketsUnderWay underWay() {
        PacketsUnderWay underWay = new PacketsUnderWay();
        forward.forEachUnderWay(underWay::add);
        backward.forEachUnderWay(underWay::add);
        forward.forEachDuplicated(underWay::addCopies);
        backward.forEachDuplicated(underWay::addCopies);
        return underWay;
    }

    void run(long untilPs) {
        scheduler.run(untilPs, 20_000_000);
    }
}
