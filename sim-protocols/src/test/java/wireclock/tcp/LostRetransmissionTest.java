package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.tcp.Seg.ack;
import static wireclock.tcp.Seg.data;
import static wireclock.tcp.Seg.synAck;
import static wireclock.tcp.TcpScript.ms;

import org.junit.jupiter.api.Test;

/** What RACK makes of reports, with timestamps; segments of 988 bytes, a round trip of 100 ms. */
class LostRetransmissionTest {
    private static final int SIZE = 988;

    private final TcpScript script = new TcpScript();
    private final TestApp app = script.app;
    private int ticks;

    private void open(int segments) {
        script.connect(Settings.plain().mss(1000).sack().timestamps(), 1000);
        ticks = script.next().options().timestampValue();
        script.at(ms(100)).sends(synAck(5000, 1001).mss(1460).sackOk().ts(1, ticks)).expects(ack(1001, 5001))
                .sends(ack(5001, 1001).ts(1, ticks));
        app.write(SIZE * segments);
    }

    private static int at(int segment) {
        return 1001 + (segment - 1) * SIZE;
    }

    private Seg report(int acknowledged, int echoMs, int... segments) {
        int[] edges = new int[segments.length];
        for (int i = 0; i < segments.length; i++) {
            edges[i] = at(segments[i]);
        }
        return ack(5001, at(acknowledged)).ts(2, ticks + echoMs).sack(edges);
    }

    @Test
    void acknowledgementsInOrderAreNoReordering() {
        open(40);
        script.expectsData(1001, 5001, SIZE, 10).at(ms(200));
        for (int segment = 2; segment <= 5; segment++) {
            script.sends(ack(5001, at(segment)).ts(2, ticks + 100)).expectsData(at(2 * segment + 7), 5001, SIZE, 2);
        }
        assertThat(app.socket.info().reorderings()).isZero();
        // So three reports are enough, and nothing is waited for (RFC 8985 §6.2, step 4).
        script.sends(report(5, 100, 6, 9)).expects(data(at(5), 5001, SIZE));
    }

    @Test
    void aRetransmissionIsLostWhenWhatWasSentLaterArrives() {
        open(16);
        script.expectsData(1001, 5001, SIZE, 10).at(ms(200)).sends(report(1, 0, 2, 5)).expects(data(1001, 5001, SIZE))
                // RFC 9937: three have arrived, so of five in ten two may leave.
                .expects(data(at(11), 5001, SIZE));
        // Duplicates echo the time of what came last in order, which is before the retransmission: that is no Eifel.
        script.at(ms(300)).sends(report(1, 0, 2, 12)).expects(data(1001, 5001, SIZE));
        assertThat(app.socket.stats().timeouts).isZero();
        assertThat(app.socket.stats().undos).isZero();
    }

    @Test
    void anAcknowledgementThatBringsTheFirstReportIsNoReorderingEither() {
        open(14);
        // Two in order, one of them acknowledged late, together with the report of what lies beyond the hole.
        script.expectsData(1001, 5001, SIZE, 10).at(ms(200)).sends(report(3, 100, 4, 5));
        assertThat(app.socket.info().reorderings()).isZero();
        script.all();
        script.sends(report(3, 100, 4, 7));
        assertThat(script.next().sequence()).isEqualTo(at(3));
    }
}
