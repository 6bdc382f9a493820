package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.wire.Ipv4Address;

/** What TCP makes of reports about the path (RFC 1191 §6, RFC 5927 §4 and §7). Segments of 1000 bytes at first. */
class PathMtuOfTcpTest {
    private static final int PEER = Ipv4Address.parse("10.0.0.2");

    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    @BeforeEach
    void open() {
        script.connect(Settings.plain().mss(1000), 1000).expects(syn(1000)).at(ms(100))
                .sends(synAck(5000, 1001).mss(1460)).expects(ack(1001, 5001));
    }

    @Test
    void aReportAboutWhatHasBeenAcknowledgedIsOldOrForged() {
        app.write(1000);
        script.expects(data(1001, 5001, 1000)).at(ms(200)).sends(ack(5001, 2001)).fragmentationNeeded(640);
        assertThat(script.node.ip().mtuTowards(PEER)).isEqualTo(1500);
        app.write(1000);
        script.expects(data(2001, 5001, 1000)).fragmentationNeeded(640).expects(data(2001, 5001, 600));
        assertThat(script.node.ip().mtuTowards(PEER)).isEqualTo(640);
    }

    /** Linux: 10 minutes (mtu_expires), and then what the handshake had settled. */
    @Test
    void theOldSizeIsTriedAgainWhenTheReportIsForgotten() {
        app.write(1000);
        script.expects(data(1001, 5001, 1000)).at(ms(110)).fragmentationNeeded(640).expects(data(1001, 5001, 600))
                .expects(data(1601, 5001, 400)).at(ms(200)).sends(ack(5001, 2001));
        script.at(s(600));
        app.write(600);
        script.expects(data(2001, 5001, 600)).at(s(600) + ms(110)).sends(ack(5001, 2601)).at(s(601));
        app.write(1000);
        script.expects(data(2601, 5001, 1000));
        assertThat(app.socket.effectiveSegmentSize()).isEqualTo(1000);
    }

    /** What one socket has learnt holds for all to the same destination: before anything of theirs is lost. */
    @Test
    void otherConnectionsLearnFromTheFirst() {
        script.node.ip().learnPathMtu(PEER, 640);
        app.write(1200);
        script.expects(data(1001, 5001, 600)).expects(data(1601, 5001, 600));
        script.connectAgain(Settings.plain(), 9000);
        assertThat(script.next().options().maximumSegmentSize()).as("RFC 9293 §3.7.1").isEqualTo(600);
    }

    /** Small segments that are out already have passed or will: nothing is sent twice for their sake. */
    @Test
    void whatIsSmallEnoughIsNotSentAgain() {
        app.write(500);
        script.expects(data(1001, 5001, 500));
        script.node.ip().learnPathMtu(PEER, 640);
        app.write(600);
        script.expects(data(1501, 5001, 600)).expectsNothing();
    }

    /** Below min_pmtu segments are of 552 − 40 bytes and may be fragmented. */
    @Test
    void aTinyPathLeavesDontFragmentOut() {
        app.write(1000);
        script.expects(data(1001, 5001, 1000)).at(ms(110)).fragmentationNeeded(296).expects(data(1001, 5001, 512))
                .expects(data(1513, 5001, 488));
    }
}
