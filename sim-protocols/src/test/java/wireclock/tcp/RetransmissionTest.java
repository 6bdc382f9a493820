package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;

/** Segments of 1000 bytes; the round trip of the handshake is 100 ms. */
class RetransmissionTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private void open(Settings settings, Seg synAck) {
        script.connect(settings.mss(1000), 1000).expects(syn(1000)).at(ms(100)).sends(synAck).expects(ack(1001, 5001));
        // The first segment after the peer's SYN is newer than that, so it is a window update and never a duplicate.
        script.sends(ack(5001, 1001));
    }

    private void open(Settings settings) {
        open(settings, synAck(5000, 1001).mss(1460));
    }

    private void openWithSack(Settings settings) {
        open(settings.sack(), synAck(5000, 1001).mss(1460).sackOk());
    }

    private void write(int segments) {
        app.write(1000 * segments);
    }

    @Test
    void timeoutAfterTheFirstMeasurement() {
        // RFC 6298 §2.2: SRTT 100 ms, RTTVAR 50 ms; RTO = 100 + max(200, 4·50) = 300 ms.
        open(Settings.plain());
        write(1);
        script.expects(data(1001, 5001, 1000)).at(ms(400)).expects(data(1001, 5001, 1000));
        // Doubled: 600, 1200, 2400 ms.
        script.at(ms(1000)).expects(data(1001, 5001, 1000)).at(ms(2200)).expects(data(1001, 5001, 1000))
                .at(ms(4600)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.stats().timeouts).isEqualTo(4);
    }

    @Test
    void timeoutAfterTheSecondMeasurement() {
        open(Settings.plain());
        write(1);
        script.expects(data(1001, 5001, 1000)).at(ms(280)).sends(ack(5001, 2001));
        // R' = 180 ms: RTTVAR = 3/4·50 + 1/4·80 = 57.5 ms, SRTT = 7/8·100 + 1/8·180 = 110 ms; RTO = 110 + 230 = 340 ms.
        write(1);
        script.expects(data(2001, 5001, 1000)).at(ms(620)).expects(data(2001, 5001, 1000));
    }

    @Test
    void nothingIsMeasuredFromWhatWasSentTwice() {
        open(Settings.plain());
        write(1);
        script.expects(data(1001, 5001, 1000)).at(ms(400)).expects(data(1001, 5001, 1000))
                .at(ms(410)).sends(ack(5001, 2001));
        assertThat(app.socket.smoothedRttPs()).isEqualTo(ms(100));
        // Karn: the doubled timeout holds until something is measured.
        write(1);
        script.expects(data(2001, 5001, 1000)).at(ms(1010)).expects(data(2001, 5001, 1000));
    }

    @Test
    void timestampsMeasureWhatWasSentTwice() {
        script.connect(Settings.plain().mss(1000).timestamps(), 1000);
        int ticks = script.next().options().timestampValue();
        script.at(ms(100)).sends(synAck(5000, 1001).ts(1, ticks)).expects(ack(1001, 5001));
        app.write(536 - 12);
        script.expects(data(1001, 5001, 524)).at(ms(400)).expects(data(1001, 5001, 524))
                .at(ms(480)).sends(ack(5001, 1525).ts(2, ticks + 400));
        // R' = 80 ms: SRTT = 7/8·100 + 1/8·80.
        assertThat(app.socket.smoothedRttPs()).isEqualTo(ms(97) + ms(1) / 2);
    }

    @Test
    void nothingIsMeasuredFromWhatWaitedForARetransmission() {
        open(Settings.plain());
        write(2);
        script.expectsData(1001, 5001, 1000, 2).at(ms(400)).expects(data(1001, 5001, 1000))
                .at(ms(500)).sends(ack(5001, 3001));
        assertThat(app.socket.smoothedRttPs()).isEqualTo(ms(100));
    }

    @Test
    void theTimerStartsAnewWithEveryAdvance() {
        open(Settings.plain());
        write(2);
        script.expectsData(1001, 5001, 1000, 2).at(ms(200)).sends(ack(5001, 2001));
        // R' = 100 ms: RTTVAR 37.5, so RTO stays 300 ms, counted from the acknowledgement.
        script.at(ms(500)).expects(data(2001, 5001, 1000));
    }

    @Test
    void givesUpDataAfterItsRetries() {
        open(Settings.plain().retries(6, 3));
        write(1);
        script.expects(data(1001, 5001, 1000));
        for (int millisecond : new int[] {400, 1000, 2200}) {
            script.at(ms(millisecond)).expects(data(1001, 5001, 1000));
        }
        script.at(ms(4600)).expectsNothing();
        assertThat(app.told).endsWith("connection timed out");
        assertThat(script.scheduler.pendingEvents()).isZero();
    }

    @Test
    void fastRetransmitAtTheThirdDuplicate() {
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 2001)).expectsNothing();
        script.sends(ack(5001, 2001)).sends(ack(5001, 2001)).expectsNothing()
                .sends(ack(5001, 2001)).expects(data(2001, 5001, 1000));
        assertThat(app.socket.stats().fastRecoveries).isEqualTo(1);
        // Window 11 when the loss was seen.
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        script.at(ms(300)).sends(ack(5001, 11_001)).expectsNothing();
        assertThat(app.socket.congestionWindow()).isEqualTo(5);
        assertThat(app.socket.stats().timeouts).isZero();
    }

    @Test
    void duplicatesCountFromTheLastAdvance() {
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 2001)).sends(ack(5001, 2001))
                .sends(ack(5001, 2001)).sends(ack(5001, 3001)).sends(ack(5001, 3001))
                .sends(ack(5001, 3001)).expectsNothing();
    }

    @Test
    void whatCarriesDataOrAnotherWindowIsNoDuplicate() {
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 2001).win(50_000));
        for (int i = 0; i < 5; i++) {
            script.sends(ack(5001, 2001).win(60_000 + i)).expectsNothing();
        }
        for (int i = 0; i < 5; i++) {
            script.sends(data(5001 + 10 * i, 2001, 10).win(60_004)).expects(ack(11_001, 5011 + 10 * i));
        }
    }

    @Test
    void aSmallerWindowOnAnOldAcknowledgementIsNotHeeded() {
        // As in Linux: such a segment is a duplicate like any other.
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 2001)).sends(ack(5001, 2001).win(9000))
                .sends(ack(5001, 2001).win(8000)).expectsNothing().sends(ack(5001, 2001).win(7000))
                .expects(data(2001, 5001, 1000));
        assertThat(app.socket.sendWindow()).isEqualTo(65_535);
    }

    @Test
    void limitedTransmit() {
        // RFC 3042: each of the first two duplicates lets a new segment out.
        open(Settings.plain());
        write(20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001)).expects(data(11_001, 5001, 1000))
                .at(ms(202)).sends(ack(5001, 1001)).expects(data(12_001, 5001, 1000)).sends(ack(5001, 1001))
                .expects(data(1001, 5001, 1000));
    }

    /** tcp_tso_should_defer of Linux: what was sent first is due, so the next acknowledgement comes any moment. */
    @Test
    void lessThanAPieceWaitsForTheNextAcknowledgement() {
        open(Settings.plain());
        write(20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001)).expects(data(11_001, 5001, 1000))
                .at(ms(200) + ms(1) / 2).sends(ack(5001, 1001)).expectsNothing();
        // Room for three now: a piece of two, and one that waits again.
        script.at(ms(201)).sends(ack(5001, 3001)).expects(data(12_001, 5001, 1000))
                .expects(data(13_001, 5001, 1000).push()).expectsNothing();
        // After a silence of more than a millisecond nothing waits, nor does what is left of the last write.
        script.at(ms(203)).sends(ack(5001, 4001)).expects(data(14_001, 5001, 1000))
                .expects(data(15_001, 5001, 1000).push());
    }

    @Test
    void newRenoRepairsAHoleARoundTrip() {
        open(Settings.plain());
        write(10);
        // Lost: the first, the fourth and the seventh.
        script.expectsData(1001, 5001, 1000, 10).at(ms(200));
        for (int i = 0; i < 2; i++) {
            script.sends(ack(5001, 1001)).expectsNothing();
        }
        script.sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        for (int i = 0; i < 4; i++) {
            script.sends(ack(5001, 1001)).expectsNothing();
        }
        script.at(ms(300)).sends(ack(5001, 4001)).expects(data(4001, 5001, 1000))
                .at(ms(400)).sends(ack(5001, 7001)).expects(data(7001, 5001, 1000))
                .at(ms(500)).sends(ack(5001, 11_001)).expectsNothing();
        assertThat(app.socket.congestionWindow()).isEqualTo(5);
        assertThat(app.socket.stats().retransmits).isEqualTo(3);
        assertThat(app.socket.stats().fastRecoveries).isEqualTo(1);
    }

    @Test
    void newRenoRepairsAHoleWithEveryPartialAcknowledgementHoweverManyThereAre() {
        open(Settings.plain().initialWindow(20));
        write(20);
        // Every second one of the first fourteen is lost: each round trip repairs one, and no timer is needed.
        script.expectsData(1001, 5001, 1000, 20).at(ms(200));
        script.sends(ack(5001, 1001)).sends(ack(5001, 1001)).sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        for (int i = 0; i < 10; i++) {
            script.sends(ack(5001, 1001)).expectsNothing();
        }
        for (int i = 1; i < 7; i++) {
            script.after(ms(100)).sends(ack(5001, 1001 + 2000 * i)).expects(data(1001 + 2000 * i, 5001, 1000));
        }
        script.after(ms(100)).sends(ack(5001, 21_001)).expectsNothing();
        assertThat(app.socket.stats().timeouts).isZero();
    }

    @Test
    void theReductionOfTheWindowMayHoldARepairBack() {
        open(Settings.plain().initialWindow(20));
        write(20);
        // Everything is lost but the last three. As far as the sender knows, 15 are in flight after the first repair, and
        // half as many as arrive may leave: as in Linux the timer has to help.
        script.expectsData(1001, 5001, 1000, 20).at(ms(200));
        script.sends(ack(5001, 1001)).sends(ack(5001, 1001)).sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        script.at(ms(300)).sends(ack(5001, 2001)).expectsNothing().at(ms(600)).expects(data(2001, 5001, 1000));
    }

    @Test
    void sackRepairsThreeHolesInOneRoundTrip() {
        openWithSack(Settings.plain());
        write(10);
        // Lost: the first, the third and the fifth.
        script.expectsData(1001, 5001, 1000, 10).at(ms(200))
                .sends(ack(5001, 1001).sack(2001, 3001)).expectsNothing()
                .sends(ack(5001, 1001).sack(4001, 5001, 2001, 3001)).expectsNothing()
                .sends(ack(5001, 1001).sack(6001, 7001, 4001, 5001, 2001, 3001)).expects(data(1001, 5001, 1000))
                // All three are lost (RFC 8985), and one leaves for each that arrives (RFC 6937): four in flight of five.
                .sends(ack(5001, 1001).sack(6001, 8001, 4001, 5001, 2001, 3001)).expects(data(3001, 5001, 1000))
                .sends(ack(5001, 1001).sack(6001, 9001, 4001, 5001, 2001, 3001)).expects(data(5001, 5001, 1000))
                .sends(ack(5001, 1001).sack(6001, 10_001, 4001, 5001, 2001, 3001)).expectsNothing()
                .sends(ack(5001, 1001).sack(6001, 11_001, 4001, 5001, 2001, 3001)).expectsNothing();
        script.at(ms(300)).sends(ack(5001, 3001).sack(6001, 11_001, 4001, 5001))
                .sends(ack(5001, 5001).sack(6001, 11_001)).sends(ack(5001, 11_001)).expectsNothing();
        assertThat(app.socket.stats().retransmits).isEqualTo(3);
        assertThat(app.socket.congestionWindow()).isEqualTo(5);
    }

    @Test
    void tahoeStartsAgainWithOneSegment() {
        open(Settings.plain().congestion("tahoe"));
        write(20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(200)).sends(ack(5001, 1001)).sends(ack(5001, 1001)).all();
        script.sends(ack(5001, 1001)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.congestionWindow()).isEqualTo(1);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
    }

    @Test
    void afterATimeoutTheWindowOpensFromOne() {
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(400)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.congestionWindow()).isEqualTo(1);
        assertThat(app.socket.slowStartThreshold()).isEqualTo(5);
        script.at(ms(500)).sends(ack(5001, 2001)).expectsData(2001, 5001, 1000, 2)
                .at(ms(600)).sends(ack(5001, 3001)).expectsData(4001, 5001, 1000, 2)
                .sends(ack(5001, 4001)).expectsData(6001, 5001, 1000, 2);
    }

    @Test
    void aJumpAfterATimeoutOpensTheWindowByAllThatItAcknowledges() {
        // As in Linux, which has no limit L (RFC 3465 §2.3): from 1 to the threshold of 5, and three are left.
        open(Settings.plain());
        write(10);
        script.expectsData(1001, 5001, 1000, 10).at(ms(400)).expects(data(1001, 5001, 1000))
                .at(ms(500)).sends(ack(5001, 8001)).expectsData(8001, 5001, 1000, 3).expectsNothing();
    }

    @Test
    void duplicatesAfterATimeoutStartNoRecovery() {
        open(Settings.plain());
        write(20);
        script.expectsData(1001, 5001, 1000, 10).at(ms(400)).expects(data(1001, 5001, 1000))
                // From 1 to the threshold of 5, and the other six open it by one.
                .at(ms(500)).sends(ack(5001, 11_001)).expectsData(11_001, 5001, 1000, 6);
        for (int i = 0; i < 5; i++) {
            script.sends(ack(5001, 11_001)).expectsNothing();
        }
        assertThat(app.socket.stats().fastRecoveries).isZero();
    }

    @Test
    void theThresholdIsReducedOnceForTwoTimeoutsInARow() {
        open(Settings.plain().initialWindow(20));
        write(20);
        script.expectsData(1001, 5001, 1000, 20).at(ms(400)).expects(data(1001, 5001, 1000))
                .at(ms(1000)).expects(data(1001, 5001, 1000));
        assertThat(app.socket.slowStartThreshold()).isEqualTo(10);
    }

    @Test
    void sacksSurviveATimeout() {
        openWithSack(Settings.plain());
        write(4);
        script.expectsData(1001, 5001, 1000, 4).at(ms(200)).sends(ack(5001, 1001).sack(2001, 4001)).expectsNothing()
                // A quarter of the round trip for reordering, 2 ms for the timer (RFC 8985 §6.2).
                .at(ms(227)).expects(data(1001, 5001, 1000)).at(ms(527)).expects(data(1001, 5001, 1000))
                .at(ms(600)).sends(ack(5001, 4001)).expects(data(4001, 5001, 1000))
                .at(ms(700)).sends(ack(5001, 5001)).expectsNothing();
    }

    @Test
    void aReceiverThatRenegesGetsEverythingAgain() {
        openWithSack(Settings.plain());
        write(3);
        script.expectsData(1001, 5001, 1000, 3).at(ms(200)).sends(ack(5001, 1001).sack(2001, 4001))
                .sends(ack(5001, 2001))
                // The oldest is sacked and yet not acknowledged: the reports are worth nothing (RFC 2018 §8).
                // After half a round trip in which that may turn out otherwise.
                .at(ms(250)).expects(data(2001, 5001, 1000)).at(ms(350)).sends(ack(5001, 3001))
                .expects(data(3001, 5001, 1000));
    }

    @Test
    void aSegmentAcknowledgedInPartIsSentFromThereOn() {
        open(Settings.plain());
        write(1);
        script.expects(data(1001, 5001, 1000)).at(ms(200)).sends(ack(5001, 1401))
                // The timer runs on: no segment has left the queue.
                .at(ms(400)).expects(data(1401, 5001, 600));
    }

    @Test
    void aSmallerPathCutsWhatIsOutstanding() {
        open(Settings.plain());
        app.writeLast(2000);
        script.expects(data(1001, 5001, 1000)).expects(data(2001, 5001, 1000).fin())
                .at(ms(110)).fragmentationNeeded(640)
                .expects(data(1001, 5001, 600)).expects(data(1601, 5001, 400)).expects(data(2001, 5001, 600))
                .expects(data(2601, 5001, 400).fin());
        assertThat(app.socket.effectiveSegmentSize()).isEqualTo(600);
    }

    @Test
    void aLargerPathChangesNothing() {
        open(Settings.plain());
        write(1);
        script.expects(data(1001, 5001, 1000)).at(ms(110)).fragmentationNeeded(1400).expectsNothing();
    }

    @Test
    void theWindowIsSmallAgainAfterAPause() {
        open(Settings.plain().initialWindow(2));
        write(2);
        script.expectsData(1001, 5001, 1000, 2).at(ms(200)).sends(ack(5001, 3001));
        write(4);
        script.expectsData(3001, 5001, 1000, 4).at(ms(300)).sends(ack(5001, 7001));
        assertThat(app.socket.congestionWindow()).isEqualTo(8);
        script.at(s(2));
        write(8);
        script.expectsData(7001, 5001, 1000, 2).expectsNothing();
    }
}
