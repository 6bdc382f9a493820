package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.syn;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;
import static wireclock.tcp.TcpScript.s;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wireclock.transport.RecoveryState;

/**
 * The search for the path's MTU from 512 bytes on, on an interface of 1500 bytes; a round trip of 100 ms, twelve
 * segments at first. The first probe is a packet of (552 + 1500) / 2 = 1026 bytes.
 */
class MtuSearchTest {
    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;

    private void open(MtuProbing.Mode mode) {
        script.connect(Settings.plain().sack().initialWindow(12).probing(mode), 1000).expects(syn(1000).mss(1460))
                .at(ms(100)).sends(synAck(5000, 1001).mss(1460).sackOk()).expects(ack(1001, 5001));
    }

    @Test
    void whoSearchesFromTheBeginningSendsOneLongerSegmentFirst() {
        open(MtuProbing.Mode.ALWAYS);
        app.write(10_000);
        // It counts as two: ten more fill the window.
        script.expects(data(1001, 5001, 986)).expectsData(1987, 5001, 512, 10).expectsNothing();
        assertThat(app.socket.congestionWindow()).isEqualTo(11);
    }

    @Test
    void whatHasPassedIsUsedAndTheWindowStaysAsManyBytes() {
        open(MtuProbing.Mode.ALWAYS);
        app.write(10_000);
        script.expects(data(1001, 5001, 986)).expectsData(1987, 5001, 512, 10);
        script.at(ms(200)).sends(ack(5001, 7107));
        // 11 · 552 / 1026 = 5, and in slow start the 11 that have been delivered are added.
        assertThat(app.socket.effectiveSegmentSize()).isEqualTo(986);
        assertThat(app.socket.congestionWindow()).isEqualTo(16);
        assertThat(app.socket.stats().mtuProbesPassed).isEqualTo(1);
        script.expectsData(7107, 5001, 986, 3).expects(data(10_065, 5001, 936));
    }

    @Test
    void aLostProbeIsSentAgainInPiecesAndIsNoCongestion() {
        open(MtuProbing.Mode.ALWAYS);
        app.write(10_000);
        script.expects(data(1001, 5001, 986)).expectsData(1987, 5001, 512, 10);
        script.at(ms(200)).sends(ack(5001, 1001).sack(1987, 2499)).expects(data(7107, 5001, 512))
                .at(ms(202)).sends(ack(5001, 1001).sack(1987, 3011)).expects(data(7619, 5001, 512))
                .sends(ack(5001, 1001).sack(1987, 3523))
                .expects(data(1001, 5001, 512)).expects(data(1513, 5001, 474));
        assertThat(app.socket.congestionWindow()).isEqualTo(12);
        assertThat(app.socket.stats().mtuProbesLost).isEqualTo(1);
        assertThat(app.socket.stats().fastRecoveries).isZero();
        assertThat(app.socket.recoveryState()).isEqualTo(RecoveryState.LOSS);
    }

    /** Nothing is lost but the report is of the probe alone: the others stay under way. */
    @Test
    void aRouterThatSpeaksSparesTheOthers() {
        open(MtuProbing.Mode.ALWAYS);
        app.write(2986);
        // Too little behind it to probe: five segments would be needed.
        script.expectsData(1001, 5001, 512, 5).expects(data(3561, 5001, 426)).at(ms(200)).sends(ack(5001, 3987));
        app.write(4096);
        script.expects(data(3987, 5001, 986)).expectsData(4973, 5001, 512, 6).expects(data(8045, 5001, 38));
        script.fragmentationNeeded(900);
        script.expects(data(3987, 5001, 512)).expects(data(4499, 5001, 474)).expectsNothing();
    }

    /** A tail loss probe, then timeouts of 300 ms, doubled: 3 s after the first of these it looks like a black hole. */
    @Test
    void silenceLeadsToSmallerSegments() {
        open(MtuProbing.Mode.ON_BLACK_HOLE);
        app.write(1460);
        script.expects(data(1001, 5001, 1460)).at(ms(400)).expects(data(1001, 5001, 1460))
                .at(ms(700)).expects(data(1001, 5001, 1460)).at(ms(1300)).expects(data(1001, 5001, 1460))
                .at(ms(2500)).expects(data(1001, 5001, 1460)).at(ms(4900)).expects(data(1001, 5001, 512));
        // Half of it, and so on down to 48 bytes.
        script.at(ms(9700)).expects(data(1001, 5001, 256)).at(ms(19_300)).expects(data(1001, 5001, 128))
                .at(ms(38_500)).expects(data(1001, 5001, 64)).at(ms(76_900)).expects(data(1001, 5001, 48))
                .at(ms(153_700)).expects(data(1001, 5001, 48));
    }

    @Test
    void whoDoesNotSearchGoesOnInVain() {
        open(MtuProbing.Mode.OFF);
        app.write(1460);
        script.expects(data(1001, 5001, 1460));
        for (int at : new int[] {400, 700, 1300, 2500, 4900, 9700, 19_300}) {
            script.at(ms(at)).expects(data(1001, 5001, 1460));
        }
    }

    /** Writes a little at a time, acknowledges everything, and collects what lengths of segments were tried. */
    private Set<Integer> lengthsOf(int bytes, int times) {
        Set<Integer> lengths = new TreeSet<>();
        for (int i = 0; i < times; i++) {
            app.write(bytes);
            while (app.socket.unacknowledged() > 0) {
                script.all().forEach(segment -> lengths.add(segment.payload().length()));
                script.sends(ack(5001, (int) (1001 + app.socket.bytesWritten() - app.socket.unsent())));
            }
            script.after(ms(10));
        }
        return lengths;
    }

    /** Halves: 1026, 1263, 1381, 1440, 1470, 1485, 1492, 1496 bytes; then less than eight are left. */
    @Test
    void theSearchGoesByHalves() {
        open(MtuProbing.Mode.ALWAYS);
        assertThat(lengthsOf(20_000, 20)).contains(512, 986, 1223, 1341, 1400, 1430, 1445, 1452, 1456)
                .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(1456));
        assertThat(app.socket.stats().mtuProbes).isEqualTo(8);
        assertThat(app.socket.effectiveSegmentSize()).isEqualTo(1456);
    }

    /** What did not pass may pass later: after ten minutes the search begins again (tcp_probe_interval). */
    @Test
    void theSearchIsRepeated() {
        aLostProbeIsSentAgainInPiecesAndIsNoCongestion();
        script.sends(ack(5001, 8131));
        assertThat(lengthsOf(20_000, 30)).contains(748).noneMatch(length -> length >= 986);
        script.at(s(600));
        assertThat(lengthsOf(20_000, 2)).noneMatch(length -> length >= 986);
        script.at(s(601));
        assertThat(lengthsOf(20_000, 4)).anyMatch(length -> length > 1200);
    }
}
