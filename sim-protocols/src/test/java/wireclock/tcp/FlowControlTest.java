package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.fin;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.wire.TcpSegment;

class FlowControlTest {
    /** Probes carry no data and an old sequence number. */
    private static final Seg PROBE = ack(3000, 5001);

    @Test
    void aClosedWindowIsProbed() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000).win(2000));
        script.app.write(5000);
        script.expectsData(1001, 5001, 1000, 2).at(ms(1)).sends(ack(5001, 3001).win(0)).expectsNothing();
        // SRTT is 1/8 ms, RTTVAR 1/4 ms: RTO = 200.125 ms, doubled with every probe, whether it is answered or not.
        long rto = ms(1) / 8 + ms(200);
        script.at(ms(1) + rto).expects(PROBE).sends(ack(5001, 3001).win(0)).expectsNothing();
        script.after(2 * rto).expects(PROBE).after(4 * rto).expects(PROBE).sends(ack(5001, 3001).win(0));
        script.after(ms(5)).sends(ack(5001, 3001).win(65_535)).expectsData(3001, 5001, 1000, 3);
        assertThat(script.app.socket.stats().windowProbes).isEqualTo(3);
        // The doubling is over.
        script.after(rto).expects(data(3001, 5001, 1000));
    }

    @Test
    void aPeerThatAnswersProbesIsNeverGivenUp() {
        TcpScript script = TcpScript.established(Settings.plain().retries(6, 3), synAck(5000, 1001).mss(1000).win(0));
        script.app.write(10);
        long rto = ms(200);
        for (int i = 0; i < 8; i++) {
            script.after(rto << i).expects(ack(1000, 5001)).sends(ack(5001, 1001).win(0));
        }
        assertThat(script.app.socket.state()).isEqualTo(TcpState.ESTABLISHED);
        script.sends(ack(5001, 1001)).expects(data(1001, 5001, 10));
    }

    @Test
    void aPeerThatAnswersNoProbesIs() {
        TcpScript script = TcpScript.established(Settings.plain().retries(6, 3), synAck(5000, 1001).mss(1000).win(0));
        script.app.write(10);
        script.at(ms(200)).expects(ack(1000, 5001)).at(ms(600)).expects(ack(1000, 5001))
                .at(ms(1400)).expects(ack(1000, 5001)).at(ms(3000)).expectsNothing();
        assertThat(script.app.told).endsWith("connection timed out");
    }

    @Test
    void theFinWaitsForTheWindowToo() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000).win(0));
        script.app.socket.close();
        script.at(ms(200)).expects(ack(1000, 5001)).sends(ack(5001, 1001).win(1)).expects(fin(1001, 5001));
    }

    @Test
    void aSmallWindowWaitsForAFullSegmentOrHalfTheLargest() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000).win(1000));
        script.app.write(5000);
        script.expects(data(1001, 5001, 1000)).at(ms(1)).sends(ack(5001, 2001).win(499)).expectsNothing();
        script.at(ms(2)).sends(ack(5001, 2001).win(500)).expects(data(2001, 5001, 500));
        script.at(ms(3)).sends(ack(5001, 2501).win(400)).expectsNothing();
        // The persist timer overrides the rule (RFC 9293 §3.8.6.2.1).
        script.after(script.app.socket.smoothedRttPs() + ms(200)).expects(data(2501, 5001, 400));
    }

    @Test
    void theWindowCountsFromTheAcknowledgement() {
        TcpScript script = TcpScript.established(Settings.plain(), synAck(5000, 1001).mss(1000).win(3000));
        script.app.write(10_000);
        script.expectsData(1001, 5001, 1000, 3).at(ms(1)).sends(ack(5001, 2001).win(2000)).expectsNothing()
                .sends(ack(5001, 2001).win(3000)).expects(data(4001, 5001, 1000))
                // An old segment changes nothing, whatever window it shows.
                .sends(ack(5001, 1001).win(60_000)).expectsNothing();
    }

    @Test
    void aSlowReaderClosesTheWindowAndOpensItInOneStep() {
        TcpScript script = TcpScript.established(Settings.plain().receiveBuffer(4000));
        script.app.reads = false;
        script.sends(data(5001, 1001, 1460)).expects(ack(1001, 6461).win(2540))
                .sends(data(6461, 1001, 1460)).expects(ack(1001, 7921).win(1080))
                .sends(data(7921, 1001, 1080)).expects(ack(1001, 9001).win(0));
        // A segment into the closed window is refused, and its acknowledgement counts.
        script.sends(data(9001, 1001, 1)).expects(ack(1001, 9001).win(0));
        // Less than a segment's room is not announced (RFC 9293 §3.8.6.2.2).
        script.at(ms(1));
        script.app.read(1400);
        script.expectsNothing();
        script.app.read(100);
        // The first chunk has been read to its end: that is a segment's room.
        script.expects(ack(1001, 9001).win(1460));
        assertThat(script.app.received).isEqualTo(1500);
    }

    @Test
    void dataBeyondTheWindowIsCutOff() {
        TcpScript script = TcpScript.established(Settings.plain().receiveBuffer(1000));
        script.app.reads = false;
        script.sends(data(5001, 1001, 1400)).expects(ack(1001, 6001).win(0));
        assertThat(script.app.socket.available()).isEqualTo(1000);
    }

    @Test
    void aFinBeyondTheWindowComesAgain() {
        TcpScript script = TcpScript.established(Settings.plain().receiveBuffer(1000));
        script.app.reads = false;
        script.sends(data(5001, 1001, 1400).fin()).expects(ack(1001, 6001).win(0)).at(ms(1));
        script.app.read(1000);
        script.expects(ack(1001, 6001).win(1000)).sends(data(6001, 1001, 400).fin()).expects(ack(1001, 6402));
        script.app.read(400);
        assertThat(script.app.told).endsWith("end of stream");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 99, 535, 537, 1459, 1461, 2919, 2921})
    void aSmallBufferOpensAgainOnceItIsRead(int capacity) {
        TcpScript script = TcpScript.established(Settings.plain().receiveBuffer(capacity).delayedAck(ms(40)));
        int next = 5001;
        for (int i = 0; i < 20; i++) {
            int length = Math.min(capacity, 1460);
            script.sends(data(next, 1001, length));
            next += length;
            script.scheduler.run(script.scheduler.nowPs() + ms(50), Long.MAX_VALUE);
            TcpSegment last = script.all().getLast();
            assertThat(last.acknowledgement()).isEqualTo(next);
            assertThat(last.window()).isEqualTo(capacity);
        }
        assertThat(script.app.received).isEqualTo(next - 5001);
    }

    @Test
    void aScaledWindowShowsWholeUnitsOnly() {
        TcpScript script = TcpScript.established(Settings.plain().receiveBuffer(100_000).windowScaling(),
                synAck(5000, 1001).mss(1460).wscale(0));
        script.app.reads = false;
        // Shift 1: 100,000 − 1459 = 98,541 is free, 98,540 is shown.
        script.sends(data(5001, 1001, 1459)).expects(ack(1001, 6460).win(98_541 / 2));
    }

    @Test
    void nagleKeepsOneSmallSegmentOutstanding() {
        TcpScript script = TcpScript.established(Settings.plain().nagle());
        script.app.write(10);
        script.expects(data(1001, 5001, 10));
        script.app.write(20);
        script.app.write(30);
        script.expectsNothing().at(ms(1)).sends(ack(5001, 1011)).expects(data(1011, 5001, 50).push());
        // Minshall: a full segment goes, and so does the rest behind it as no small one is outstanding.
        script.at(ms(2)).sends(ack(5001, 1061));
        script.app.write(1470);
        script.expects(data(1061, 5001, 1460)).expects(data(2521, 5001, 10));
        script.app.write(5);
        script.expectsNothing();
        script.app.socket.close();
        script.expects(data(2531, 5001, 5).fin());
    }

    @Test
    void withoutNagleEveryWriteIsASegment() {
        TcpScript script = TcpScript.established(Settings.plain());
        script.app.write(10);
        script.app.write(20);
        script.expects(data(1001, 5001, 10)).expects(data(1011, 5001, 20));
    }

    @Test
    void aWriterIsToldWhenAThirdOfTheBufferIsFree() {
        TcpScript script = TcpScript.established(Settings.plain().sendBuffer(3000), synAck(5000, 1001).mss(500));
        assertThat(script.app.write(4000)).isEqualTo(3000);
        assertThat(script.app.write(1)).isZero();
        script.expectsData(1001, 5001, 500, 6).at(ms(1)).sends(ack(5001, 1501)).expectsNothing();
        assertThat(script.app.told).doesNotContain("writable");
        script.sends(ack(5001, 2001));
        assertThat(script.app.told).containsOnlyOnce("writable");
        assertThat(script.app.write(4000)).isEqualTo(1000);
        script.expectsData(4001, 5001, 500, 2);
    }
}
