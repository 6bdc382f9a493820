package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;

/** A sender without Linux's refinements, segment by segment; segments of 1000 bytes, a round trip of 100 ms. */
class RfcOnlyTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private void open(Settings settings, int segments) {
        script.connect(settings.mss(1000).rfcOnly(), 1000).expects(syn(1000)).at(ms(100))
                .sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001)).sends(ack(5001, 1001));
        app.write(1000 * segments);
    }

    @Test
    void theDistanceOfSynsDoublesFromTheFirst() {
        script.connect(Settings.plain().rfcOnly(), 1000).expects(syn(1000));
        for (int second : new int[] {1, 3, 7, 15, 31, 63}) {
            script.at(s(second)).expects(syn(1000));
        }
        // RFC 6298 §2.5: the distance stays at 60 s.
        script.at(s(123)).expectsNothing();
        assertThat(app.told).endsWith("connection timed out");
    }

    @Test
    void aTimeoutIsAtLeastASecondAndNothingProbesBefore() {
        // RFC 6298 §2.2, §2.4: SRTT 100 ms + 4·50 ms is rounded up to 1 s.
        open(Settings.plain().sack(), 3);
        script.expectsData(1001, 5001, 1000, 3).at(ms(1100)).expects(data(1001, 5001, 1000))
                .at(ms(3100)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.stats().lossProbes).isZero();
        assertThat(app.socket.congestionWindow()).isEqualTo(1);
    }

    @Test
    void newRenoRepairsAHoleEveryRoundTrip() {
        open(Settings.plain(), 10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001)).sends(ack(5001, 1001))
                .expectsNothing().sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        // RFC 5681 §3.2: half of ten at once, no proportional reduction.
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        assertThat(app.socket.congestionWindow()).isEqualTo(5);
        // RFC 6582 §3.2: a partial acknowledgement shows the next hole.
        script.at(ms(300)).sends(ack(5001, 4001)).expects(data(4001, 5001, 1000));
        script.at(ms(400)).sends(ack(5001, 11_001)).expectsNothing();
        assertThat(app.socket.congestionWindow()).isEqualTo(5);
        assertThat(app.socket.stats().fastRetransmits).isEqualTo(2);
    }

    @Test
    void withSackLostIsWhatThreeReportsLieAbove() {
        open(Settings.plain().sack(), 10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001).sack(2001, 3001))
                .sends(ack(5001, 1001).sack(2001, 4001)).expectsNothing();
        // RFC 6675 §4: 1001 has three reports above it, 5001 has none yet.
        script.sends(ack(5001, 1001).sack(2001, 5001)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.info().lost()).isEqualTo(1);
        script.sends(ack(5001, 1001).sack(6001, 9001, 2001, 5001)).expects(data(5001, 5001, 1000));
        assertThat(app.socket.info().lost()).isEqualTo(2);
    }

    @Test
    void aLostRetransmissionWaitsForTheTimer() {
        open(Settings.plain().sack(), 14);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001).sack(2001, 11_001))
                .expects(data(1001, 5001, 1000)).expectsData(11_001, 5001, 1000, 4);
        // All but the retransmission arrives: it is not sent again before a second has passed since it was.
        script.at(ms(300)).sends(ack(5001, 1001).sack(2001, 15_001)).expectsNothing();
        script.at(ms(1200)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.stats().timeoutRetransmits).isEqualTo(1);
    }

    /** RFC 5681 §3.1, equation 4: half of what is outstanding, not of a window of twenty. */
    @Test
    void theThresholdIsHalfOfTheFlight() {
        open(Settings.plain().initialWindow(20), 8);
        script.expectsData(1001, 5001, 1000, 8).at(ms(200)).sends(ack(5001, 1001)).sends(ack(5001, 1001))
                .sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(4);
    }

    @Test
    void afterATimeoutItIsTwoSegmentsAtTheLeast() {
        open(Settings.plain().initialWindow(20), 3);
        script.expectsData(1001, 5001, 1000, 3).at(ms(1100)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(2);
    }

    @Test
    void slowStartCountsAcknowledgements() {
        open(Settings.plain().initialWindow(4), 12);
        // RFC 5681 §3.1: one segment for an ACK, though it covers two.
        script.expectsData(1001, 5001, 1000, 4).at(ms(200)).sends(ack(5001, 3001)).expectsData(5001, 5001, 1000, 3)
                .sends(ack(5001, 5001)).expectsData(8001, 5001, 1000, 3);
        assertThat(app.socket.congestionWindow()).isEqualTo(6);
    }
}
