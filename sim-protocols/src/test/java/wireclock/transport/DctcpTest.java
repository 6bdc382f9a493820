package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 8257 §3.3 by hand, in 1/1024 as Linux counts. */
class DctcpTest {
    private final Dctcp dctcp = new Dctcp();
    private final CongestionWindow window = new CongestionWindow(100);
    private final AckSample sample = new AckSample();

    /** Segments of a round trip. */
    private int following = 20;

    /** A round trip of so many segments, of which some are acknowledged with ECE. */
    private void roundTrip(int segments, int marked) {
        for (int i = 0; i < segments; i++) {
            sample.una++;
            sample.delivered = 1;
            sample.deliveredTotal++;
            sample.marked = i < marked ? 1 : 0;
            sample.next = sample.una + following;
            dctcp.onSample(window, sample);
        }
    }

    private void begin() {
        sample.deliveredTotal = 1;
        roundTrip(1, 0);
    }

    @Test
    void alphaBeginsAtOneAndDecaysByASixteenth() {
        assertThat(dctcp.alpha()).isEqualTo(1024);
        begin();
        assertThat(dctcp.alpha()).as("1024 − 64").isEqualTo(960);
        roundTrip(20, 0);
        assertThat(dctcp.alpha()).as("960 − 60").isEqualTo(900);
    }

    /** 900 − 56 + 64 · 10/20 = 876. */
    @Test
    void theShareOfMarksIsSmoothed() {
        begin();
        roundTrip(20, 0);
        roundTrip(20, 10);
        assertThat(dctcp.alpha()).isEqualTo(876);
    }

    @Test
    void alphaConvergesToTheShareOfMarks() {
        begin();
        for (int i = 0; i < 400; i++) {
            roundTrip(20, 5);
        }
        assertThat(dctcp.alpha()).as("a quarter of 1024: where 1/16 of it is 16").isBetween(256, 271);
        // And the window is cut by an eighth.
        assertThat(dctcp.thresholdAfterLoss(window)).isBetween(87, 88);
    }

    @Test
    void withoutMarksItVanishes() {
        begin();
        for (int i = 0; i < 200; i++) {
            roundTrip(20, 0);
        }
        assertThat(dctcp.alpha()).isZero();
        assertThat(dctcp.thresholdAfterLoss(window)).isEqualTo(100);
    }

    @Test
    void aLossHalves() {
        begin();
        window.setThreshold(dctcp.thresholdAfterLoss(window));
        dctcp.onState(window, RecoveryState.OPEN, RecoveryState.RECOVERY);
        assertThat(window.threshold()).isEqualTo(50);
        window.set(50);
        assertThat(dctcp.windowAfterUndo(window, 100)).isEqualTo(100);
    }
}
