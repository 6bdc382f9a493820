package wireclock.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.device.Host;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.ethernet.Medium;
import wireclock.link.BernoulliLoss;
import wireclock.link.ConstantRate;
import wireclock.link.DirectionConfig;
import wireclock.link.DropTail;
import wireclock.link.Framing;
import wireclock.link.Impairments;
import wireclock.link.LineConfig;
import wireclock.link.QueueLimit;
import wireclock.link.QueuedDirection;
import wireclock.link.Reordering;
import wireclock.tcp.AccurateEcnConfig;
import wireclock.tcp.EcnMode;
import wireclock.tcp.KeepAlive;
import wireclock.tcp.TcpConfig;
import wireclock.tcp.TcpListener;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpStats;
import wireclock.transport.CongestionControls;

/**
 * Random connections over random bad lines, which lose, reorder, copy and damage: every byte arrives, in order and once,
 * and both ends close; or the connection never came about; or one end breaks it off, and then both know.
 */
class TcpSwarmTest {
    private static final int PORT = 5001;
    private static final long LIMIT_PS = 40 * 24 * 3600 * SimTime.SECOND;

    private int connected;
    private long retransmits;
    private long timeouts;
    private long fastRecoveries;
    private long probes;
    private int brokenOff;
    /** Connections with Accurate ECN; marks on what their clients sent, and those that the clients were told of. */
    private int accurate;
    private long passed;
    private long told;

    @Test
    void aFewHundredRuns() {
        forSeeds(1, 300, this::run);
        // The swarm is worth something only if it gets into trouble.
        assertThat(connected).isGreaterThan(290);
        assertThat(brokenOff).isGreaterThan(15);
        assertThat(retransmits).isGreaterThan(1000);
        assertThat(timeouts).isGreaterThan(1000);
        assertThat(fastRecoveries).isGreaterThan(100);
        assertThat(probes).isGreaterThan(150);
        assertThat(accurate).isGreaterThan(30);
        // What is lost behind the mark is never told; what comes twice is told twice.
        assertThat(told).isBetween(passed / 2, 2 * passed);
    }

    @Test
    @Tag("long")
    void twoThousandRuns() {
        forSeeds(1_000, 3_000, this::run);
    }

    private static void forSeeds(long from, long to, LongConsumer run) {
        for (long seed = from; seed < to; seed++) {
            try {
                run.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void run(long seed) {
        RandomStream random = new RandomStream(seed, "swarm");
        double loss = random.nextBernoulli(0.3) ? 0 : random.nextUniform() * 0.2;
        TwoHosts net = new TwoHosts(seed, line(random, loss), line(random, loss));
        Medium there = net.forward;
        Medium back = net.backward;
        if (random.nextBernoulli(0.5)) {
            there = worse(net, net.forward.config(), net.b, random);
            back = worse(net, net.backward.config(), net.a, random);
        }
        // Draws of its own, so that all else stays as it is without.
        RandomStream marks = new RandomStream(seed, "swarm marks");
        MarkingMedium marking = marking(there, marks);
        net.a.nics().getFirst().attach(marking);
        net.b.nics().getFirst().attach(marking(back, marks));
        resolve(net.a, TwoHosts.B, 0x0200_0000_0002L);
        resolve(net.b, TwoHosts.A, 0x0200_0000_0001L);
        boolean breaksOff = random.nextBernoulli(0.1);
        TcpConfig ofClient = marked(config(random, breaksOff), marks);
        TcpConfig ofServer = marked(config(random, breaksOff), marks);
        boolean clientWaits = random.nextBernoulli(0.3);
        SwarmEnd client = new SwarmEnd(net.scheduler, random,
                SwarmEnd.Habits.draw(random, bytes(random, ofClient, ofServer), clientWaits), 1 << 20, 2 << 20);
        SwarmEnd server = new SwarmEnd(net.scheduler, random,
                SwarmEnd.Habits.draw(random, bytes(random, ofServer, ofClient),
                        !clientWaits && random.nextBernoulli(0.5)),
                2 << 20, 1 << 20);
        net.b.tcp().listen(new TcpListener(PORT, ofServer, null, socket -> server));
        net.a.tcp().connect(TwoHosts.B, PORT, ofClient, null, client, TcpObserver.NONE);

        if (breaksOff) {
            (random.nextBernoulli(0.5) ? client : server).breakOffAt(random.nextBelow(20 * SimTime.SECOND));
        }
        StopReason reason = net.scheduler.run(LIMIT_PS, 20_000_000);

        String description = net.forward.config() + "\n" + ofClient + "\n" + ofServer + "\n" + client + "\n" + server;
        assertThat(reason).as(description).isEqualTo(StopReason.IDLE);
        assertThat(net.a.tcp().connections() + net.b.tcp().connections()).as(description).isZero();
        if (client.error != null && !server.connected) {
            return;
        }
        connected++;
        if (client.connected && client.socket().info().ecn().mode() == 2) {
            accurate++;
            told += client.socket().info().ecn().deliveredMarked();
            passed += marking.marked;
        }
        if (client.hasBrokenOff || server.hasBrokenOff) {
            brokenOff++;
            SwarmEnd other = client.hasBrokenOff ? server : client;
            // Unless everything was over for the other end before, or had not begun.
            assertThat(other.error != null || other.closed || !other.connected).as(description).isTrue();
            return;
        }
        count(client);
        count(server);
        assertThat(client.error).as(description).isNull();
        assertThat(server.error).as(description).isNull();
        assertThat(client.closed && server.closed).as(description).isTrue();
        assertThat(server.received.bytes()).as(description).isEqualTo(client.habits.bytes());
        assertThat(client.received.bytes()).as(description).isEqualTo(server.habits.bytes());
    }

    private void count(SwarmEnd end) {
        TcpStats stats = end.socket().stats();
        assertThat(stats.fastRetransmits + stats.timeoutRetransmits + stats.probeRetransmits).as("retransmits by cause")
                .isEqualTo(stats.retransmits);
        retransmits += stats.retransmits;
        timeouts += stats.timeouts;
        fastRecoveries += stats.fastRecoveries;
        probes += stats.windowProbes;
    }

    private static void resolve(Host host, int address, long mac) {
        host.ip().interfaces().getFirst().arp().addPermanent(address, mac);
    }

    private static DirectionConfig line(RandomStream random, double loss) {
        long delayPs = random.nextBelow(200 * SimTime.MILLISECOND);
        long jitterPs = random.nextBernoulli(0.5) ? 0 : random.nextBelow(delayPs + 1);
        return new DirectionConfig((long) logUniform(random, 1e5, 1e9), delayPs, jitterPs, loss, 1500,
                QueueLimit.ofPackets((int) (2 + random.nextBelow(50))), Framing.ETHERNET);
    }

    /** Half of the ways mark, and a few of them meddle. */
    private static MarkingMedium marking(Medium medium, RandomStream random) {
        double share = random.nextBernoulli(0.5) ? 0 : random.nextUniform() * 0.5;
        MarkingMedium.Tampering[] all = MarkingMedium.Tampering.values();
        MarkingMedium.Tampering tampering = random.nextBernoulli(0.8) ? MarkingMedium.Tampering.NONE
                : all[(int) random.nextBelow(all.length)];
        return new MarkingMedium(medium, random, share, tampering);
    }

    private static TcpConfig marked(TcpConfig config, RandomStream random) {
        EcnMode[] modes = EcnMode.values();
        AccurateEcnConfig.Option[] options = AccurateEcnConfig.Option.values();
        EcnMode mode = random.nextBernoulli(0.5) ? EcnMode.ACCURATE : modes[(int) random.nextBelow(modes.length)];
        AccurateEcnConfig.Option option = options[(int) random.nextBelow(options.length)];
        return config.with().ecn(mode).accurateEcn(new AccurateEcnConfig(option,
                (int) random.nextBelow(4), random.nextBernoulli(0.9))).build();
    }

    /** A line like another, that also reorders, copies and damages. */
    private static QueuedDirection worse(TwoHosts net, DirectionConfig like, Host to, RandomStream random) {
        double bitErrors = random.nextBernoulli(0.5) ? 0 : random.nextUniform() * 1e-5;
        Impairments impairments = new Impairments(new BernoulliLoss(like.loss(), random),
                new Reordering(new BernoulliLoss(random.nextUniform() * 0.1, random), random.nextBelow(100 * SimTime.MILLISECOND)),
                new BernoulliLoss(random.nextUniform() * 0.1, random), bitErrors, random, random);
        LineConfig line = new LineConfig(new ConstantRate(like.rateBitPerS()), like.delayPs(), like.jitterPs(), like.mtuBytes(),
                like.framing(), 0);
        return new QueuedDirection(net.scheduler, line, new DropTail(like.queue()), impairments, to.nics().getFirst());
    }

    /**
     * Settings of one end.
     *
     * @param asks whether it asks an idle peer whether it lives: a reset may get lost
     */
    private static TcpConfig config(RandomStream random, boolean asks) {
        var names = CongestionControls.names();
        return TcpConfig.DEFAULTS.with()
                .congestionControl(names.get((int) random.nextBelow(names.size())))
                .initialWindow((int) (1 + random.nextBelow(20)))
                .maximumSegmentSize(random.nextBernoulli(0.5) ? 0 : (int) (20 + random.nextBelow(1440)))
                .sack(random.nextBernoulli(0.6))
                .timestamps(random.nextBernoulli(0.6))
                .windowScaling(random.nextBernoulli(0.6))
                .nodelay(random.nextBernoulli(0.5))
                .delayedAckPs(random.nextBernoulli(0.3) ? 0 : random.nextBelow(200 * SimTime.MILLISECOND))
                .quickAcks(random.nextBernoulli(0.5) ? 0 : 16)
                .sendBufferBytes((long) logUniform(random, 1, 500_000))
                .receiveBufferBytes((long) logUniform(random, 1, 500_000))
                .minRtoPs((1 + random.nextBelow(1000)) * SimTime.MILLISECOND)
                .maxRtoPs(60 * SimTime.SECOND)
                .synRetries(8)
                .retries(20)
                .timeWaitPs(SimTime.SECOND)
                .keepAlive(new KeepAlive(asks, 60 * SimTime.SECOND, 10 * SimTime.SECOND, 5))
                .build();
    }

    /** How much one end sends: not so much that tiny buffers or segments make a run of millions of events. */
    private static long bytes(RandomStream random, TcpConfig sender, TcpConfig receiver) {
        long step = Math.min(sender.sendBufferBytes(), receiver.receiveBufferBytes());
        long segment = Math.min(sender.maximumSegmentSize() == 0 ? 1460 : sender.maximumSegmentSize(),
                receiver.maximumSegmentSize() == 0 ? 1460 : receiver.maximumSegmentSize());
        return random.nextBelow(1 + Math.min(Math.min(step * 200, segment * 300), 300_000));
    }

    private static double logUniform(RandomStream random, double from, double to) {
        return from * StrictMath.pow(to / from, random.nextUniform());
    }
}
