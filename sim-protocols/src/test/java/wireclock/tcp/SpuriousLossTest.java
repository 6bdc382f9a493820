package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;
import wireclock.transport.RecoveryState;

/** Losses that show late or were none; segments of 1000 bytes, SACK, a round trip of 100 ms. */
class SpuriousLossTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private void open(int segments) {
        script.connect(Settings.plain().mss(1000).sack(), 1000).expects(syn(1000)).at(ms(100))
                .sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001)).sends(ack(5001, 1001));
        app.write(1000 * segments);
    }

    @Test
    void aLossAtTheEndIsProbedForAfterTwoRoundTrips() {
        // RFC 8985 §7.2: 2·SRTT, and 2 ms for the timer; the last segment goes again.
        open(3);
        script.expectsData(1001, 5001, 1000, 3).at(ms(302)).expects(data(3001, 5001, 1000));
        assertThat(app.socket.stats().lossProbes).isEqualTo(1);
        // The probe arrives twice: nothing was lost, and the window stays (§7.4).
        script.at(ms(402)).sends(ack(5001, 4001).sack(3001, 4001)).expectsNothing();
        // Nor does it grow: three of ten were in use.
        assertThat(app.socket.congestionWindow()).isEqualTo(10);
        assertThat(app.socket.stats().timeouts).isZero();
    }

    @Test
    void aProbeThatRepairsALossCutsTheWindow() {
        open(3);
        script.expectsData(1001, 5001, 1000, 3).at(ms(200)).sends(ack(5001, 3001)).expectsNothing();
        int before = app.socket.congestionWindow();
        // One is outstanding: its acknowledgement may be delayed, so the probe waits for 2·SRTT + 200 ms, or the timeout.
        script.at(ms(500)).expects(data(3001, 5001, 1000));
        app.write(1000);
        script.expects(data(4001, 5001, 1000)).at(ms(600)).sends(ack(5001, 5001));
        assertThat(app.socket.stats().lossProbes).isEqualTo(1);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(before / 2);
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.OPEN);
    }

    @Test
    void aReportOfWhatArrivedTwiceUndoesTheCut() {
        open(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200))
                .sends(ack(5001, 1001).sack(2001, 5001)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.RECOVERY);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        // The original was only late, and then the copy arrives too (RFC 2883, RFC 3708).
        script.sends(ack(5001, 5001)).expectsNothing().at(ms(300)).sends(ack(5001, 11_001).sack(1001, 2001))
                .expectsNothing();
        assertThat(app.socket.stats().undos).isEqualTo(1);
        assertThat(app.socket.congestionWindow()).isGreaterThanOrEqualTo(10);
        assertThat(app.socket.slowStartThreshold()).isGreaterThan(10);
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.OPEN);
    }

    @Test
    void newDataShowsThatATimeoutWasAMistake() {
        // RFC 5682 §3.1: the probe at 302 ms and the timeout that counts from there; then everything arrives late.
        open(4);
        script.expectsData(1001, 5001, 1000, 4).at(ms(302)).expects(data(4001, 5001, 1000))
                .at(ms(602)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.LOSS);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        app.write(2000);
        script.at(ms(650)).sends(ack(5001, 2001)).all();
        script.at(ms(651)).sends(ack(5001, 3001)).all();
        assertThat(app.socket.stats().spuriousTimeouts).isEqualTo(1);
        assertThat(app.socket.congestionWindow()).isGreaterThanOrEqualTo(10);
        assertThat(app.socket.recoveryState()).isNotEqualTo(RecoveryState.LOSS);
    }

    @Test
    void aLostRetransmissionIsFoundByTime() {
        open(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200))
                .sends(ack(5001, 1001).sack(2001, 11_001)).expects(data(1001, 5001, 1000));
        app.write(1000);
        script.expects(data(11_001, 5001, 1000))
                // What was sent after the retransmission has arrived (RFC 8985 §6.2): no timer is needed.
                .at(ms(300)).sends(ack(5001, 1001).sack(2001, 12_001)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.stats().timeouts).isZero();
    }
}
