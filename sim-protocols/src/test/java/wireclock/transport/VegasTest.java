package wireclock.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.SimTime;

/** Round trips by hand: a window of segments of 1000 bytes, the shortest round trip 99 999 µs, which Vegas takes for 100 ms. */
class VegasTest {
    private static final long BASE_PS = 99_999 * SimTime.MICROSECOND;

    private final Vegas vegas = new Vegas();
    private final CongestionWindow window = new CongestionWindow(10);
    private final AckSample sample = new AckSample();

    /** One round trip of a whole window, of which every segment takes so long. */
    private void roundTrip(long rttPs) {
        int segments = window.segments();
        long end = sample.una + 1000L * segments;
        for (int i = 0; i < segments; i++) {
            sample.una += 1000;
            sample.next = Math.max(end, sample.next) + 1000;
            vegas.onSample(window, sample);
            vegas.onRoundTrip(window, rttPs, 0, sample.una, sample.next, 1000);
            vegas.onAck(window, 1, 0);
        }
    }

    private static long plus(int percent) {
        return (99_999 + 1000L * percent) * SimTime.MICROSECOND;
    }

    private void reachAvoidance(int segments) {
        roundTrip(BASE_PS);
        window.set(segments);
        window.setThreshold(segments);
        vegas.onState(window, RecoveryState.DISORDER, RecoveryState.OPEN);
    }

    @Test
    void withoutAQueueTheWindowOpens() {
        reachAvoidance(40);
        roundTrip(BASE_PS);
        int before = window.segments();
        roundTrip(BASE_PS);
        roundTrip(BASE_PS);
        assertThat(window.segments()).isBetween(before + 1, before + 2);
    }

    /** 40 segments and 7 % more delay: 40 · 0.07 = 2.8 in the queue, which is as wanted. */
    @Test
    void betweenTwoAndFourQueuedItStays() {
        reachAvoidance(40);
        roundTrip(plus(7));
        roundTrip(plus(7));
        int before = window.segments();
        roundTrip(plus(7));
        roundTrip(plus(7));
        assertThat(window.segments()).isEqualTo(before);
    }

    /** 40 segments and 20 % more delay: 8 in the queue. */
    @Test
    void withMoreItCloses() {
        reachAvoidance(40);
        roundTrip(plus(20));
        int before = window.segments();
        roundTrip(plus(20));
        roundTrip(plus(20));
        assertThat(window.segments()).isLessThan(before);
        assertThat(window.isInSlowStart()).isFalse();
    }

    /** 40 · 0.1 = 4 queued, more than gamma: the window becomes 40 · 100 / 110 + 1. */
    @Test
    void slowStartEndsWithMoreThanOneQueued() {
        roundTrip(BASE_PS);
        window.set(40);
        sample.una = sample.next;
        for (int i = 0; i < 3; i++) {
            vegas.onRoundTrip(window, plus(10), 0, sample.una, sample.next, 1000);
        }
        // The minimum of the round is what counts; it began before, so let one pass.
        sample.una += 1000;
        vegas.onSample(window, sample);
        vegas.onAck(window, 1, 0);
        sample.una = sample.next + 1000;
        window.set(40);
        for (int i = 0; i < 3; i++) {
            vegas.onRoundTrip(window, plus(10), 0, sample.una, sample.next, 1000);
        }
        vegas.onSample(window, sample);
        vegas.onAck(window, 1, 0);
        assertThat(window.segments()).isEqualTo(37);
        assertThat(window.threshold()).isEqualTo(37);
    }

    @Test
    void whileSomethingIsAmissItIsReno() {
        reachAvoidance(10);
        vegas.onState(window, RecoveryState.OPEN, RecoveryState.DISORDER);
        for (int i = 0; i < 10; i++) {
            vegas.onAck(window, 1, 0);
        }
        assertThat(window.segments()).isEqualTo(11);
        assertThat(vegas.thresholdAfterLoss(window)).isEqualTo(5);
    }
}
