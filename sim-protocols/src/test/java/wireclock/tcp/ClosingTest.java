package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.fin;
import static wireclock.tcp.Seg.rst;
import static wireclock.tcp.Seg.rstAck;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;

class ClosingTest {
    private final TcpScript script = TcpScript.established(Settings.plain());
    private final TestApp app = script.app;

    @Test
    void closingFirst() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(ack(5001, 1002))
                .at(ms(20)).sends(fin(5001, 1002)).expects(ack(1002, 5002));
        assertThat(script.states).endsWith(TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.TIME_WAIT);
        assertThat(app.told).containsExactly("connected", "end of stream");
        script.at(ms(60_020) - 1).expectsNothing();
        assertThat(script.tcp.connections()).isEqualTo(1);
        script.at(ms(60_020));
        assertThat(app.told).endsWith("closed");
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void closingSecond() {
        script.at(ms(5)).sends(fin(5001, 1001)).expects(ack(1001, 5002));
        assertThat(app.told).endsWith("end of stream");
        app.write(10);
        script.expects(data(1001, 5002, 10));
        app.socket.close();
        script.expects(fin(1011, 5002)).at(ms(10)).sends(ack(5002, 1012)).expectsNothing();
        assertThat(script.states).endsWith(TcpState.CLOSE_WAIT, TcpState.LAST_ACK, TcpState.CLOSED);
        assertThat(app.told).endsWith("closed");
        assertThat(script.scheduler.pendingEvents()).isZero();
    }

    @Test
    void simultaneousClose() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(fin(5001, 1001)).expects(ack(1002, 5002));
        assertThat(script.states).endsWith(TcpState.FIN_WAIT_1, TcpState.CLOSING);
        script.at(ms(20)).sends(ack(5002, 1002)).expectsNothing();
        assertThat(script.states).endsWith(TcpState.TIME_WAIT);
    }

    @Test
    void theFinMayAcknowledgeOurs() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(fin(5001, 1002)).expects(ack(1002, 5002));
        assertThat(script.states).endsWith(TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.TIME_WAIT);
    }

    @Test
    void aHalfClosedConnectionStillReceives() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(ack(5001, 1002)).sends(data(5001, 1002, 1000))
                .expects(ack(1002, 6001)).sends(data(6001, 1002, 500).fin()).expects(ack(1002, 6502));
        assertThat(app.received).isEqualTo(1500);
        assertThatThrownBy(() -> app.write(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFinRidesOnTheLastSegment() {
        app.writeLast(2000);
        script.expects(data(1001, 5001, 1460)).expects(data(2461, 5001, 540).fin().push());
    }

    @Test
    void aLostFinIsSentAgain() {
        app.writeLast(100);
        // The handshake took no time: SRTT 0, so RTO is the lower bound, doubled each time (RFC 6298 §5.5).
        script.expects(data(1001, 5001, 100).fin()).at(ms(200)).expects(data(1001, 5001, 100).fin())
                .at(ms(600)).expects(data(1001, 5001, 100).fin()).sends(ack(5001, 1101))
                .at(ms(1400)).expects(fin(1101, 5001)).sends(ack(5001, 1102));
        assertThat(script.states).endsWith(TcpState.FIN_WAIT_2);
    }

    @Test
    void theLastAcknowledgementIsLost() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(fin(5001, 1002)).expects(ack(1002, 5002));
        // The peer's FIN again: it is acknowledged again, and 2 MSL begin anew.
        script.at(s(50)).sends(fin(5001, 1002)).expects(ack(1002, 5002));
        script.at(s(110) - 1);
        assertThat(script.tcp.connections()).isEqualTo(1);
        script.at(s(110));
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void timeWaitHurtsNoConnectionToAnotherPort() {
        app.socket.close();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(fin(5001, 1002)).expects(ack(1002, 5002));
        script.connectAgain(Settings.plain(), 9000).expects(syn(9000));
        assertThat(script.tcp.connections()).isEqualTo(2);
    }

    @Test
    void aFinBeforeItsTurnWaits() {
        script.at(ms(5)).sends(fin(5101, 1001)).expects(ack(1001, 5001));
        assertThat(app.told).containsExactly("connected");
        script.at(ms(6)).sends(data(5001, 1001, 100)).expects(ack(1001, 5102));
        assertThat(app.told).endsWith("end of stream");
    }

    @Test
    void dataBehindTheFinIsNotTheStreams() {
        script.at(ms(5)).sends(fin(5101, 1001)).expects(ack(1001, 5001)).sends(data(5102, 1001, 50))
                .expects(ack(1001, 5001)).sends(data(5001, 1001, 100)).expects(ack(1001, 5102));
        assertThat(app.received).isEqualTo(100);
        assertThat(app.told).endsWith("end of stream");
    }

    @Test
    void aRepeatedFinIsAcknowledgedAgain() {
        script.at(ms(5)).sends(fin(5001, 1001)).expects(ack(1001, 5002)).sends(fin(5001, 1001))
                .expects(ack(1001, 5002));
        assertThat(script.states).endsWith(TcpState.CLOSE_WAIT);
    }

    @Test
    void abortSendsReset() {
        app.socket.abort();
        script.expects(rstAck(1001, 5001));
        assertThat(app.told).endsWith("closed");
        script.sends(data(5001, 1001, 10)).expects(rst(1001));
    }

    @Test
    void resetInItsExactPlaceEndsTheConnection() {
        script.at(ms(1)).sends(rst(5001)).expectsNothing();
        assertThat(app.told).endsWith("connection reset by peer");
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void resetElsewhereInTheWindowIsChallenged() {
        script.at(ms(1)).sends(rst(5002)).expects(ack(1001, 5001)).sends(rst(5000))
                .sends(rst(5001 + 65_535)).expectsNothing();
        assertThat(app.socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void synOnAnOpenConnectionIsChallenged() {
        script.at(ms(1)).sends(syn(5001)).expects(ack(1001, 5001));
        // At the most one in half a second, so that it cannot be used for an attack (RFC 5961 §7).
        script.at(ms(500)).sends(syn(99)).expectsNothing().at(ms(501)).sends(syn(99)).expects(ack(1001, 5001));
        assertThat(app.socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void implausibleAcknowledgementsAreChallengedAndTheirDataIgnored() {
        // RFC 5961 §5.2: SND.UNA − MAX.SND.WND ≤ SEG.ACK ≤ SND.NXT. The largest window was 65,535.
        script.at(ms(1)).sends(data(5001, 1002, 10)).expects(ack(1001, 5001))
                .sends(data(5001, 1001 - 65_536, 10)).expects(ack(1001, 5001))
                .sends(data(5001, 1001 - 65_535, 10)).expects(ack(1001, 5011));
    }

    @Test
    void aHandlerThatAbortsInAnyCallbackIsToldNothingMore() {
        for (String where : new String[] {"connected", "readable", "writable", "acknowledged", "end of stream"}) {
            TestApp aborting = new AbortingApp(where);
            TcpScript dialogue = new TcpScript(1500, aborting);
            dialogue.connect(Settings.plain().sendBuffer(1000), 1000).expects(syn(1000)).sends(Seg.synAck(5000, 1001));
            if (!where.equals("connected")) {
                aborting.write(1200);
                dialogue.all();
                dialogue.at(ms(10)).sends(data(5001, 2001, 50).fin());
            }
            dialogue.all();
            assertThat(aborting.told).as(where).endsWith("closed");
            assertThat(aborting.told).as(where).containsOnlyOnce("closed");
            assertThat(dialogue.tcp.connections()).as(where).isZero();
            assertThat(dialogue.scheduler.pendingEvents()).as(where).isZero();
        }
    }

    /** Aborts in the callback of that name. */
    private static final class AbortingApp extends TestApp {
        private final String where;

        AbortingApp(String where) {
            this.where = where;
        }

        private void abortIf(String callback) {
            if (callback.equals(where)) {
                socket.abort();
            }
        }

        @Override
        public void connected(TcpSocket connected) {
            super.connected(connected);
            abortIf("connected");
        }

        @Override
        public void readable(TcpSocket readable) {
            super.readable(readable);
            abortIf("readable");
        }

        @Override
        public void writable(TcpSocket writable) {
            abortIf("writable");
        }

        @Override
        public void acknowledged(TcpSocket acknowledged) {
            abortIf("acknowledged");
        }

        @Override
        public void endOfStream(TcpSocket ended) {
            super.endOfStream(ended);
            abortIf("end of stream");
        }
    }
}
