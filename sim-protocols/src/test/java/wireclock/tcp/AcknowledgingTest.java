package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;

class AcknowledgingTest {
    private static final Settings DELAYED = Settings.plain().delayedAck(ms(40));

    @Test
    void aLoneSegmentWaitsFortyMilliseconds() {
        TcpScript script = TcpScript.established(DELAYED);
        script.at(ms(10)).sends(data(5001, 1001, 100)).expectsNothing().at(ms(50)).expects(ack(1001, 5101));
    }

    @Test
    void theSecondFullSegmentIsAcknowledgedAtOnce() {
        TcpScript script = TcpScript.established(DELAYED);
        script.at(ms(10)).sends(data(5001, 1001, 1460)).expectsNothing().sends(data(6461, 1001, 1460))
                .expects(ack(1001, 7921)).at(ms(100)).expectsNothing();
    }

    @Test
    void soIsTheSecondOfSmallFullSegments() {
        TcpScript script = TcpScript.established(DELAYED, synAck(5000, 1001).mss(200));
        script.at(ms(10)).sends(data(5001, 1001, 200)).expectsNothing().sends(data(5201, 1001, 200))
                .expects(ack(1001, 5401));
    }

    @Test
    void dataCarriesTheAcknowledgement() {
        TcpScript script = TcpScript.established(DELAYED);
        script.at(ms(10)).sends(data(5001, 1001, 100)).at(ms(20));
        script.app.write(5);
        script.expects(data(1001, 5101, 5)).at(ms(100)).sends(ack(5101, 1006)).expectsNothing();
    }

    @Test
    void outOfOrderIsAcknowledgedAtOnceAndSoIsWhatFillsTheHole() {
        TcpScript script = TcpScript.established(DELAYED);
        script.at(ms(10)).sends(data(5101, 1001, 100)).expects(ack(1001, 5001)).sends(data(5101, 1001, 100))
                .expects(ack(1001, 5001)).sends(data(5001, 1001, 100)).expects(ack(1001, 5201));
        assertThat(script.app.received).isEqualTo(200);
    }

    @Test
    void sackBlocksTellTheNewestFirst() {
        TcpScript script = TcpScript.established(Settings.plain().sack(), synAck(5000, 1001).mss(1460).sackOk());
        script.sends(data(5101, 1001, 100)).expects(ack(1001, 5001).sack(5101, 5201))
                .sends(data(5301, 1001, 100)).expects(ack(1001, 5001).sack(5301, 5401, 5101, 5201))
                .sends(data(5201, 1001, 100)).expects(ack(1001, 5001).sack(5101, 5401))
                .sends(data(5501, 1001, 100)).sends(data(5701, 1001, 100)).sends(data(5901, 1001, 100)).all();
        script.sends(data(6101, 1001, 100))
                .expects(ack(1001, 5001).sack(6101, 6201, 5901, 6001, 5701, 5801, 5501, 5601))
                .sends(data(5001, 1001, 100))
                .expects(ack(1001, 5401).sack(6101, 6201, 5901, 6001, 5701, 5801, 5501, 5601));
    }

    @Test
    void threeSackBlocksFitBesideTimestamps() {
        TcpScript script = TcpScript.established(Settings.plain().sack().timestamps(),
                synAck(5000, 1001).mss(1460).sackOk().ts(1, 0));
        for (int i = 0; i < 3; i++) {
            script.sends(data(5101 + 200 * i, 1001, 100).ts(1, 0)).all();
        }
        script.sends(data(5701, 1001, 100).ts(1, 0))
                .expects(ack(1001, 5001).ts().sack(5701, 5801, 5501, 5601, 5301, 5401));
    }

    /**
     * Beyond a hole three acknowledgements leave at once, then one for all that come within a moment; but three blocks are
     * all that fit beside timestamps, so that one leaves before a block would be lost (Linux: tcp_sack_new_ofo_skb).
     */
    @Test
    void aThinnedAcknowledgementLeavesBeforeABlockIsCrowdedOut() {
        TcpScript script = TcpScript.established(Settings.plain().sack().timestamps().delayedAck(ms(40)).quickAcks(16),
                synAck(5000, 1001).mss(1460).sackOk().ts(1, 0)).at(ms(10));
        for (int i = 0; i < 3; i++) {
            assertThat(script.sends(data(5101 + 200 * i, 1001, 100).ts(1, 0)).all()).hasSize(1);
        }
        script.sends(data(5701, 1001, 100).ts(1, 0)).expectsNothing().sends(data(5801, 1001, 50).ts(1, 0)).expectsNothing()
                .sends(data(5901, 1001, 100).ts(1, 0))
                .expects(ack(1001, 5001).ts().sack(5701, 5851, 5501, 5601, 5301, 5401))
                .expectsNothing().at(11_100_000_000L).expects(ack(1001, 5001).ts().sack(5901, 6001, 5701, 5851, 5501, 5601));
    }

    @Test
    void oneAcknowledgementStandsForAtMostFortyFour() {
        TcpScript script = TcpScript.established(Settings.plain().sack().delayedAck(ms(40)).quickAcks(16),
                synAck(5000, 1001).mss(1460).sackOk()).at(ms(10));
        for (int i = 0; i < 3; i++) {
            assertThat(script.sends(data(5101 + 10 * i, 1001, 10)).all()).hasSize(1);
        }
        for (int i = 3; i < 47; i++) {
            script.sends(data(5101 + 10 * i, 1001, 10)).expectsNothing();
        }
        script.sends(data(5571, 1001, 10)).expects(ack(1001, 5001).sack(5101, 5581));
    }

    @Test
    void sackBlocksNeverMakeASegmentTooLong() {
        TcpScript script = TcpScript.established(Settings.plain().sack(), synAck(5000, 1001).mss(1460).sackOk());
        script.app.write(1460 * 13 + 1448);
        // Full segments have no room for a block: the acknowledgement that is owed follows them.
        script.expectsData(1001, 5001, 1460, 10).at(ms(11) / 10).sends(data(5101, 2461, 100))
                .expects(data(15_601, 5001, 1460).sack()).expects(data(17_061, 5001, 1460).sack())
                .expects(ack(18_521, 5001).sack(5101, 5201));
        // A segment twelve bytes short of full has room for one, the newest.
        script.at(ms(22) / 10).sends(data(5301, 3921, 100)).expects(data(18_521, 5001, 1460).sack())
                .expects(data(19_981, 5001, 1448).sack(5301, 5401)).expectsNothing();
    }

    @Test
    void timestampsOfOldDuplicatesAreRefused() {
        TcpScript script = TcpScript.established(Settings.plain().timestamps(), synAck(5000, 1001).mss(1460).ts(1000,
                0));
        script.sends(data(5001, 1001, 100).ts(2000, 0)).expects(ack(1001, 5101).echo(2000))
                // PAWS: a segment of an earlier turn of the sequence numbers (RFC 7323 §5).
                .sends(data(5101, 1001, 100).ts(1999, 0)).expects(ack(1001, 5101).echo(2000))
                .sends(data(5101, 1001, 100).ts(2000, 0)).expects(ack(1001, 5201).echo(2000));
        assertThat(script.app.received).isEqualTo(200);
        // A reset is believed whatever its timestamp.
        script.sends(Seg.rst(5201).ts(5, 0));
        assertThat(script.app.told).endsWith("connection reset by peer");
    }

    @Test
    void timestampsOfPastHalfTheCircleAreNew() {
        TcpScript script = TcpScript.established(Settings.plain().timestamps(), synAck(5000, 1001).mss(1460).ts(-1, 0));
        script.sends(data(5001, 1001, 100).ts(3, 0)).expects(ack(1001, 5101).echo(3));
    }

    @Test
    void theEchoIsOfTheSegmentThatAdvancesTheWindow() {
        // RFC 7323 §4.3: a segment behind a hole does not move TS.Recent.
        TcpScript script = TcpScript.established(Settings.plain().timestamps(), synAck(5000, 1001).mss(1460).ts(10, 0));
        script.sends(data(5101, 1001, 100).ts(20, 0)).expects(ack(1001, 5001).echo(10))
                .sends(data(5001, 1001, 100).ts(30, 0)).expects(ack(1001, 5201).echo(30));
    }

    @Test
    void overlappingSegmentsGiveEachByteOnce() {
        TcpScript script = TcpScript.established(Settings.plain());
        script.sends(data(5001, 1001, 100)).expects(ack(1001, 5101)).sends(data(5051, 1001, 100))
                .expects(ack(1001, 5151))
                .sends(data(5001, 1001, 150)).expects(ack(1001, 5151)).sends(data(5171, 1001, 10))
                .expects(ack(1001, 5151))
                .sends(data(5101, 1001, 300)).expects(ack(1001, 5401));
        assertThat(script.app.received).isEqualTo(400);
    }

    @Test
    void anAnswerCarriesAnAcknowledgementThatMayWait() {
        TcpScript script = new TcpScript(1500, echo());
        script.listen(DELAYED, 2000).sends(Seg.syn(100)).expects(synAck(2000, 101))
                .sends(ack(101, 2001)).sends(data(101, 2001, 50)).expects(data(2001, 151, 7)).expectsNothing();
    }

    /** As in a kernel, the application runs when the stack has done its turn. */
    @Test
    void anAcknowledgementThatIsDueLeavesBeforeTheAnswer() {
        TcpScript script = new TcpScript(1500, echo());
        script.listen(Settings.plain(), 2000).sends(Seg.syn(100)).expects(synAck(2000, 101)).sends(ack(101, 2001))
                .sends(data(101, 2001, 50)).expects(ack(2001, 151)).expects(data(2001, 151, 7)).expectsNothing();
    }

    private static TestApp echo() {
        return new TestApp() {
            @Override
            public void readable(TcpSocket readable) {
                super.readable(readable);
                write(7);
            }
        };
    }

    private static TcpScript withTheWindowOfLinux() {
        return TcpScript.established(Settings.plain().receiveBuffer(0).sack().delayedAck(ms(40)).quickAcks(16),
                synAck(5000, 1001).mss(1460).sackOk()).at(ms(10));
    }

    /** Linux: the ACK of a window that opens is a quick one, and the last quick one ends what begins with the first data. */
    @Test
    void whatOpensTheWindowBeyondAHoleSparesTheFirstQuickAcknowledgements() {
        withTheWindowOfLinux().sends(data(6461, 1001, 1460)).expects(ack(1001, 5001).sack(6461, 7921))
                .sends(data(5001, 1001, 1460)).expects(ack(1001, 7921))
                .sends(data(7921, 1001, 1460)).expectsNothing()
                .sends(data(9381, 1001, 1460)).expects(ack(1001, 10_841));
    }
}
