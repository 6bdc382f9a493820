package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wireclock.transport.RecoveryState;

/** Dialogues of RFC 9768: what the handshake settles (§3.1, tables 2 and 3), and what the flags say after it. */
class AccurateEcnTest {
    private final TcpScript script = new TcpScript();

    private static Settings accurate() {
        return Settings.plain().ecn(EcnMode.ACCURATE);
    }

    private EcnInfo info() {
        return script.app.socket.info().ecn();
    }

    private void openAccurately() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7).noMarks());
        assertThat(script.codepoint()).as("a SYN is not marked").isEqualTo(Ecn.NOT_ECT);
        script.sends(synAck(5000, 1001).mss(1460).ace(2).marks(1, 0, 1)).expects(ack(1001, 5001).ace(2).marks(1, 0, 1));
    }

    private void acceptAccurately() {
        script.listen(accurate(), 1000).sends(syn(5000).mss(1460).ace(7));
        script.expects(synAck(1000, 5001).ace(2).marks(1, 0, 1))
                .sendsWith(Ecn.ECT0, ack(5001, 1001).ace(2).marks(1, 0, 1));
    }

    // --- client ------------------------------------------------------------------------------------------------------

    /** Table 2: what the server's flags mean. */
    @ParameterizedTest(name = "{0}: mode {1}, third ACK {2}")
    @CsvSource({"0, 0, 0", "1, 1, 0", "2, 2, 2", "3, 2, 2", "4, 2, 2", "5, 2, 2", "6, 2, 2", "7, 0, 0"})
    void theSynAckDecides(int field, int mode, int third) {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7)).sends(synAck(5000, 1001).mss(1460).ace(field))
                .expects(ack(1001, 5001).ace(third));
        assertThat(info().mode()).isEqualTo(mode);
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(mode == 2 ? 5 : 0));
        assertThat(script.codepoint()).isEqualTo(mode == 0 ? Ecn.NOT_ECT : Ecn.ECT0);
    }

    /**
     * Table 3: the third ACK tells the server with which codepoint its SYN-ACK came; a marked one is the first
     * count.
     */
    @ParameterizedTest(name = "codepoint {0}: third ACK {1}, then {2}")
    @CsvSource({"0, 2, 5", "1, 3, 5", "2, 4, 5", "3, 6, 6"})
    void theThirdAckReflectsTheSynAck(int codepoint, int third, int count) {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7))
                .sendsWith(codepoint, synAck(5000, 1001).mss(1460).ace(2)).expects(ack(1001, 5001).ace(third));
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(count));
    }

    /** Not-ECT cannot have become CE: nothing of ours may be marked, but what we receive is counted all the same. */
    @Test
    void feedbackOnTheSynThatCannotBeTrueEndsMarking() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7))
                .sendsWith(Ecn.CE, synAck(5000, 1001).mss(1460).ace(6)).expects(ack(1001, 5001).ace(6));
        assertThat(info().failures()).isEqualTo(2);
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(5));
        assertThat(script.codepoint()).isEqualTo(Ecn.NOT_ECT);
    }

    @Test
    void theSecondSynAsksOnceMoreAndTheThirdDoesNot() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7)).at(s(1)).expects(syn(1000).ace(7)).at(s(2))
                .expects(syn(1000).ace(0));
        // The consent is to one of the others, and counts.
        script.sends(synAck(5000, 1001).mss(1460).ace(2)).expects(ack(1001, 5001).ace(2));
        assertThat(info().mode()).isEqualTo(2);
    }

    @Test
    void whoAsksAsOfOldIsAnsweredSo() {
        script.connect(Settings.plain().ecn(EcnMode.REQUEST_ACCEPT_ACCURATE), 1000).expects(syn(1000).ece().cwr())
                .sends(synAck(5000, 1001).mss(1460).ece()).expects(ack(1001, 5001));
        assertThat(info().mode()).isEqualTo(1);
    }

    @Test
    void theSynAckAgainIsReflectedAgain() {
        openAccurately();
        script.sendsWith(Ecn.ECT1, synAck(5000, 1001).mss(1460).ace(2).marks(1, 0, 1)).expects(ack(1001, 5001).ace(3));
    }

    // --- server ------------------------------------------------------------------------------------------------------

    /** Table 2, the other way: flags of the SYN-ACK by the codepoint of the SYN. */
    @ParameterizedTest(name = "codepoint {0}: {1}")
    @CsvSource({"0, 2", "1, 3", "2, 4", "3, 6"})
    void theSynAckReflectsTheSyn(int codepoint, int field) {
        script.listen(accurate(), 1000).sendsWith(codepoint, syn(5000).mss(1460).ace(7))
                .expects(synAck(1000, 5001).ace(field));
    }

    /** §3.1.2: whatever is neither nothing nor the request of RFC 3168 may be a future request. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0, 0", "1, 2", "2, 2", "3, 1", "4, 2", "5, 2", "6, 2", "7, 2"})
    void whatASynMayAskFor(int asked, int answered) {
        script.listen(accurate(), 1000).sends(syn(5000).mss(1460).ace(asked)).expects(synAck(1000, 5001).ace(answered));
    }

    @ParameterizedTest
    @EnumSource(value = EcnMode.class, names = {"REQUEST", "ACCEPT"})
    void whoDoesNotKnowItAgreesToTheOldOne(EcnMode mode) {
        script.listen(Settings.plain().ecn(mode), 1000).sendsWith(Ecn.ECT0, syn(5000).mss(1460).ace(7))
                .expects(synAck(1000, 5001).ace(1).noMarks());
    }

    @Test
    void theSecondSynAckHasNoOptionAndTheThirdNoFlags() {
        script.listen(accurate(), 1000).sends(syn(5000).mss(1460).ace(7))
                .expects(synAck(1000, 5001).ace(2).marks(1, 0, 1))
                .at(s(1)).expects(synAck(1000, 5001).ace(2).noMarks())
                .at(s(3)).expects(synAck(1000, 5001).ace(0).noMarks())
                .sends(ack(5001, 1001).ace(2));
        assertThat(info().mode()).as("the third ACK is to the first").isEqualTo(2);
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(5));
        assertThat(script.codepoint()).as("a SYN-ACK without flags has left (§3.1.5)").isEqualTo(Ecn.NOT_ECT);
    }

    /** §3.2.2.1: a field of zero has been cleared on the way. */
    @Test
    void aThirdAckWithoutFlagsEndsMarking() {
        script.listen(accurate(), 1000).sends(syn(5000).mss(1460).ace(7)).expects(synAck(1000, 5001).ace(2))
                .sends(ack(5001, 1001).ace(0));
        assertThat(info().failures()).isEqualTo(2 | 8);
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(5));
        assertThat(script.codepoint()).isEqualTo(Ecn.NOT_ECT);
    }

    // --- counting ----------------------------------------------------------------------------------------------------

    @Test
    void marksAreCountedByPacketsAndBytes() {
        acceptAccurately();
        script.sendsWith(Ecn.CE, data(5001, 1001, 100).ace(5)).expects(ack(1001, 5101).ace(6).marks(1, 100, 1));
        script.sendsWith(Ecn.ECT0, data(5101, 1001, 10).ace(5)).expects(ack(1001, 5111).ace(6).marks(1, 100, 11));
        script.sendsWith(Ecn.CE, data(5111, 1001, 1).ace(5)).expects(ack(1001, 5112).ace(7).marks(1, 101, 11));
        assertThat(script.codepoint()).as("acknowledgements may be marked, too").isEqualTo(Ecn.ECT0);
        assertThat(info().received()).isEqualTo(2);
        assertThat(info().receivedCe()).isEqualTo(101);
        assertThat(info().receivedEct0()).isEqualTo(10);
    }

    @Test
    void aDelayedAckDoesNotWaitWhenMarksBeginOrEnd() {
        script.listen(accurate().delayedAck(ms(40)), 1000).sends(syn(5000).mss(1460).ace(7))
                .expects(synAck(1000, 5001).ace(2)).sendsWith(Ecn.ECT0, ack(5001, 1001).ace(2));
        script.sendsWith(Ecn.ECT0, data(5001, 1001, 100).ace(5)).expects(ack(1001, 5101).ace(5));
        script.sendsWith(Ecn.ECT0, data(5101, 1001, 100).ace(5)).expectsNothing();
        script.sendsWith(Ecn.CE, data(5201, 1001, 100).ace(5)).expects(ack(1001, 5301).ace(6));
        script.sendsWith(Ecn.CE, data(5301, 1001, 100).ace(5)).expectsNothing();
        script.sendsWith(Ecn.ECT0, data(5401, 1001, 100).ace(5)).expects(ack(1001, 5501).ace(7));
    }

    /** One cut a round trip, however many marks; and no CWR. */
    @Test
    void aCountThatMovesCutsTheWindowOnce() {
        openAccurately();
        script.app.write(14_480);
        script.expectsAccurateData(1001, 5001, 1448, 10);
        script.sends(ack(5001, 2449).ace(6).marks(1, 1448, 1));
        assertThat(script.app.socket.recoveryState()).isEqualTo(RecoveryState.CWR);
        assertThat(script.app.socket.slowStartThreshold()).isEqualTo(5);
        script.sends(ack(5001, 3897).ace(7).marks(1, 2896, 1));
        assertThat(script.app.socket.slowStartThreshold()).as("once a round trip").isEqualTo(5);
        script.sends(ack(5001, 5345).ace(7).marks(1, 2896, 1449));
        script.sends(ack(5001, 15_481).ace(2).marks(1, 2896 + 4344, 7241));
        assertThat(info().deliveredMarked()).isEqualTo(5);
        assertThat(info().deliveredCe()).isEqualTo(7240);
        assertThat(info().deliveredEct0()).isEqualTo(7240);
        script.app.write(100);
        script.expects(data(15_481, 5001, 100).ace(5));
    }

    /** A full segment leaves 12 bytes for the option; without the option it does not. */
    @Test
    void segmentsLeaveRoomForTheOption() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7)).sends(synAck(5000, 1001).mss(1460).ace(2))
                .expects(ack(1001, 5001).ace(2).noMarks());
        script.app.write(1460);
        script.expects(data(1001, 5001, 1460).ace(5).noMarks());
        // Now the peer turns out to know it.
        script.sends(ack(5001, 2461).ace(5).marks(1, 0, 1461));
        script.app.write(1460);
        script.expects(data(2461, 5001, 1448).ace(5).marks(1, 0, 1))
                .expects(data(3909, 5001, 12).ace(5).marks(1, 0, 1));
    }

    /** Already what the acknowledgement itself lets out, with which the peer turns out to know the option. */
    @Test
    void theRoomIsLeftAtOnce() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7)).sends(synAck(5000, 1001).mss(1460).win(1460).ace(2))
                .expects(ack(1001, 5001).ace(2).noMarks());
        script.app.write(4 * 1460);
        script.expects(data(1001, 5001, 1460).ace(5).noMarks());
        script.sends(ack(5001, 2461).ace(5).marks(1, 0, 1461)).expects(data(2461, 5001, 1448).ace(5).marks(1, 0, 1))
                .expects(data(3909, 5001, 1448).ace(5)).expects(data(5357, 5001, 1448).ace(5))
                .expects(data(6805, 5001, 36).ace(5));
    }

    /** Both connect at once: SYN and SYN-ACK cross, and either end has asked and answers. */
    @Test
    void bothMayAskAtOnce() {
        script.connect(accurate(), 1000).expects(syn(1000).ace(7)).at(s(1)).expects(syn(1000).ace(7));
        script.sends(syn(5000).mss(1460).ace(7)).expects(synAck(1000, 5001).ace(2).marks(1, 0, 1));
        script.sends(synAck(5000, 1001).mss(1460).ace(2).marks(1, 0, 1)).expects(ack(1001, 5001).ace(5));
        assertThat(info().mode()).isEqualTo(2);
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(5)).sends(ack(5001, 1101).ace(6));
        assertThat(info().deliveredMarked()).isEqualTo(1);
    }

    @Test
    void withoutTheOptionTheFlagsDo() {
        script.listen(accurate().ecnOption(AccurateEcnConfig.Option.NONE), 1000).sends(syn(5000).mss(1460).ace(7))
                .expects(synAck(1000, 5001).ace(2).noMarks()).sends(ack(5001, 1001).ace(2).marks(1, 0, 1));
        script.sendsWith(Ecn.CE, data(5001, 1001, 100).ace(5)).expects(ack(1001, 5101).ace(6).noMarks());
    }

    /** §3.2.2.4: the counter begins at 5, so the first answer to data cannot be 0. */
    @Test
    void aFirstAnswerToDataWithoutFlagsEndsMarking() {
        openAccurately();
        script.app.write(100);
        script.expects(data(1001, 5001, 100).ace(5)).sends(ack(5001, 1101).ace(0));
        assertThat(info().failures()).isEqualTo(2 | 8);
        assertThat(info().deliveredMarked()).isZero();
        script.app.write(100);
        script.expects(data(1101, 5001, 100).ace(5));
        assertThat(script.codepoint()).isEqualTo(Ecn.NOT_ECT);
    }

    /** §3.2.3.2.2: a report that did not arrive, with the option, and the segment comes yet again. */
    @Test
    void anOptionThatSeemsToMakeAcknowledgementsDisappearIsLeftOut() {
        script.listen(accurate().sack(), 1000).sends(syn(5000).mss(1460).sackOk().ace(7))
                .expects(synAck(1000, 5001).ace(2)).sendsWith(Ecn.ECT0, ack(5001, 1001).ace(2).marks(1, 0, 1));
        Seg segment = data(5001, 1001, 100).ace(5);
        script.sendsWith(Ecn.ECT0, segment).expects(ack(1001, 5101).ace(5).marks(1, 0, 101));
        script.sendsWith(Ecn.ECT0, segment).expects(ack(1001, 5101).ace(5).marks(1, 0, 201).sack(5001, 5101));
        script.sendsWith(Ecn.ECT0, segment).expects(ack(1001, 5101).ace(5).noMarks().sack(5001, 5101));
        assertThat(info().failures()).isEqualTo(4);
    }
}
