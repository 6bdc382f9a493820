package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class PacingTest {
    private static final long MS = SimTime.MILLISECOND;
    /** Too long a path for larger bursts. */
    private static final long LONG_PATH = SimTime.SECOND;

    private final Pacing pacing = new Pacing(new PacingConfig(true, Pacing.UNLIMITED, 200, 120));

    /** 10 segments of 1000 bytes at 1 MB/s, 2 a burst: the fifth burst is the first that holds back another. */
    @Test
    void theFirstTenSegmentsGoUnpaced() {
        pacing.setRate(1_000_000);
        for (int burst = 0; burst < 4; burst++) {
            pacing.sent(2, 2000, 0);
            assertThat(pacing.mayStart(0)).as("after burst %d", burst).isTrue();
        }
        pacing.sent(2, 2000, 0);
        assertThat(pacing.nextPs()).isEqualTo(2 * MS);
        assertThat(pacing.mayStart(2 * MS - 1)).isFalse();
        assertThat(pacing.mayStart(2 * MS)).isTrue();
    }

    /** What has come late makes the wait shorter, by half at the most. */
    @Test
    void lateBurstsAreForgivenHalf() {
        pacing.setRate(1_000_000);
        pacing.sent(10, 10_000, 0);
        assertThat(pacing.nextPs()).isEqualTo(10 * MS);
        pacing.sent(2, 2000, 10 * MS + 400_000_000L);
        assertThat(pacing.nextPs()).as("late by 0.4 ms, so 1.6 ms").isEqualTo(12 * MS);
        pacing.sent(2, 2000, 50 * MS);
        assertThat(pacing.nextPs()).as("late by far: half of 2 ms").isEqualTo(51 * MS);
    }

    /** Linux: rate >> 10, at least two segments; on a very short path as much as an adapter takes. */
    @Test
    void aBurstIsAMillisecondsWorth() {
        assertThat(pacing.burstSegments(1448, LONG_PATH)).as("no rate yet").isEqualTo(65_536 / 1448);
        pacing.setRate(1_250_000);
        assertThat(pacing.burstSegments(1448, LONG_PATH)).as("10 Mbit/s: 1220 bytes").isEqualTo(2);
        pacing.setRate(12_500_000);
        assertThat(pacing.burstSegments(1448, LONG_PATH)).as("100 Mbit/s: 12207 bytes").isEqualTo(8);
        assertThat(pacing.burstSegments(1448, 100 * SimTime.MICROSECOND)).as("100 µs").isEqualTo(45);
        pacing.sendSinglyBelow(150_000);
        pacing.setRate(149_999);
        assertThat(pacing.burstSegments(1448, LONG_PATH)).isEqualTo(1);
    }

    /** 1000 bytes, window 20, 100 ms: 200 kB/s; twice that in slow start, 1.2 times later. */
    @Test
    void theRateFollowsTheWindow() {
        CongestionWindow window = new CongestionWindow(20);
        pacing.follow(window, 5, 1000, 100 * MS);
        assertThat(pacing.rateBytePerS()).isEqualTo(400_000);
        window.setThreshold(40);
        pacing.follow(window, 5, 1000, 100 * MS);
        assertThat(pacing.rateBytePerS()).as("half of the threshold is the end of slow start's rate").isEqualTo(240_000);
        pacing.follow(window, 30, 1000, 100 * MS);
        assertThat(pacing.rateBytePerS()).as("more is outstanding than the window").isEqualTo(360_000);
    }

    @Test
    void theLimitHolds() {
        Pacing limited = new Pacing(new PacingConfig(true, 100_000, 200, 120));
        limited.follow(new CongestionWindow(20), 5, 1000, 100 * MS);
        assertThat(limited.rateBytePerS()).isEqualTo(100_000);
    }
}
