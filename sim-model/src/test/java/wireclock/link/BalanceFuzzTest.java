package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;

/** Every discipline with every impairment, while faults strike: nothing is made or swallowed unseen. */
class BalanceFuzzTest {
    private static final long MS = SimTime.MILLISECOND;

    @Test
    void theBalanceHoldsWhateverHappens() {
        LinkStats sum = new LinkStats();
        for (long seed = 1; seed <= 240; seed++) {
            LinkStats stats = run(seed);
            sum.damaged += stats.damaged;
            sum.duplicates += stats.duplicates;
            sum.droppedLater += stats.droppedLater;
            sum.ecnMarked += stats.ecnMarked;
            sum.lost += stats.lost;
        }
        assertThat(sum.damaged).as("all of it has happened").isPositive();
        assertThat(sum.duplicates).isPositive();
        assertThat(sum.droppedLater).isPositive();
        assertThat(sum.ecnMarked).isPositive();
        assertThat(sum.lost).isPositive();
    }

    private static LinkStats run(long seed) {
        Scheduler scheduler = new Scheduler();
        RandomStream random = new RandomStream(seed, "chaos");
        long[] arrived = new long[2];
        FrameReceiver receiver = new FrameReceiver() {
            @Override
            public void receive(EthernetFrame frame) {
                arrived[0]++;
            }

            @Override
            public void receiveDamaged(DamagedPayload damaged) {
                arrived[1]++;
            }
        };
        Impairments impairments = new Impairments(
                new GilbertElliottLoss(0.02, 0.3, 0.9, 0.01, new RandomStream(seed, "loss")),
                new Reordering(new PeriodicLoss(7), 4 * MS), new BernoulliLoss(0.05, new RandomStream(seed, "copies")),
                1e-5, new RandomStream(seed, "bits"), new RandomStream(seed, "jitter"));
        LineConfig line = new LineConfig(new ConstantRate(10_000_000), 3 * MS, MS, 1500, Framing.ETHERNET, 6);
        QueuedDirection link = new QueuedDirection(scheduler, line, discipline(seed), impairments, receiver);
        Event chaos = new Event(scheduler.newComponent()) {
            private int left = 600;

            @Override
            public void fire() {
                switch ((int) random.nextBelow(40)) {
                    case 0 -> link.setDown(!link.isDown());
                    case 1 -> link.setHeld(!link.isHeld());
                    case 2 -> link.setDelayPs(random.nextBelow(5 * MS));
                    case 3 -> link.setRateBitPerS(1_000_000 + random.nextBelow(30_000_000));
                    case 4 -> link.setBitErrorRate(random.nextUniform() * 1e-4);
                    case 5 -> link.setJitterPs(random.nextBelow(3 * MS));
                    default -> link.transmit(QueueBench.packet((int) random.nextBelow(5), left,
                            100 + (int) random.nextBelow(1400), (int) random.nextBelow(256)));
                }
                assertBalance(link, arrived, seed);
                if (--left > 0) {
                    scheduler.schedule(this, timePs() + random.nextBelow(2 * MS));
                } else {
                    link.setHeld(false);
                    link.setDown(false);
                }
            }
        };
        scheduler.schedule(chaos, 0);
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
        assertBalance(link, arrived, seed);
        assertThat(link.queuedPackets() + link.inFlight()).as("seed %d", seed).isZero();
        assertThat(link.queuedBytes()).as("seed %d", seed).isZero();
        return link.stats();
    }

    private static QueueDiscipline discipline(long seed) {
        CoDelConfig codel = new CoDelConfig(2 * MS, 20 * MS, 1518, seed % 2 == 0);
        QueueLimit limit = seed % 3 == 0 ? QueueLimit.ofBytes(20_000) : QueueLimit.ofPackets(20);
        return switch ((int) (seed % 6)) {
            case 0 -> new DropTail(limit);
            case 1 -> new CoDel(codel, limit);
            case 2 -> new FqCoDel(codel, limit, 16, 1514, seed);
            case 3 -> new Red(new RedConfig(2, 8, 0.1, 0.1, true, true, MS), limit, new RandomStream(seed, "red"));
            case 4 -> new StrictPriority(new int[64], 0, 2, limit);
            default -> new TokenBucket(6_000_000, 5000, limit);
        };
    }

    private static void assertBalance(QueuedDirection link, long[] arrived, long seed) {
        LinkStats stats = link.stats();
        assertThat(stats.delivered + link.framesLost() + stats.damaged + stats.droppedLater + link.queuedPackets()
                + link.inFlight()).as("seed %d", seed).isEqualTo(stats.accepted + stats.duplicates);
        assertThat(stats.delivered).as("seed %d", seed).isEqualTo(arrived[0]);
        assertThat(stats.damaged).as("seed %d", seed).isEqualTo(arrived[1]);
    }
}
