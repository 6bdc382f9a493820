package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.rst;
import static wireclock.tcp.Seg.rstAck;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;

class HandshakeTest {
    private final TcpScript script = new TcpScript();

    @Test
    void clientDialogueOfTheBook() {
        script.connect(Settings.plain(), 1000).expects(syn(1000).mss(1460).win(65_535))
                .at(ms(10)).sends(synAck(5000, 1001).mss(1460)).expects(ack(1001, 5001).noOptions());
        script.app.write(100);
        script.expects(data(1001, 5001, 100).push()).at(ms(20)).sends(ack(5001, 1101));
        script.app.write(100);
        script.expects(data(1101, 5001, 100)).at(ms(30)).sends(ack(5001, 1201))
                .sends(data(5001, 1201, 100)).expects(ack(1201, 5101));
        assertThat(script.app.told).containsExactly("connected");
        assertThat(script.app.received).isEqualTo(100);
    }

    @Test
    void serverDialogueOfTheBook() {
        script.listen(Settings.plain(), 2000).sends(syn(100).mss(1460)).expects(synAck(2000, 101).mss(1460))
                .at(ms(10)).sends(ack(101, 2001)).expectsNothing();
        assertThat(script.app.told).containsExactly("connected");
        script.sends(data(101, 2001, 100).push()).expects(ack(2001, 201));
        script.app.write(500);
        script.expects(data(2001, 201, 500).push()).at(ms(20)).sends(ack(201, 2501)).expectsNothing();
    }

    @Test
    void offersEverythingAndUsesWhatThePeerOffersToo() {
        script.connect(Settings.linux().receiveBuffer(3_750_000), 1000)
                .expects(syn(1000).mss(1460).wscale(6).sackOk().ts().win(65_535))
                .sends(synAck(5000, 1001).mss(1400).wscale(7).sackOk().ts(77, 0).win(1000))
                .expects(ack(1001, 5001).echo(77).win(3_750_000 >> 6));
        // SYN and SYN-ACK windows are not scaled; the next one is.
        assertThat(script.app.socket.sendWindow()).isEqualTo(1000);
        script.sends(ack(5001, 1001).ts(78, 0).win(1000));
        assertThat(script.app.socket.sendWindow()).isEqualTo(128_000);
        assertThat(script.app.socket.effectiveSegmentSize()).isEqualTo(1388);
    }

    @Test
    void answersOnlyWhatWasOffered() {
        script.listen(Settings.linux(), 2000).sends(syn(100)).expects(synAck(2000, 101).mss(1460));
        script.at(ms(1)).sends(ack(101, 2001));
        script.app.write(1000);
        script.expects(data(2001, 101, 536).noOptions());
        assertThat(script.app.socket.effectiveSegmentSize()).isEqualTo(536);
    }

    @Test
    void oddOptionsOfAPeer() {
        // An MSS of 0 means none; a shift beyond 14 means 14 (RFC 7323 §2.3).
        script.connect(Settings.linux(), 1000).expects(syn(1000))
                .sends(synAck(5000, 1001).mss(0).wscale(15).win(1)).expects(ack(1001, 5001).noOptions())
                .sends(ack(5001, 1001).win(1));
        assertThat(script.app.socket.effectiveSegmentSize()).isEqualTo(536);
        assertThat(script.app.socket.sendWindow()).isEqualTo(1 << 14);
    }

    @Test
    void segmentsFollowTheSmallerMaximumAndTheMtu() {
        TcpScript small = new TcpScript(600, new TestApp());
        small.connect(Settings.plain(), 1).expects(syn(1).mss(560)).sends(synAck(5000, 2).mss(1460))
                .expects(ack(2, 5001));
        assertThat(small.app.socket.effectiveSegmentSize()).isEqualTo(560);
    }

    @Test
    void nineteenHundredBytesAtAMaximumOfFiveHundred() {
        script.connect(Settings.plain().mss(500), 99).expects(syn(99).mss(500))
                .sends(synAck(5000, 100).mss(1460)).expects(ack(100, 5001));
        script.app.write(1900);
        script.expects(data(100, 5001, 500)).expects(data(600, 5001, 500)).expects(data(1100, 5001, 500))
                .expects(data(1600, 5001, 400).push());
    }

    @Test
    void simultaneousOpen() {
        script.connect(Settings.linux(), 1000).expects(syn(1000))
                .sends(syn(5000).mss(1460).sackOk().ts(7, 0).wscale(2)).expects(synAck(1000, 5001).echo(7).wscale(0))
                .at(ms(10)).sends(synAck(5000, 1001).mss(1460).sackOk().ts(8, 0).wscale(2).win(500))
                .expects(ack(1001, 5001));
        assertThat(script.states).containsExactly(TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED);
        assertThat(script.app.told).containsExactly("connected");
        assertThat(script.app.socket.sendWindow()).isEqualTo(500);
    }

    @Test
    void simultaneousOpenCompletesOnABareAck() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).sends(syn(5000).mss(1460))
                .expects(synAck(1000, 5001)).at(ms(10)).sends(ack(5001, 1001)).expectsNothing();
        assertThat(script.app.told).containsExactly("connected");
    }

    @Test
    void givesUpAfterFourLinearRepetitionsAndSixThatDouble() {
        // As Linux: tcp_syn_linear_timeouts 4 and tcp_syn_retries 6.
        script.connect(Settings.plain(), 1000).expects(syn(1000));
        for (int second : new int[] {1, 2, 3, 4, 5, 7, 11, 19, 35, 67}) {
            script.at(s(second)).expects(syn(1000).mss(1460));
        }
        script.at(s(131)).expectsNothing();
        assertThat(script.app.told).containsExactly("connection timed out");
        assertThat(script.tcp.connections()).isZero();
        assertThat(script.scheduler.pendingEvents()).isZero();
    }

    @Test
    void repeatsTheAnswerAndForgetsAPeerThatStaysSilent() {
        script.listen(Settings.plain().retries(2, 15), 2000).sends(syn(100)).expects(synAck(2000, 101))
                .at(ms(500)).sends(syn(100)).expects(synAck(2000, 101))
                .at(s(1)).expects(synAck(2000, 101)).at(s(3)).expects(synAck(2000, 101)).at(s(7)).expectsNothing();
        assertThat(script.app.told).isEmpty();
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void aRefusedConnection() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).at(ms(5)).sends(rstAck(0, 1001)).expectsNothing();
        assertThat(script.app.told).containsExactly("connection refused");
    }

    @Test
    void aResetOfAnotherConnectionRefusesNothing() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).sends(rstAck(0, 999)).sends(rst(0)).expectsNothing();
        assertThat(script.app.socket.state()).isEqualTo(TcpState.SYN_SENT);
    }

    @Test
    void anAcknowledgementOfAnotherConnectionIsReset() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).sends(synAck(5000, 777)).expects(rst(777));
        script.at(s(1)).expects(syn(1000)).sends(synAck(6000, 1001)).expects(ack(1001, 6001));
    }

    @Test
    void strangersAreReset() {
        script.strangerSends(syn(100), 81).expects(rstAck(0, 101));
        script.strangerSends(ack(100, 333), 81).expects(rst(333));
        script.strangerSends(data(100, 333, 20).fin(), 81).expects(rst(333));
        script.strangerSends(rst(5), 81).expectsNothing();
        assertThat(script.tcp.resetsSent()).isEqualTo(3);
    }

    @Test
    void aListenerResetsAcknowledgementsAndIgnoresNoise() {
        script.listen(Settings.plain(), 2000).sends(ack(100, 333)).expects(rst(333)).sends(rst(4)).expectsNothing();
        assertThat(script.tcp.connections()).isZero();
    }

    @Test
    void aWrongAcknowledgementOfOurSynIsReset() {
        script.listen(Settings.plain(), 2000).sends(syn(100)).expects(synAck(2000, 101)).sends(ack(101, 2002))
                .expects(rst(2002)).sends(ack(101, 2001)).expectsNothing();
        assertThat(script.app.told).containsExactly("connected");
    }

    @Test
    void dataMayComeWithTheAcknowledgementOfOurSyn() {
        script.listen(Settings.plain(), 2000).sends(syn(100)).expects(synAck(2000, 101))
                .sends(data(101, 2001, 50).fin()).expects(ack(2001, 152));
        assertThat(script.app.told).containsExactly("connected", "end of stream");
        assertThat(script.app.received).isEqualTo(50);
    }

    @Test
    void aTimeoutThatNothingWasMeasuredAgainstStartsAtThreeSeconds() {
        // RFC 6298 §5.7: the SYN was sent twice, so its round trip is unknown without timestamps.
        script.connect(Settings.plain(), 1000).expects(syn(1000)).at(s(1)).expects(syn(1000))
                .sends(synAck(5000, 1001)).expects(ack(1001, 5001));
        script.app.write(100);
        script.expects(data(1001, 5001, 100)).at(s(4)).expects(data(1001, 5001, 100));
        assertThat(script.app.socket.congestionWindow()).isEqualTo(1);
    }

    @Test
    void timestampsMeasureASynThatWasSentTwice() {
        script.connect(Settings.plain().timestamps(), 1000);
        int first = script.next().options().timestampValue();
        script.at(s(1)).expects(syn(1000)).at(ms(1100)).sends(synAck(5000, 1001).ts(1, first)).expects(ack(1001, 5001));
        assertThat(script.app.socket.smoothedRttPs()).isEqualTo(ms(1100));
    }

    @Test
    void twoLostSynsStartWithOneSegment() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).at(s(1)).expects(syn(1000)).at(s(2))
                .expects(syn(1000))
                .sends(synAck(5000, 1001)).expects(ack(1001, 5001));
        assertThat(script.app.socket.congestionWindow()).isEqualTo(1);
    }

    @Test
    void unreachableIsAnErrorOnlyWhileOpening() {
        script.connect(Settings.plain(), 1000).expects(syn(1000)).icmpUnreachable(1, 0);
        assertThat(script.app.told).containsExactly("no route to host");

        TcpScript open = TcpScript.established(Settings.plain());
        open.app.write(10);
        open.expects(data(1001, 5001, 10)).icmpUnreachable(1, 0);
        assertThat(open.app.socket.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void whatIsWrittenWhileOpeningIsSentWithTheFinBehind() {
        script.connect(Settings.plain(), 1000).expects(syn(1000));
        script.app.writeLast(100);
        script.expectsNothing().sends(synAck(5000, 1001)).expects(ack(1001, 5001)).expects(data(1001, 5001, 100).fin());
    }

    @Test
    void closingBeforeAnAnswerForgetsTheConnection() {
        script.connect(Settings.plain(), 1000).expects(syn(1000));
        script.app.socket.close();
        script.expectsNothing();
        assertThat(script.app.told).containsExactly("closed");
        script.sends(synAck(5000, 1001)).expects(rst(1001));
    }
}
