package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;

/**
 * A link whose frames come at random and have one length is the queue M/D/1. Pollaczek and Khinchine: the mean waiting
 * time is ρ / (2 μ (1 − ρ)), and the mean number of those who wait λ times that (Little).
 */
class QueueingTheoryTest {
    /** 1250 bytes without framing at 10 Mbit/s. */
    private static final int PACKET_BYTES = 1250;
    private static final long SERVICE_PS = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8})
    void theMeanWaitIsThatOfTheory(double load) {
        compare(load, 500_000, Directions::planned);
        compare(load, 500_000, Directions::queued);
    }

    @Test
    @Tag("long")
    void theMeanWaitIsThatOfTheoryNearSaturation() {
        compare(0.95, 30_000_000, Directions::planned);
    }

    private interface Builder {
        SendingDirection build(Scheduler scheduler, DirectionConfig config, FrameReceiver receiver, long seed);
    }

    private static void compare(double load, int packets, Builder builder) {
        Scheduler scheduler = new Scheduler();
        SendingDirection link = builder.build(scheduler, new DirectionConfig(10_000_000, 0, 0, 0, 1500,
                QueueLimit.ofPackets(QueueLimit.UNLIMITED), Framing.NONE), frame -> {}, 1);
        RandomStream random = new RandomStream(1, "arrivals");
        Event arrivals = new Event(scheduler.newComponent()) {
            private int left = packets;

            @Override
            public void fire() {
                link.transmit(Frames.numbered(left, PACKET_BYTES));
                if (--left > 0) {
                    scheduler.schedule(this, timePs() + Math.round(random.nextExponential(SERVICE_PS / load)));
                }
            }
        };
        scheduler.schedule(arrivals, 0);
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);

        double meanWaitPs = load * SERVICE_PS / (2 * (1 - load));
        assertThat((double) link.waitSoFarPs() / packets).isCloseTo(meanWaitPs, withPercentage(2));
        double meanWaiting = load / SERVICE_PS * meanWaitPs;
        assertThat((double) link.waitSoFarPs() / scheduler.nowPs()).isCloseTo(meanWaiting, withPercentage(2));
        assertThat((double) link.busySoFarPs() / scheduler.nowPs()).isCloseTo(load, withPercentage(2));
    }
}
