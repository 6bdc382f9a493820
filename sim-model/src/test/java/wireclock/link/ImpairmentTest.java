package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.FrameReceiver;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/** Reordering, duplicates, bit errors and marks on a line of 10 Mbit/s, on which 1250 bytes last 1 ms. */
class ImpairmentTest {
    private static final long MS = SimTime.MILLISECOND;

    private final Scheduler scheduler = new Scheduler();
    private final List<String> arrivals = new ArrayList<>();
    private final FrameReceiver receiver =
            frame -> arrivals.add(Frames.number(frame) + "@" + scheduler.nowPs() / (MS / 10) / 10.0);

    @Test
    void everyThirdFrameIsOvertaken() {
        QueuedDirection link = link(new Reordering(new PeriodicLoss(3), 3 * MS + MS / 2), LossModel.NONE);
        for (int i = 1; i <= 8; i++) {
            link.transmit(Frames.numbered(i, 1250));
        }
        run();
        assertThat(arrivals).containsExactly("1@1.0", "2@2.0", "4@4.0", "5@5.0", "3@6.5", "7@7.0", "8@8.0", "6@9.5");
    }

    @Test
    void aDuplicateArrivesRightBehindItsOriginal() {
        QueuedDirection link = link(Reordering.NONE, new PeriodicLoss(2));
        for (int i = 1; i <= 4; i++) {
            link.transmit(Frames.numbered(i, 1250));
        }
        run();
        assertThat(arrivals).containsExactly("1@1.0", "2@2.0", "2@2.0", "3@3.0", "4@4.0", "4@4.0");
        assertThat(link.stats().accepted).isEqualTo(4);
        assertThat(link.stats().duplicates).isEqualTo(2);
        assertThat(link.stats().delivered).isEqualTo(6);
        assertThat(link.framesSent()).isEqualTo(4);
    }

    /** Of frames of 1018 bytes at 10^-5 a share of 1 − (1 − 10^-5)^8144 = 7.82 % is damaged. */
    @Test
    void damagedFramesArriveAsSuch() {
        int[] damaged = new int[2];
        FrameReceiver counting = new FrameReceiver() {
            @Override
            public void receive(EthernetFrame frame) {
                damaged[0]++;
            }

            @Override
            public void receiveDamaged(DamagedPayload payload) {
                damaged[1]++;
                assertThat(payload.isDetected()).isTrue();
            }
        };
        Impairments impairments = new Impairments(LossModel.NONE, Reordering.NONE, LossModel.NONE, 1e-5,
                new RandomStream(1, "bits"), new RandomStream(1, "jitter"));
        QueuedDirection link = new QueuedDirection(scheduler, line(Framing.ETHERNET),
                new DropTail(QueueLimit.ofPackets(QueueLimit.UNLIMITED)), impairments, counting);
        int frames = 20_000;
        int told = 0;
        for (int i = 0; i < frames; i++) {
            told += link.offer(QueueBench.packet(0, i & 0xFFFF, 1000, 0)) == DropReason.BIT_ERRORS ? 1 : 0;
        }
        run();
        assertThat(damaged[0] + damaged[1]).isEqualTo(frames);
        // 3σ is √(0.0782 · 0.9218 / 20,000) · 3.
        assertThat(damaged[1] / (double) frames).isCloseTo(0.0782, within(0.0057));
        assertThat(link.stats().damaged).isEqualTo(damaged[1]).isEqualTo(told);
        assertThat(link.stats().delivered).isEqualTo(damaged[0]);
    }

    @Test
    void aPacketThatFindsManyWaitingIsMarkedIfItsSenderUnderstands() {
        List<Integer> marked = new ArrayList<>();
        LineConfig line = new LineConfig(new ConstantRate(10_000_000), 0, 0, 1500, Framing.NONE, 2);
        QueuedDirection link = new QueuedDirection(scheduler, line, new DropTail(QueueLimit.ofPackets(10)),
                Directions.impairments(1, LossModel.NONE), frame -> {
                    Ipv4Packet packet = (Ipv4Packet) frame.payload();
                    if (packet.isCongestionExperienced()) {
                        marked.add(packet.identification());
                    }
                });
        for (int i = 0; i < 6; i++) {
            // The fifth does not understand. The first finds nobody, the second the first being sent.
            link.transmit(QueueBench.packet(0, i, 1250, i == 4 ? 0 : QueueBench.ECT0));
        }
        run();
        assertThat(marked).containsExactly(3, 5);
        assertThat(link.stats().ecnMarked).isEqualTo(2);
    }

    @Test
    void aMarkIsMadeOnceAndOnACopy() {
        EthernetFrame frame = QueueBench.packet(0, 7, 1000, 46 << 2 | QueueBench.ECT0);
        WaitingFrame waiting = new WaitingFrame();
        waiting.reset(frame, 1018, 0);
        assertThat(waiting.markCongestionExperienced()).isTrue();
        assertThat(waiting.markCongestionExperienced()).as("that is nothing new").isFalse();
        assertThat(((Ipv4Packet) waiting.frame().payload()).typeOfService()).isEqualTo(46 << 2 | 3);
        assertThat(((Ipv4Packet) frame.payload()).typeOfService()).isEqualTo(46 << 2 | 2);
        assertThat(waiting.frame().payload()).isNotEqualTo(frame.payload());
    }

    /** Frames 1 to 20 at once into CoDel with a target of 1 ms: what it drops later is in the balance. */
    @Test
    void whatTheQueueDropsLaterIsInTheBalance() {
        CoDelConfig config = new CoDelConfig(MS, 4 * MS, 1250, false);
        QueuedDirection link = new QueuedDirection(scheduler, line(Framing.NONE),
                new CoDel(config, QueueLimit.ofPackets(100)), Directions.impairments(1, LossModel.NONE), receiver);
        for (int i = 1; i <= 20; i++) {
            link.transmit(Frames.numbered(i, 1250));
        }
        run();
        LinkStats stats = link.stats();
        assertThat(stats.droppedLater).isPositive().isEqualTo(stats.queueDrops);
        assertThat(stats.delivered + stats.droppedLater).isEqualTo(stats.accepted).isEqualTo(20);
        assertThat(link.waitSoFarPs()).as("those that were dropped waited, too").isEqualTo(stats.waitPs);
    }

    private QueuedDirection link(Reordering reordering, LossModel duplication) {
        Impairments impairments = new Impairments(LossModel.NONE, reordering, duplication, 0,
                new RandomStream(1, "bits"), new RandomStream(1, "jitter"));
        return new QueuedDirection(scheduler, line(Framing.NONE), new DropTail(QueueLimit.ofPackets(100)), impairments,
                receiver);
    }

    private static LineConfig line(Framing framing) {
        return new LineConfig(new ConstantRate(10_000_000), 0, 0, 1500, framing, QueueLimit.UNLIMITED);
    }

    private void run() {
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
