package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStream;
import wireclock.engine.SimTime;

/**
 * BBR's model on a path that is fed to it sample by sample: segments of 1000 bytes, 100 ms, 1 MB/s, so that a round trip
 * holds 100 segments. The numbers are worked out from the text of tcp_bbr.c.
 */
class BbrTest {
    private static final long MS = SimTime.MILLISECOND;
    private static final int PATH_SEGMENTS = 100;

    private final Pacing pacing = new Pacing(PacingConfig.DEFAULTS);
    private final Bbr bbr = new Bbr(pacing, new RandomStream(1, "test"));
    private final CongestionWindow window = new CongestionWindow(10);
    private final AckSample sample = new AckSample();
    private int delivered = 1;
    private int lost;

    @BeforeEach
    void begin() {
        sample.begin(0);
        sample.nowPs = 100 * MS;
        sample.segmentBytes = 1000;
        sample.smoothedRttPs = 100 * MS;
        sample.minimumRttPs = 100 * MS;
        sample.deliveredTotal = delivered;
        bbr.begin(window, sample);
    }

    /** One round trip after the last: a sample of so many segments in so many milliseconds; the rest is in flight. */
    private void round(int segments, long intervalMs, int inFlight, int losses) {
        sample.begin(inFlight);
        sample.nowPs += intervalMs * MS;
        sample.priorDelivered = delivered;
        delivered += segments;
        lost += losses;
        sample.delivered = segments;
        sample.deliveredTotal = delivered;
        sample.losses = losses;
        sample.lossesTotal = lost;
        sample.rateDelivered = segments;
        sample.intervalPs = intervalMs * MS;
        sample.rttPs = intervalMs * MS;
        sample.inFlight = inFlight;
        bbr.rates().begin(sample);
        bbr.rates().sent(0, sample.nowPs - intervalMs * MS, true);
        bbr.rates().delivered(0, 0, sample.nowPs - intervalMs * MS, sample.priorDelivered);
        bbr.rates().complete(false);
        bbr.lead(window, sample);
    }

    /** Startup, until the path is full and the queue drained. */
    private void reachCruise() {
        for (int segments = 10; segments < PATH_SEGMENTS; segments *= 2) {
            round(segments, 100, segments, 0);
        }
        for (int i = 0; i < 4; i++) {
            round(PATH_SEGMENTS, 100, 2 * PATH_SEGMENTS, 0);
        }
        round(PATH_SEGMENTS, 100, PATH_SEGMENTS, 0);
    }

    @Test
    void beginsAtTheHighGainOfTheWindowOverTheRoundTrip() {
        // 10 segments / 100 ms = 100 kB/s, times 739/256, less one percent.
        assertThat((double) pacing.rateBytePerS()).isEqualTo(100_000 * 739 / 256.0 * 0.99, within(200.0));
        assertThat(pacing.isOn()).isTrue();
        assertThat(bbr.mode()).isEqualTo(BbrMode.STARTUP);
    }

    @Test
    void startupEndsAfterThreeRoundsWithoutAQuarterMore() {
        for (int segments = 10; segments < PATH_SEGMENTS; segments *= 2) {
            round(segments, 100, segments, 0);
        }
        round(PATH_SEGMENTS, 100, 200, 0);
        for (int i = 0; i < 2; i++) {
            round(PATH_SEGMENTS, 100, 200, 0);
            assertThat(bbr.mode()).as("round %d", i).isEqualTo(BbrMode.STARTUP);
        }
        round(PATH_SEGMENTS, 100, 200, 0);
        assertThat(bbr.mode()).isEqualTo(BbrMode.DRAIN);
        // 1 MB/s times 88/256, less one percent.
        assertThat((double) pacing.rateBytePerS()).isEqualTo(1e6 * 88 / 256 * 0.99, within(1000.0));
        assertThat(bbr.bandwidthBytePerS()).isBetween(999_000L, 1_000_000L);
    }

    @Test
    void roundsOfTheApplicationDoNotCount() {
        for (int segments = 10; segments < PATH_SEGMENTS; segments *= 2) {
            round(segments, 100, segments, 0);
        }
        for (int i = 0; i < 10; i++) {
            bbr.rates().limitUntil(delivered + 1000);
            round(PATH_SEGMENTS, 100, PATH_SEGMENTS, 0);
        }
        assertThat(bbr.mode()).isEqualTo(BbrMode.STARTUP);
    }

    /**
     * Two bandwidth-delay products; a third, since a whole window is acknowledged at once; three bursts of two; two more in
     * the phase that probes.
     */
    @Test
    void cruisesWithTwoBandwidthDelayProductsAndWhatIsAcknowledgedAtOnce() {
        reachCruise();
        assertThat(bbr.mode()).isEqualTo(BbrMode.PROBE_BW);
        boolean probed = false;
        boolean drained = false;
        for (int i = 0; i < 16; i++) {
            // Just above a round trip, so that each phase ends; in flight as much as the probe wants.
            round(PATH_SEGMENTS, 101, 140, 0);
            probed |= Math.abs(pacing.rateBytePerS() - 1_237_500) < 15_000;
            drained |= Math.abs(pacing.rateBytePerS() - 742_500) < 10_000;
            assertThat(window.segments()).isIn(304, 306, 308);
        }
        assertThat(probed).as("5/4").isTrue();
        assertThat(drained).as("3/4").isTrue();
    }

    @Test
    void lossesAreNotTakenForCongestion() {
        reachCruise();
        for (int i = 0; i < 20; i++) {
            round(PATH_SEGMENTS - 1, 100, 140, 1);
        }
        assertThat(bbr.bandwidthBytePerS()).isBetween(980_000L, 1_000_000L);
        assertThat(window.segments()).isGreaterThan(190);
    }

    @Test
    void everyTenSecondsTheRoundTripIsMeasuredWithFourSegments() {
        reachCruise();
        long start = sample.nowPs;
        while (bbr.mode() != BbrMode.PROBE_RTT) {
            round(PATH_SEGMENTS, 110, 140, 0);
            assertThat(sample.nowPs - start).isLessThan(11 * SimTime.SECOND);
        }
        // The shortest round trip, 100 ms, was measured before.
        assertThat(sample.nowPs - start).isGreaterThan(9 * SimTime.SECOND);
        assertThat(window.segments()).isEqualTo(4);
        long lowPs = sample.nowPs;
        round(100, 110, 4, 0);
        while (bbr.mode() == BbrMode.PROBE_RTT) {
            round(4, 100, 4, 0);
        }
        assertThat(sample.nowPs - lowPs).isBetween(300 * MS, 500 * MS);
        assertThat(window.segments()).as("as before").isGreaterThan(190);
    }

    @Test
    void aRecoveryBeginsWithPacketConservationAndEndsWithTheOldWindow() {
        reachCruise();
        int before = window.segments();
        window.setThreshold(bbr.thresholdAfterLoss(window));
        sample.state = RecoveryState.RECOVERY;
        round(2, 100, 90, 1);
        assertThat(window.segments()).as("in flight and delivered").isEqualTo(92);
        sample.state = RecoveryState.OPEN;
        round(2, 100, 92, 0);
        assertThat(window.segments()).isGreaterThanOrEqualTo(before - 12);
    }

    /** A token bucket lets 50 segments through each round trip and drops a third of what is sent. */
    @Test
    void aPolicerIsFoundAndItsRateKeptTo() {
        reachCruise();
        for (int i = 0; i < 12; i++) {
            round(50, 100, 60, 25);
        }
        assertThat(bbr.bandwidthBytePerS()).isBetween(495_000L, 505_000L);
        assertThat((double) pacing.rateBytePerS()).as("gain one").isEqualTo(495_000, within(5_000.0));
    }

    @Test
    void afterAPauseItPacesAtTheKnownRate() {
        reachCruise();
        bbr.rates().limitUntil(delivered);
        bbr.onResume(window, 5 * SimTime.SECOND, sample.nowPs + 5 * SimTime.SECOND);
        assertThat((double) pacing.rateBytePerS()).isEqualTo(990_000, within(1_000.0));
    }
}
