package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;

/** What DCTCP's two ends do with marks (RFC 8257 §3.1, §3.2), with acknowledgements that wait for the second segment. */
class ExactEcnTest {
    private final TcpScript script = new TcpScript();

    private void open() {
        script.connect(Settings.plain().congestion("dctcp").delayedAck(ms(40)), 1000).expects(syn(1000).ece().cwr());
        assertThat(script.codepoint()).as("even the SYN may be marked").isEqualTo(Ecn.ECT0);
        script.sends(synAck(5000, 1001).mss(1460).ece()).expects(ack(1001, 5001));
    }

    @Test
    void everythingSentMayBeMarked() {
        open();
        assertThat(script.codepoint()).isEqualTo(Ecn.ECT0);
        script.app.write(100);
        script.expects(data(1001, 5001, 100));
        assertThat(script.codepoint()).isEqualTo(Ecn.ECT0);
        // Sent again as well.
        script.at(ms(200)).expects(data(1001, 5001, 100));
        assertThat(script.codepoint()).isEqualTo(Ecn.ECT0);
    }

    /** The acknowledgement that waits is of an unmarked segment, and leaves first; the marked one is told at once. */
    @Test
    void whenMarksBeginTwoAcknowledgementsLeave() {
        open();
        script.at(ms(10)).sendsWith(Ecn.ECT0, data(5001, 1001, 1460)).expectsNothing()
                .sendsWith(Ecn.CE, data(6461, 1001, 1460)).expects(ack(1001, 6461)).expects(ack(1001, 7921).ece());
    }

    /** As long as marks last, every second segment is acknowledged with ECE; CWR does not end it. */
    @Test
    void whileMarksLastAcknowledgementsWaitAsEver() {
        open();
        script.at(ms(10)).sendsWith(Ecn.CE, data(5001, 1001, 1460)).expects(ack(1001, 6461).ece())
                .sendsWith(Ecn.CE, data(6461, 1001, 1460)).expectsNothing()
                .sendsWith(Ecn.CE, data(7921, 1001, 1460)).expects(ack(1001, 9381).ece())
                .sendsWith(Ecn.CE, data(9381, 1001, 1460).cwr());
        assertThat(script.all()).allMatch(segment -> segment.has(wireclock.wire.TcpSegment.ECE));
        // The end of the marks is told at once, too.
        script.sendsWith(Ecn.ECT0, data(10_841, 1001, 1460));
        assertThat(script.all().getLast().has(wireclock.wire.TcpSegment.ECE)).isFalse();
    }

    @Test
    void aPeerWithoutEcnGetsReno() {
        script.connect(Settings.plain().congestion("dctcp"), 1000).expects(syn(1000).ece().cwr())
                .sends(synAck(5000, 1001).mss(1460)).expects(ack(1001, 5001));
        script.app.write(100);
        script.expects(data(1001, 5001, 100));
        assertThat(script.codepoint()).isEqualTo(Ecn.NOT_ECT);
    }
}
