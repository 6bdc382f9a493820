package wireclock.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;

/** A link direction's figures, each worked out by hand. */
class PlannedDirectionTest {
    /** A ping of 56 bytes: 84 of IP, a frame of 102, 122 with preamble and gap. */
    private static final int PING_BYTES = 84;

    private final Scheduler scheduler = new Scheduler();
    private final List<Long> arrivalsPs = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"10000000, 97600000", "100000000, 9760000", "1000000000, 976000", "3000000, 325333333",
            "7000000, 139428571"})
    void aPingOccupiesTheLineForItsTimeToThePicosecond(long rateBitPerS, long durationPs) {
        PlannedDirection link = link(config(rateBitPerS, 5 * SimTime.MICROSECOND, 0, 0, QueueLimit.ofPackets(10)));
        link.transmit(Frames.numbered(1, PING_BYTES));
        link.transmit(Frames.numbered(2, PING_BYTES));
        runToTheEnd();
        assertThat(arrivalsPs).containsExactly(
                durationPs + 5 * SimTime.MICROSECOND, 2 * durationPs + 5 * SimTime.MICROSECOND);
        assertThat(link.busySoFarPs()).isEqualTo(2 * durationPs);
        assertThat(link.bytesSent()).isEqualTo(2 * 102);
    }

    @ParameterizedTest
    @CsvSource({"ETHERNET, 1, 84", "ETHERNET, 46, 84", "ETHERNET, 47, 85", "ETHERNET, 1500, 1538", "NONE, 1, 1",
            "NONE, 1500, 1500"})
    void framingDecidesWhatAFrameOccupies(Framing framing, int payloadBytes, int occupiedBytes) {
        PlannedDirection link = link(new DirectionConfig(8_000_000, 0, 0, 0, 1500, QueueLimit.ofPackets(1), framing));
        link.transmit(Frames.numbered(1, payloadBytes));
        runToTheEnd();
        assertThat(arrivalsPs).containsExactly(occupiedBytes * SimTime.MICROSECOND);
    }

    @Test
    void thePacketBeingSentDoesNotCountAgainstTheLimit() {
        PlannedDirection link = link(config(10_000_000, 0, 0, 0, QueueLimit.ofPackets(2)));
        assertThat(link.offer(Frames.numbered(1, PING_BYTES))).as("is sent at once").isNull();
        assertThat(link.offer(Frames.numbered(2, PING_BYTES))).as("waits").isNull();
        assertThat(link.offer(Frames.numbered(3, PING_BYTES))).as("waits").isNull();
        assertThat(link.offer(Frames.numbered(4, PING_BYTES))).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(link.queuedPackets()).isEqualTo(2);
        assertThat(link.queuedBytes()).isEqualTo(204);
        assertThat(link.framesSent()).isEqualTo(1);
        assertThat(link.inFlight()).isEqualTo(1);
        runToTheEnd();
        assertThat(arrivalsPs).hasSize(3);
        assertThat(link.stats().queueDrops).isEqualTo(1);
        assertThat(link.stats().queueMaxPackets).isEqualTo(2);
        // The first waited for nothing, the second one transmission, the third two.
        assertThat(link.waitSoFarPs()).isEqualTo(3 * 97_600_000L);
    }

    @Test
    void aLimitInBytesTakesWhatFitsExactly() {
        PlannedDirection link = link(config(10_000_000, 0, 0, 0, QueueLimit.ofBytes(204)));
        link.transmit(Frames.numbered(1, 1500));
        assertThat(link.offer(Frames.numbered(2, PING_BYTES))).isNull();
        assertThat(link.offer(Frames.numbered(3, PING_BYTES + 1))).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(link.offer(Frames.numbered(4, PING_BYTES))).isNull();
        assertThat(link.offer(Frames.numbered(5, 1))).isEqualTo(DropReason.QUEUE_FULL);
    }

    @Test
    void aPacketLongerThanTheMtuIsNotAccepted() {
        PlannedDirection link = link(config(10_000_000, 0, 0, 0, QueueLimit.ofPackets(2)));
        assertThat(link.offer(Frames.numbered(1, 1501))).isEqualTo(DropReason.TOO_LONG);
        assertThat(link.offer(Frames.numbered(2, 1500))).isNull();
        assertThat(link.stats().tooLong).isEqualTo(1);
        assertThat(link.stats().accepted).isEqualTo(1);
    }

    @Test
    void aLostFrameUsesQueueAndLine() {
        PlannedDirection link = link(config(10_000_000, 0, 0, 1, QueueLimit.ofPackets(2)));
        assertThat(link.offer(Frames.numbered(1, PING_BYTES))).isEqualTo(DropReason.RANDOM_LOSS);
        assertThat(link.offer(Frames.numbered(2, PING_BYTES))).isEqualTo(DropReason.RANDOM_LOSS);
        assertThat(link.queuedPackets()).isEqualTo(1);
        assertThat(link.framesLost()).as("the second has not left the queue").isEqualTo(1);
        assertThat(link.inFlight()).isZero();
        assertThat(link.stats().busyPs).isEqualTo(2 * 97_600_000L);
    }

    /** 3 sigma of a binomial share of 5 % in 200,000 trials is 0.146 %. */
    @Test
    void theShareOfLossIsTheConfiguredOne() {
        PlannedDirection link = link(config(1_000_000_000, 0, 0, 0.05, QueueLimit.ofPackets(QueueLimit.UNLIMITED)));
        for (int i = 0; i < 200_000; i++) {
            link.transmit(Frames.numbered(i, PING_BYTES));
        }
        assertThat(link.stats().lost / 200_000.0).isCloseTo(0.05, within(0.00146));
    }

    /** One frame every 10 ms, so that none can hold up the next: delays are uniform in 3 to 5 ms. */
    @Test
    void jitterIsUniformWithinItsBounds() {
        PlannedDirection link = link(
                config(8_000_000_000L, 4 * SimTime.MILLISECOND, SimTime.MILLISECOND, 0, QueueLimit.ofPackets(1)));
        int frames = 20_000;
        double sumPs = 0;
        long leastPs = Long.MAX_VALUE;
        long mostPs = 0;
        for (int i = 0; i < frames; i++) {
            long sentPs = i * 10 * SimTime.MILLISECOND;
            scheduler.run(sentPs, Long.MAX_VALUE);
            // The clock stands at the last delivery where nothing is pending; the frame leaves there.
            long fromPs = scheduler.nowPs();
            link.transmit(Frames.numbered(i, PING_BYTES));
            runToTheEnd();
            long delayPs = arrivalsPs.getLast() - fromPs - 122_000;
            sumPs += delayPs;
            leastPs = Math.min(leastPs, delayPs);
            mostPs = Math.max(mostPs, delayPs);
        }
        assertThat(leastPs).isBetween(3 * SimTime.MILLISECOND, 3 * SimTime.MILLISECOND + SimTime.MICROSECOND);
        assertThat(mostPs).isBetween(5 * SimTime.MILLISECOND - SimTime.MICROSECOND, 5 * SimTime.MILLISECOND);
        // Uniform on 2 ms: sigma is 2 ms / sqrt(12), of the mean 2 ms / sqrt(12 · 20,000).
        assertThat(sumPs / frames).isCloseTo(4e9, within(3 * 2e9 / Math.sqrt(12.0 * frames)));
    }

    @Test
    void jitterReordersNothing() {
        List<Integer> order = new ArrayList<>();
        PlannedDirection link = new PlannedDirection(scheduler,
                config(1_000_000_000, 4 * SimTime.MILLISECOND, 4 * SimTime.MILLISECOND, 0,
                        QueueLimit.ofPackets(QueueLimit.UNLIMITED)),
                frame -> order.add(Frames.number(frame)), new RandomStream(1, "loss"), new RandomStream(1, "jitter"));
        for (int i = 0; i < 10_000; i++) {
            link.transmit(Frames.numbered(i, PING_BYTES));
        }
        runToTheEnd();
        assertThat(order).isSorted().hasSize(10_000);
    }

    @Test
    void oneEventIsPendingHoweverManyFramesFly() {
        PlannedDirection link = link(config(1_000_000_000, SimTime.SECOND, 0, 0, QueueLimit.ofPackets(1000)));
        for (int i = 0; i < 1000; i++) {
            link.transmit(Frames.numbered(i, PING_BYTES));
        }
        assertThat(scheduler.pendingEvents()).isEqualTo(1);
        runToTheEnd();
        assertThat(scheduler.eventsFired()).isEqualTo(1000);
    }

    @Test
    void impossibleSettingsAreRefused() {
        QueueLimit queue = QueueLimit.ofPackets(1);
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, 0, 0, 0, queue));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, -1, 0, 0, queue));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 5, 6, 0, queue));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, 0, 1.01, queue));
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, 0, Double.NaN, queue));
    }

    private static DirectionConfig config(long rateBitPerS, long delayPs, long jitterPs, double loss,
            QueueLimit queue) {
        return new DirectionConfig(rateBitPerS, delayPs, jitterPs, loss, 1500, queue, Framing.ETHERNET);
    }

    private PlannedDirection link(DirectionConfig config) {
        return new PlannedDirection(scheduler, config, frame -> arrivalsPs.add(scheduler.nowPs()),
                new RandomStream(1, "loss"), new RandomStream(1, "jitter"));
    }

    private void runToTheEnd() {
        scheduler.run(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
