package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;
import wireclock.transport.RecoveryState;

/** When the bursts of a paced sender leave; segments of 1000 bytes, SACK, a round trip of 100 ms. */
class PacedSenderTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private void open(Settings settings, int segments) {
        script.connect(settings.mss(1000).sack(), 1000).expects(syn(1000)).at(ms(100))
                .sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001)).sends(ack(5001, 1001));
        app.write(1000 * segments);
    }

    /**
     * All ten acknowledged: the window is 20, so 2 · 20 · 1000 B / 100 ms = 400 kB/s, two segments in 5 ms. The first burst
     * comes so late that half of that is let off.
     */
    @Test
    void afterTheFirstTenTheyLeaveInPairs() {
        open(Settings.plain().paced(), 20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 11_001))
                .expectsData(11_001, 5001, 1000, 2).at(ms(200) + ms(5) / 2).expectsData(13_001, 5001, 1000, 2);
        for (int pair = 1; pair <= 3; pair++) {
            script.after(ms(5)).expectsData(13_001 + 2000 * pair, 5001, 1000, 2);
        }
        script.after(ms(50)).expectsNothing();
    }

    /**
     * Two acknowledged: 2 · 12 · 1000 B / 100 ms = 240 kB/s, two segments in 8.33 ms, half of it let off. What is found lost
     * meanwhile waits for its turn, and is not taken for late because it has not been sent again.
     */
    @Test
    void aLostSegmentWaitsForItsTurnToo() {
        open(Settings.plain().paced(), 30);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 3001)).expectsData(11_001, 5001, 1000, 2);
        script.at(ms(201)).sends(ack(5001, 3001).sack(4001, 7001)).expectsNothing();
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.RECOVERY);
        script.at(ms(202)).sends(ack(5001, 3001).sack(4001, 8001)).expectsNothing();
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.RECOVERY);
        script.at(204_166_666_667L).expects(data(3001, 5001, 1000));
    }

    /** BBR begins at 739/256 · 0.99 of 10 segments / 100 ms: 285.7 kB/s, but the first ten segments do not wait. */
    @Test
    void bbrIsPacedWithoutBeingAsked() {
        open(Settings.plain().congestion("bbr"), 20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(103)).expectsNothing().at(ms(200)).sends(ack(5001, 11_001));
        assertThat(script.all()).hasSize(2);
        assertThat(app.socket.congestionWindow()).isEqualTo(20);
        script.at(ms(203)).expectsNothing();
        script.scheduler.run(ms(250), Long.MAX_VALUE);
        assertThat(script.all()).hasSizeBetween(6, 8);
    }

    @Test
    void aFixedWindowStaysThroughALoss() {
        open(Settings.plain().congestion("fixed"), 30);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001).sack(2001, 5001));
        // Three have arrived and one is lost: four are sent.
        assertThat(script.all()).hasSize(4);
        assertThat(app.socket.congestionWindow()).isEqualTo(10);
        script.at(ms(300)).sends(ack(5001, 11_001));
        assertThat(app.socket.congestionWindow()).isEqualTo(10);
    }
}
