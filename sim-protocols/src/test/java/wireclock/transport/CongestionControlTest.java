package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class CongestionControlTest {
    private static final long RTT = 100 * SimTime.MILLISECOND;
    private static final int MSS = 1000;

    private CongestionWindow window = new CongestionWindow(10);

    /** Those that grow by themselves from slow start: neither led nor watching round trips. */
    private static final List<String> LIKE_RENO = List.of("cubic", "dctcp", "newreno", "reno", "tahoe", "westwood");

    private static CongestionControl create(String name) {
        return CongestionControls.create(CongestionConfig.DEFAULTS.named(name), new Pacing(PacingConfig.DEFAULTS), 1);
    }

    /** One round trip in which a whole window is acknowledged, a segment an ACK. */
    private void roundTrip(CongestionControl control, long nowPs) {
        int segments = window.segments();
        for (int i = 0; i < segments; i++) {
            control.onAck(window, 1, nowPs);
        }
    }

    private <C extends CongestionControl> C afterLossAt(C control, int segments) {
        while (window.segments() < segments) {
            control.onAck(window, 1, 0);
        }
        window.setThreshold(control.thresholdAfterLoss(window));
        window.set(window.threshold());
        return control;
    }

    @Test
    void namesAreKnown() {
        assertThat(CongestionControls.names()).containsExactly("bbr", "bbr3", "cubic", "dctcp", "fixed", "newreno", "reno",
                "tahoe", "vegas", "westwood");
        assertThatThrownBy(() -> create("quick")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cubic");
    }

    @Test
    void slowStartDoublesARoundTrip() {
        for (String name : LIKE_RENO) {
            window = new CongestionWindow(1);
            CongestionControl control = create(name);
            for (int expected = 2; expected <= 64; expected *= 2) {
                roundTrip(control, 0);
                assertThat(window.segments()).as(name).isEqualTo(expected);
            }
            assertThat(window.threshold()).isEqualTo(CongestionControl.NO_THRESHOLD);
        }
    }

    @Test
    void renoHalvesAndThenGrowsByOneARoundTrip() {
        Reno reno = afterLossAt(new Reno(), 40);
        assertThat(window.segments()).isEqualTo(20);
        for (int expected = 21; expected < 30; expected++) {
            roundTrip(reno, 0);
            assertThat(window.segments()).isEqualTo(expected);
        }
    }

    @Test
    void renoCountsSegmentsNotAcks() {
        Reno reno = afterLossAt(new Reno(), 40);
        for (int i = 0; i < 10; i++) {
            reno.onAck(window, 2, 0);
        }
        assertThat(window.segments()).isEqualTo(21);
    }

    @Test
    void slowStartEndsAtTheThresholdAndTheRestCounts() {
        Reno reno = new Reno();
        window.set(4);
        window.setThreshold(5);
        // One of the three opens the window, two count towards the next.
        reno.onAck(window, 3, 0);
        assertThat(window.segments()).isEqualTo(5);
        reno.onAck(window, 3, 0);
        assertThat(window.segments()).isEqualTo(6);
    }

    @Test
    void theThresholdIsAtLeastTwo() {
        window.set(1);
        for (String name : LIKE_RENO) {
            assertThat(create(name).thresholdAfterLoss(window)).as(name).isEqualTo(2);
        }
    }

    @Test
    void anUndoneCutGoesBackToTheWindowBefore() {
        for (String name : LIKE_RENO) {
            CongestionControl control = create(name);
            window.set(17);
            control.thresholdAfterLoss(window);
            window.set(10);
            assertThat(control.windowAfterUndo(window, 17)).as(name).isEqualTo(17);
            window.set(20);
            assertThat(control.windowAfterUndo(window, 17)).as(name).isEqualTo(20);
        }
    }

    @Test
    void onlyTahoeKnowsNoFastRecovery() {
        assertThat(new Tahoe().hasFastRecovery()).isFalse();
        assertThat(new Reno().hasFastRecovery()).isTrue();
    }

    @Test
    void cubicFollowsItsClosedFormula() {
        // RFC 9438 §4.2 with a window so large that Reno's never catches up: W(t) = 0.4·(t − K)³ + W_max.
        int max = 10_000;
        Cubic cubic = afterLossAt(new Cubic(), max);
        // 717/1024 of it.
        assertThat(window.segments()).isEqualTo(7001);
        double k = Math.cbrt((max - 7001) / 0.4);
        for (long nowPs = 0; nowPs <= 35 * SimTime.SECOND; nowPs += RTT) {
            roundTrip(cubic, nowPs);
            double t = SimTime.toSeconds(nowPs + RTT / 2);
            double formula = 0.4 * (t - k) * (t - k) * (t - k) + max;
            assertThat((double) window.segments()).as("at %s s", t).isEqualTo(formula, within(0.02 * formula));
        }
    }

    @Test
    void cubicIsNotSlowerThanReno() {
        Cubic cubic = afterLossAt(new Cubic(), 20);
        assertThat(window.segments()).isEqualTo(14);
        // RFC 9438 §4.3: 3·(1 − β)/(1 + β) = 0.529 segments a round trip. The cubic function would take
        // K = (6 / 0.4)^(1/3) = 2.5 s to reach 20; at a round trip of 10 ms Reno is faster.
        for (int i = 0; i < 40; i++) {
            roundTrip(cubic, 10 * i * SimTime.MILLISECOND);
        }
        assertThat((double) window.segments()).isEqualTo(14 + 40 * 0.53, within(3.0));
    }

    @Test
    void cubicGivesWayWhenItLosesBelowItsOldPlateau() {
        // §4.7 fast convergence: the second plateau is 80·(1 + 0.7)/2 = 68, so the window is flat around there.
        Cubic cubic = afterLossAt(new Cubic(), 100);
        window.set(80);
        window.setThreshold(cubic.thresholdAfterLoss(window));
        window.set(window.threshold());
        assertThat(window.segments()).isEqualTo(56);
        // K = (12 / 0.4)^(1/3) = 3.1 s; at t = K the window is the plateau.
        for (long t = 0; t <= 3 * SimTime.SECOND; t += RTT) {
            roundTrip(cubic, SimTime.SECOND + t);
        }
        assertThat(window.segments()).isBetween(67, 73);
    }

    @Test
    void aTrainOfAcksLongerThanHalfARoundTripEndsSlowStart() {
        Cubic cubic = new Cubic();
        window.set(20);
        // The round begins at 100 ms; ACKs a millisecond apart. Half of (100 ms + 1 ms for bursts) is 50.5 ms.
        long nowPs = RTT;
        for (int i = 0; i <= 50; i++) {
            cubic.onRoundTrip(window, RTT, nowPs, 1000 + i, 9000, MSS);
            assertThat(window.isInSlowStart()).as("after %d ms", i).isTrue();
            nowPs += SimTime.MILLISECOND;
        }
        cubic.onRoundTrip(window, RTT, nowPs, 1051, 9000, MSS);
        assertThat(window.threshold()).isEqualTo(20);
    }

    @Test
    void aDelayRisenByAnEighthEndsSlowStart() {
        Cubic cubic = new Cubic();
        window.set(20);
        cubic.onRoundTrip(window, RTT, RTT, 1000, 9000, MSS);
        // The next round, ACKs 3 ms apart, so no train: eight samples are gathered before the ninth is judged.
        long nowPs = 2 * RTT;
        for (int i = 0; i < 8; i++) {
            cubic.onRoundTrip(window, 113 * SimTime.MILLISECOND, nowPs, 9001 + i, 20_000, MSS);
            assertThat(window.isInSlowStart()).isTrue();
            nowPs += 3 * SimTime.MILLISECOND;
        }
        cubic.onRoundTrip(window, 113 * SimTime.MILLISECOND, nowPs, 9010, 20_000, MSS);
        assertThat(window.threshold()).isEqualTo(20);
    }

    @Test
    void belowSixteenSegmentsSlowStartGoesOn() {
        Cubic cubic = new Cubic();
        window.set(15);
        for (int i = 0; i < 100; i++) {
            cubic.onRoundTrip(window, RTT, RTT + i * SimTime.MILLISECOND, 1000 + i, 9000, MSS);
        }
        assertThat(window.isInSlowStart()).isTrue();
    }
}
