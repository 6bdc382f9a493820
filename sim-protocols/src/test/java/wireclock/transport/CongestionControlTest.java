package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

class CongestionControlTest {
    private static final long RTT = 100 * SimTime.MILLISECOND;

    /** One round trip in which a whole window is acknowledged, a segment an ACK. */
    private static void roundTrip(CongestionControl control, long nowPs) {
        int window = control.window();
        for (int i = 0; i < window; i++) {
            control.onAck(1, nowPs, RTT);
        }
    }

    private static CongestionControl afterLossAt(CongestionControl control, int window) {
        while (control.window() < window) {
            control.onAck(1, 0, RTT);
        }
        control.onCongestion(0, window);
        control.onRecovered(0);
        return control;
    }

    @Test
    void namesAreKnown() {
        assertThat(CongestionControls.names()).containsExactly("cubic", "newreno", "reno", "tahoe");
        assertThatThrownBy(() -> CongestionControls.create("vegas", 10)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cubic");
    }

    @Test
    void slowStartDoublesARoundTrip() {
        for (String name : CongestionControls.names()) {
            CongestionControl control = CongestionControls.create(name, 1);
            for (int expected = 2; expected <= 64; expected *= 2) {
                roundTrip(control, 0);
                assertThat(control.window()).as(name).isEqualTo(expected);
            }
            assertThat(control.slowStartThreshold()).isEqualTo(CongestionControl.NO_THRESHOLD);
        }
    }

    @Test
    void renoHalvesAndThenGrowsByOneARoundTrip() {
        CongestionControl reno = afterLossAt(new Reno(10), 40);
        assertThat(reno.window()).isEqualTo(20);
        for (int expected = 21; expected < 30; expected++) {
            roundTrip(reno, 0);
            assertThat(reno.window()).isEqualTo(expected);
        }
    }

    @Test
    void renoCountsSegmentsNotAcks() {
        CongestionControl reno = afterLossAt(new Reno(10), 40);
        for (int i = 0; i < 10; i++) {
            reno.onAck(2, 0, RTT);
        }
        assertThat(reno.window()).isEqualTo(21);
    }

    @Test
    void aTimeoutStartsFromOneUpToHalf() {
        Reno reno = new Reno(10);
        reno.onTimeout(0, 10, true);
        assertThat(reno.window()).isEqualTo(1);
        assertThat(reno.slowStartThreshold()).isEqualTo(5);
        reno.onTimeout(0, 1, false);
        assertThat(reno.slowStartThreshold()).isEqualTo(5);
        reno.onAck(1, 0, RTT);
        reno.onAck(2, 0, RTT);
        assertThat(reno.window()).isEqualTo(4);
        // Past the threshold: one of the three opens the window, two count towards the next.
        reno.onAck(3, 0, RTT);
        assertThat(reno.window()).isEqualTo(5);
    }

    @Test
    void theThresholdIsAtLeastTwo() {
        for (String name : CongestionControls.names()) {
            CongestionControl control = CongestionControls.create(name, 1);
            control.onTimeout(0, 1, true);
            assertThat(control.slowStartThreshold()).as(name).isEqualTo(2);
        }
    }

    @Test
    void tahoeStartsFromOneHoweverTheLossShows() {
        Tahoe tahoe = new Tahoe(10);
        tahoe.onCongestion(0, 10);
        assertThat(tahoe.window()).isEqualTo(1);
        assertThat(tahoe.slowStartThreshold()).isEqualTo(5);
        assertThat(tahoe.hasFastRecovery()).isFalse();
    }

    @Test
    void cubicFollowsItsClosedFormula() {
        // RFC 9438 §4.2 with a window so large that Reno's never catches up: W(t) = 0.4·(t − K)³ + W_max.
        int max = 10_000;
        CongestionControl cubic = afterLossAt(new Cubic(10), max);
        assertThat(cubic.window()).isEqualTo(7000);
        double k = Math.cbrt(max * 0.3 / 0.4);
        assertThat(k).isEqualTo(19.57, within(0.01));
        for (long nowPs = 0; nowPs <= 35 * SimTime.SECOND; nowPs += RTT) {
            roundTrip(cubic, nowPs);
            // An acknowledgement aims at the window of a round trip later.
            double t = SimTime.toSeconds(nowPs + RTT);
            double formula = 0.4 * (t - k) * (t - k) * (t - k) + max;
            assertThat((double) cubic.window()).as("at %s s", t).isEqualTo(formula, within(0.005 * formula));
        }
    }

    @Test
    void cubicIsNotSlowerThanReno() {
        // §4.3: α = 3·0.3/1.7 = 0.529 segments a round trip until the window is what it was, then one.
        CongestionControl cubic = afterLossAt(new Cubic(10), 20);
        assertThat(cubic.window()).isEqualTo(14);
        double reno = 14;
        for (int i = 0; i < 30; i++) {
            int window = cubic.window();
            // The cubic function would take K = (6 / 0.4)^(1/3) = 2.5 s; at a round trip of 1 ms Reno is faster.
            for (int j = 0; j < window; j++) {
                cubic.onAck(1, i * SimTime.MILLISECOND, SimTime.MILLISECOND);
                reno += (reno < 20 ? 0.9 / 1.7 : 1) / cubic.window();
            }
            assertThat((double) cubic.window()).isEqualTo(reno, within(1.1));
        }
        assertThat(cubic.window()).isGreaterThan(35);
    }

    @Test
    void cubicGivesWayWhenItLosesBelowItsOldPlateau() {
        // §4.7 fast convergence: the second plateau is 80·(1 + 0.7)/2 = 68, so the window is flat around there.
        CongestionControl cubic = afterLossAt(new Cubic(10), 100);
        while (cubic.window() < 80) {
            roundTrip(cubic, SimTime.SECOND);
        }
        cubic.onCongestion(SimTime.SECOND, 80);
        cubic.onRecovered(SimTime.SECOND);
        assertThat(cubic.window()).isEqualTo(56);
        // K = (12 / 0.4)^(1/3) = 3.1 s; at t = K the window is the plateau.
        long start = SimTime.SECOND;
        for (long t = 0; t <= 3 * SimTime.SECOND; t += RTT) {
            roundTrip(cubic, start + t);
        }
        assertThat(cubic.window()).isBetween(67, 73);
    }

    @Test
    void anIdleWindowIsSmallAgainButKeepsItsThreshold() {
        for (String name : CongestionControls.names()) {
            CongestionControl control = afterLossAt(CongestionControls.create(name, 10), 60);
            int threshold = control.slowStartThreshold();
            for (int i = 0; i < 1000; i++) {
                control.onAck(1, 0, RTT);
            }
            control.onIdleRestart(10);
            assertThat(control.window()).as(name).isEqualTo(10);
            assertThat(control.slowStartThreshold()).as(name).isEqualTo(threshold);
        }
    }
}
