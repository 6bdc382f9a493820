package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.FrameReceiver;

/**
 * {@link PlannedDirection}, which decides a frame's future at once, and {@link QueuedDirection}, which keeps a queue,
 * against {@link NaiveLink}, which lives through everything step by step. So the two agree with each other as well.
 */
class DirectionOracleTest {
    private static final long[] RATES_BIT_PER_S = {3_000_000, 10_000_000, 7_777_777, 1_000_000_000, 10_000_000_000L};
    private static final int[] PACKET_LIMITS = {0, 1, 3, 20, QueueLimit.UNLIMITED};
    private static final long[] BYTE_LIMITS = {1500, 4000, 30_000};
    private static final double[] LOSSES = {0, 0, 0.05, 0.5, 1};

    @Test
    void agreesWithTheNaiveLink() {
        for (long seed = 1; seed <= 200; seed++) {
            compare(seed, 400, Directions::planned);
            compare(seed, 400, Directions::queued);
        }
    }

    @Test
    @Tag("long")
    void agreesWithTheNaiveLinkForLong() {
        for (long seed = 1000; seed <= 21_000; seed++) {
            compare(seed, 500, Directions::planned);
            compare(seed, 500, Directions::queued);
        }
    }

    private interface Builder {
        SendingDirection build(Scheduler scheduler, DirectionConfig config, FrameReceiver receiver, long seed);
    }

    private static void compare(long seed, int frames, Builder builder) {
        RandomStream random = new RandomStream(seed, "traffic");
        DirectionConfig config = config(random);
        NaiveLink naive = new NaiveLink(config, new RandomStream(seed, "loss"), new RandomStream(seed, "jitter"));
        Scheduler scheduler = new Scheduler();
        List<String> deliveries = new ArrayList<>();
        // A sender that comes first at an instant finds frames in flight that arrive at it.
        boolean senderFirst = seed % 2 == 0;
        int component = senderFirst ? scheduler.newComponent() : 0;
        SendingDirection link = builder.build(scheduler, config,
                frame -> deliveries.add(Frames.number(frame) + "@" + scheduler.nowPs()), seed);
        List<DropReason> drops = new ArrayList<>();
        String run = link.getClass().getSimpleName() + ", seed " + seed + ", " + config;
        long byteTimePs = Math.max(8_000_000_000_000L / config.rateBitPerS(), 1);
        // On a lattice of byte times many things happen at the same instant.
        boolean lattice = random.nextBernoulli(0.5);

        Event traffic = new Event(senderFirst ? component : scheduler.newComponent()) {
            private int offered;

            @Override
            public void fire() {
                naive.advance(timePs());
                if (random.nextBernoulli(0.3) && !senderFirst) {
                    assertSameState(link, naive, run + " at " + timePs() + " ps");
                } else {
                    int bytes = lattice ? 46 + 10 * (int) random.nextBelow(3) : (int) random.nextBelow(1600);
                    drops.add(link.offer(Frames.numbered(offered++, bytes)));
                    naive.offer(bytes);
                }
                if (offered < frames) {
                    long byteTimes = lattice ? 14 * random.nextBelow(14) : random.nextBelow(1600);
                    scheduler.schedule(this, timePs() + byteTimes * byteTimePs);
                }
            }
        };
        scheduler.schedule(traffic, 0);
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
        // A link that loses all it has left has no event pending: let time pass until it is done.
        Event end = new Event(scheduler.newComponent()) {
            @Override
            public void fire() {
                naive.advance(timePs());
            }
        };
        scheduler.schedule(end, scheduler.nowPs() + 1000 * SimTime.SECOND);
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(deliveries).as(run).isEqualTo(naive.deliveries);
        assertThat(drops).as(run).isEqualTo(naive.drops);
        assertSameState(link, naive, run + " at the end");
    }

    private static DirectionConfig config(RandomStream random) {
        long delayPs = random.nextBelow(4) == 0 ? 0 : random.nextBelow(5_000_000_000L);
        long jitterPs = random.nextBernoulli(0.5) ? 0 : random.nextBelow(delayPs + 1);
        QueueLimit queue = random.nextBernoulli(0.5)
                ? QueueLimit.ofPackets(PACKET_LIMITS[(int) random.nextBelow(PACKET_LIMITS.length)])
                : QueueLimit.ofBytes(BYTE_LIMITS[(int) random.nextBelow(BYTE_LIMITS.length)]);
        return new DirectionConfig(RATES_BIT_PER_S[(int) random.nextBelow(RATES_BIT_PER_S.length)], delayPs, jitterPs,
                LOSSES[(int) random.nextBelow(LOSSES.length)], random.nextBernoulli(0.5) ? 1500 : 600, queue,
                random.nextBernoulli(0.5) ? Framing.ETHERNET : Framing.NONE);
    }

    private static void assertSameState(LinkDirection link, NaiveLink naive, String when) {
        // Each alone first, on a link that nobody has asked anything else.
        assertThat(link.waitSoFarPs()).as("queue over time, " + when).isEqualTo(naive.queueTimesTimePs);
        assertThat(link.busySoFarPs()).as("busy, " + when).isEqualTo(naive.busyPs);
        assertThat(link.framesSent()).as("sent, " + when).isEqualTo(naive.framesSent);
        assertThat(link.bytesSent()).as("bytes sent, " + when).isEqualTo(naive.bytesSent);
        assertThat(link.framesLost()).as("lost, " + when).isEqualTo(naive.framesLost);
        assertThat(link.queuedPackets()).as("queued, " + when).isEqualTo(naive.queuedPackets());
        assertThat(link.queuedBytes()).as("queued bytes, " + when).isEqualTo(naive.queuedBytes());
        assertThat(link.inFlight()).as("in flight, " + when).isEqualTo((int) naive.inFlight());
        LinkStats stats = link.stats();
        assertThat(stats.accepted).as("accepted, " + when).isEqualTo(naive.accepted);
        assertThat(stats.delivered).as("delivered, " + when).isEqualTo(naive.delivered);
        assertThat(stats.queueDrops).as("queue drops, " + when).isEqualTo(naive.queueDrops);
        assertThat(stats.tooLong).as("too long, " + when).isEqualTo(naive.tooLong);
        assertThat(stats.queueMaxPackets).as("longest queue, " + when).isEqualTo(naive.queueMax);
        // The contract's balance, from counts of which none follows from the others.
        assertThat(stats.delivered + link.framesLost() + link.queuedPackets() + link.inFlight()).as("balance, " + when)
                .isEqualTo(stats.accepted);
        if (link.queuedPackets() == 0) {
            assertThat(stats.waitPs).as("waited, " + when).isEqualTo(naive.waitPs);
        }
    }
}
