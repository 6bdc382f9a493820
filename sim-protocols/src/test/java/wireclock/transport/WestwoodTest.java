package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

/** A path of 1 MB/s and 100 ms: 100 segments of 1000 bytes, an acknowledgement a millisecond. */
class WestwoodTest {
    private static final long MS = SimTime.MILLISECOND;

    private final Westwood westwood = new Westwood();
    private final CongestionWindow window = new CongestionWindow(200);
    private final AckSample sample = new AckSample();

    private void acknowledge(int milliseconds) {
        sample.segmentBytes = 1000;
        sample.duplicate = false;
        for (int i = 0; i < milliseconds; i++) {
            sample.nowPs += MS;
            sample.una += 1000;
            westwood.onRoundTrip(window, 100 * MS, sample.nowPs, sample.una, 0, 1000);
            westwood.onSample(window, sample);
        }
    }

    @Test
    void afterALossTheWindowIsWhatTheRateNeeds() {
        acknowledge(1000);
        window.setThreshold(westwood.thresholdAfterLoss(window));
        assertThat(window.threshold()).as("as Reno, on the way down").isEqualTo(100);
        window.set(60);
        westwood.onReduced(window);
        assertThat(window.segments()).isBetween(98, 100);
        assertThat(window.threshold()).isEqualTo(window.segments());
    }

    @Test
    void afterATimeoutTheThresholdIs() {
        acknowledge(1000);
        westwood.onTimeout(window, sample.nowPs, 0);
        assertThat(window.threshold()).isBetween(98, 100);
    }

    /** Ten duplicates stand for ten segments; the cumulative acknowledgement of them adds nothing but the hole. */
    @Test
    void duplicatesAreNotCountedTwice() {
        acknowledge(1000);
        for (int i = 0; i < 10; i++) {
            sample.nowPs += MS;
            sample.duplicate = true;
            westwood.onSample(window, sample);
        }
        sample.nowPs += MS;
        sample.una += 11_000;
        sample.duplicate = false;
        westwood.onSample(window, sample);
        acknowledge(500);
        westwood.onReduced(window);
        assertThat(window.segments()).isBetween(98, 100);
    }

    /** Half the rate for long: the filter follows. */
    @Test
    void theRateFollowsThePath() {
        acknowledge(1000);
        for (int i = 0; i < 5000; i++) {
            sample.nowPs += 2 * MS;
            sample.una += 1000;
            westwood.onRoundTrip(window, 100 * MS, sample.nowPs, sample.una, 0, 1000);
            westwood.onSample(window, sample);
        }
        westwood.onReduced(window);
        assertThat(window.segments()).isBetween(48, 52);
    }
}
