package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.fin;
import static wireclock.tcp.Seg.rst;
import static wireclock.tcp.Seg.rstAck;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;

/** What an application may ask of an open connection, segment by segment. */
class SocketOptionsTest {
    private final TcpScript script = TcpScript.established(Settings.plain());
    private final TestApp app = script.app;

    @Test
    void corkHoldsBackWhatDoesNotFillASegment() {
        app.socket.setCorked(true);
        app.write(1000);
        script.expectsNothing();
        app.write(1000);
        script.expects(data(1001, 5001, 1460));
        app.socket.setCorked(false);
        script.expects(data(2461, 5001, 540).push());
    }

    @Test
    void nagleLetsGoWhenItIsSwitchedOff() {
        app.socket.setNodelay(false);
        app.write(100);
        script.expects(data(1001, 5001, 100));
        app.write(50);
        script.expectsNothing();
        app.socket.setNodelay(true);
        script.expects(data(1101, 5001, 50));
    }

    @Test
    void anIdlePeerIsProbedAndGivenUp() {
        app.socket.setKeepAlive(new KeepAlive(true, s(10), s(2), 2));
        script.at(s(10)).expects(ack(1000, 5001)).at(s(11)).sends(ack(5001, 1001))
                .at(s(21)).expects(ack(1000, 5001)).at(s(23)).expects(ack(1000, 5001))
                .at(s(25)).expects(rstAck(1001, 5001));
        assertThat(app.told).containsExactly("connected", "connection timed out");
    }

    @Test
    void dataInFlightNeedsNoProbe() {
        app.socket.setKeepAlive(new KeepAlive(true, ms(150), ms(150), 1));
        app.write(10);
        script.expects(data(1001, 5001, 10)).at(ms(200)).expects(data(1001, 5001, 10)).at(ms(210))
                .sends(ack(5001, 1011)).at(ms(359)).expectsNothing().at(ms(360)).expects(ack(1010, 5001));
    }

    @Test
    void theUserTimeoutCountsFromTheFirstRetransmission() {
        app.socket.setUserTimeoutPs(ms(500));
        app.write(10);
        script.expects(data(1001, 5001, 10)).at(ms(200)).expects(data(1001, 5001, 10))
                .at(ms(600)).expects(data(1001, 5001, 10)).at(ms(699)).expectsNothing();
        assertThat(app.told).containsExactly("connected");
        script.at(ms(700)).expectsNothing();
        assertThat(app.told).containsExactly("connected", "connection timed out");
    }

    @Test
    void dataForNobodyIsAnsweredWithAReset() {
        app.socket.release();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(ack(5001, 1002)).at(ms(20)).sends(data(5001, 1002, 10))
                .expects(rst(1002));
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void aSocketThatNobodyHoldsDoesNotWaitForEver() {
        app.socket.release();
        script.expects(fin(1001, 5001)).at(ms(10)).sends(ack(5001, 1002)).at(s(60)).expectsNothing();
        assertThat(script.tcp.connections()).isOne();
        script.at(s(60) + ms(10)).expectsNothing();
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void whatArrivesTwiceIsReportedFirst() {
        TcpScript sacking = TcpScript.established(Settings.plain().sack(), synAck(5000, 1001).mss(1460).sackOk());
        sacking.at(ms(1)).sends(data(6001, 1001, 1000)).expects(ack(1001, 5001).sack(6001, 7001))
                .sends(data(6501, 1001, 500)).expects(ack(1001, 5001).sack(6501, 7001, 6001, 7001))
                .sends(data(5001, 1001, 1000)).expects(ack(1001, 7001).sack())
                .sends(data(5001, 1001, 100)).expects(ack(1001, 7001).sack(5001, 5101));
    }

    @Test
    void aYoungerSynReopensWhatWaits() {
        TcpScript server = new TcpScript().listen(Settings.plain(), 2000);
        server.sends(syn(100)).expects(synAck(2000, 101)).at(ms(1)).sends(ack(101, 2001));
        server.app.socket.close();
        server.expects(fin(2001, 101)).at(ms(2)).sends(fin(101, 2002)).expects(ack(2002, 102));
        // An old one is answered with the last acknowledgement; a new one with a number beyond all windows.
        server.at(ms(600)).sends(syn(50)).expects(ack(2002, 102))
                .at(s(2)).sends(syn(5000)).expects(synAck(2002 + 65_537, 5001));
    }
}
