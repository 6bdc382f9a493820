package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wireclock.wire.TcpSegment;

/** Several segments are handed down at a time, and the last of them has PSH: as measured on Linux 6.18. */
class PiecesTest {
    private final TcpScript script = new TcpScript();

    private void open(Settings settings, int window) {
        script.connect(settings, 1000).expects(syn(1000)).at(ms(50)).sends(synAck(5000, 1001).mss(1000).win(window))
                .expects(ack(1001, 5001));
    }

    /** What has been sent, a letter a segment. */
    private String sent() {
        return script.all().stream().map(segment -> segment.has(TcpSegment.PSH) ? "P" : ".").collect(Collectors.joining());
    }

    /** Ten segments in 50 ms: a thousandth of a second's worth is less than two. */
    @Test
    void slowConnectionsSendPairs() {
        open(Settings.plain(), 65_535);
        script.app.write(30_000);
        assertThat(sent()).isEqualTo(".P.P.P.P.P");
        // Slow start: each acknowledgement lets two leave; an acknowledgement of two lets two pairs leave.
        assertThat(script.at(ms(100)).sends(ack(5001, 2001)).all()).hasSize(2);
        script.sends(ack(5001, 4001));
        assertThat(sent()).isEqualTo(".P.P");
    }

    /** An odd one has no company, and no PSH. */
    @Test
    void theWindowCutsAPieceShort() {
        open(Settings.plain(), 5000);
        script.app.write(30_000);
        assertThat(sent()).isEqualTo(".P.P.");
    }

    /** As measured: 10,000 bytes in segments of 1448. */
    @Test
    void theEndOfAWriteHasPushInAnyCase() {
        open(Settings.plain(), 65_535);
        script.app.write(6900);
        assertThat(sent()).isEqualTo(".P.P.PP");
    }

    /** At least two pieces a window: with two or three segments of window each goes alone. */
    @Test
    void smallWindowsSendSingly() {
        open(Settings.plain().initialWindow(3), 65_535);
        script.app.write(30_000);
        assertThat(sent()).isEqualTo("...");
    }

    @Test
    void theSenderOfTheRfcsMarksNothingButTheEnd() {
        open(Settings.plain().rfcOnly(), 65_535);
        script.app.write(10_000);
        assertThat(sent()).isEqualTo(".........P");
    }
}
