package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;

/** What may be done to a direction during a run: each figure worked out by hand. */
class QueuedDirectionTest {
    /** A frame of 1250 bytes without framing lasts 1 ms at 10 Mbit/s. */
    private static final int BYTES = 1250;
    private static final long MS = SimTime.MILLISECOND;

    private final Scheduler scheduler = new Scheduler();
    private final List<String> arrivals = new ArrayList<>();

    @Test
    void aCutLosesWhatWaitsIsSentFliesAndComes() {
        QueuedDirection link = link(5 * MS, LossModel.NONE);
        for (int i = 1; i <= 4; i++) {
            link.transmit(Frames.numbered(i, BYTES));
        }
        // At 7.5 ms the first has arrived, the second flies, the third and fourth too; a fifth and sixth come.
        at(7 * MS, () -> {
            link.transmit(Frames.numbered(5, BYTES));
            link.transmit(Frames.numbered(6, BYTES));
        });
        at(7 * MS + MS / 2, () -> {
            link.setDown(true);
            assertThat(link.offer(Frames.numbered(7, BYTES))).isEqualTo(DropReason.LINK_DOWN);
            assertThat(link.queuedPackets()).isZero();
            assertThat(link.inFlight()).isZero();
            assertThat(link.busySoFarPs()).as("the line stopped in the middle").isEqualTo(4 * MS + MS / 2);
        });
        at(9 * MS, () -> {
            link.setDown(false);
            assertThat(link.offer(Frames.numbered(8, BYTES))).isNull();
        });
        run();
        assertThat(arrivals).containsExactly("1@6.0", "2@7.0", "8@15.0");
        assertThat(link.framesLost()).as("3 and 4 flew, 5 was sent, 6 waited, 7 came").isEqualTo(5);
        assertThat(link.framesSent()).as("6 and 7 never").isEqualTo(6);
        assertThat(link.waitSoFarPs()).as("1, 2 and 3 ms, then half one").isEqualTo(6 * MS + MS / 2);
        assertBalance(link);
    }

    @Test
    void whatIsHeldArrivesTogetherAtTheRelease() {
        QueuedDirection link = link(2 * MS, LossModel.NONE);
        for (int i = 1; i <= 6; i++) {
            link.transmit(Frames.numbered(i, BYTES));
        }
        at(3 * MS + MS / 2, () -> link.setHeld(true));
        at(6 * MS + MS / 2, () -> {
            assertThat(link.framesSent()).as("the line goes on").isEqualTo(6);
            assertThat(link.inFlight()).isEqualTo(5);
            link.setHeld(false);
        });
        run();
        assertThat(arrivals).containsExactly("1@3.0", "2@6.5", "3@6.5", "4@6.5", "5@7.0", "6@8.0");
        assertBalance(link);
    }

    @Test
    void aShorterDelayLetsNothingOvertake() {
        QueuedDirection link = link(10 * MS, LossModel.NONE);
        link.transmit(Frames.numbered(1, BYTES));
        link.transmit(Frames.numbered(2, BYTES));
        link.setDelayPs(MS);
        at(4 * MS, () -> link.transmit(Frames.numbered(3, BYTES)));
        at(12 * MS, () -> link.transmit(Frames.numbered(4, BYTES)));
        run();
        assertThat(arrivals).containsExactly("1@11.0", "2@11.0", "3@11.0", "4@14.0");
    }

    @Test
    void aNewRateHoldsFromTheNextTransmission() {
        QueuedDirection link = link(0, LossModel.NONE);
        for (int i = 1; i <= 3; i++) {
            link.transmit(Frames.numbered(i, BYTES));
        }
        at(MS / 2, () -> link.setRateBitPerS(5_000_000));
        at(2 * MS, () -> link.setRateBitPerS(20_000_000));
        run();
        assertThat(arrivals).containsExactly("1@1.0", "2@3.0", "3@3.5");
        assertThat(link.busySoFarPs()).isEqualTo(3 * MS + MS / 2);
    }

    @Test
    void addedLossesCountEveryAcceptedFrame() {
        QueuedDirection link = link(0, new ListedLoss(2));
        link.addLoss(new ListedLoss(2, 3));
        link.addLoss(new PeriodicLoss(5));
        List<DropReason> fates = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            fates.add(link.offer(Frames.numbered(i, BYTES)));
        }
        run();
        assertThat(arrivals).containsExactly("1@1.0", "4@4.0", "6@6.0", "7@7.0", "8@8.0", "9@9.0");
        assertThat(fates).containsExactly(null, DropReason.INJECTED, DropReason.INJECTED, null, DropReason.INJECTED,
                null, null, null, null, DropReason.INJECTED);
        assertBalance(link);
    }

    @Test
    void anotherLossModelHoldsFromTheNextFrame() {
        QueuedDirection link = link(0, LossModel.NONE);
        assertThat(link.offer(Frames.numbered(1, BYTES))).isNull();
        link.setLoss(new PeriodicLoss(1));
        assertThat(link.offer(Frames.numbered(2, BYTES))).isEqualTo(DropReason.RANDOM_LOSS);
        link.setLoss(LossModel.NONE);
        assertThat(link.offer(Frames.numbered(3, BYTES))).isNull();
        run();
        assertThat(arrivals).containsExactly("1@1.0", "3@3.0");
    }

    /** Cuts, holds, rates and delays at random instants: nothing gets lost unseen, nothing overtakes. */
    @Test
    void theBalanceHoldsWhateverHappens() {
        for (long seed = 1; seed <= 300; seed++) {
            Scheduler clock = new Scheduler();
            RandomStream random = new RandomStream(seed, "chaos");
            List<Integer> order = new ArrayList<>();
            QueuedDirection link = Directions.queued(clock,
                    new DirectionConfig(10_000_000, 3 * MS, MS, 0.1, 1500, QueueLimit.ofPackets(5), Framing.NONE),
                    frame -> order.add(Frames.number(frame)), seed);
            Event chaos = new Event(clock.newComponent()) {
                private int left = 500;

                @Override
                public void fire() {
                    switch ((int) random.nextBelow(12)) {
                        case 0 -> link.setDown(!link.isDown());
                        case 1 -> link.setHeld(!link.isHeld());
                        case 2 -> link.setDelayPs(random.nextBelow(5 * MS));
                        case 3 -> link.setRateBitPerS(1_000_000 + random.nextBelow(100_000_000));
                        default -> link.transmit(Frames.numbered(500 - left, 1 + (int) random.nextBelow(1500)));
                    }
                    if (left % 10 == 0) {
                        assertBalance(link);
                    }
                    if (--left > 0) {
                        clock.schedule(this, timePs() + random.nextBelow(2 * MS));
                    } else {
                        link.setHeld(false);
                    }
                }
            };
            clock.schedule(chaos, 0);
            clock.run(Long.MAX_VALUE, Long.MAX_VALUE);
            assertBalance(link);
            assertThat(link.inFlight()).as("seed %d", seed).isZero();
            assertThat(link.queuedPackets()).as("seed %d", seed).isZero();
            assertThat(order).as("seed %d", seed).isSorted().hasSize((int) link.stats().delivered);
        }
    }

    private static void assertBalance(QueuedDirection link) {
        LinkStats stats = link.stats();
        assertThat(stats.delivered + link.framesLost() + stats.damaged + stats.droppedLater + link.queuedPackets()
                + link.inFlight()).isEqualTo(stats.accepted + stats.duplicates);
    }

    private QueuedDirection link(long delayPs, LossModel loss) {
        LineConfig line = new LineConfig(new ConstantRate(10_000_000), delayPs, 0, 1500, Framing.NONE,
                QueueLimit.UNLIMITED);
        return new QueuedDirection(scheduler, line, new DropTail(QueueLimit.ofPackets(100)),
                Directions.impairments(1, loss),
                frame -> arrivals.add(Frames.number(frame) + "@" + scheduler.nowPs() / (MS / 10) / 10.0));
    }

    private void at(long timePs, Runnable action) {
        scheduler.schedule(new Event(scheduler.newComponent()) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    private void run() {
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
