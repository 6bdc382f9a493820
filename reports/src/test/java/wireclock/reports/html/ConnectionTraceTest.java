package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

class ConnectionTraceTest {
    /** Wraps within the first hundred bytes. */
    private static final int INITIAL = -50;
    private static final int WINDOW_SCALE = 7;

    private static TcpSegment segment(int sequence, int acknowledgement, int flags, TcpOptions options, int payload) {
        return new TcpSegment(40_000, 80, sequence, acknowledgement, flags, 500, 0, options,
                new BytesPayload(new byte[payload]));
    }

    private static TcpSegment data(int sequence, int length) {
        return segment(INITIAL + sequence, 1, TcpSegment.ACK, TcpOptions.NONE, length);
    }

    private static TcpSegment ack(int acknowledgement, int... sacks) {
        return segment(1, INITIAL + acknowledgement, TcpSegment.ACK,
                new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, false, 0, 0, sacks), 0);
    }

    private static ConnectionTrace opened(TcpOptions answer) {
        TcpSegment syn = segment(INITIAL, 0, TcpSegment.SYN,
                new TcpOptions(1460, WINDOW_SCALE, true, false, 0, 0, new int[0]), 0);
        ConnectionTrace trace = new ConnectionTrace("a", 1, 2, syn, 10);
        assertThat(trace.sent(0, syn)).isFalse();
        trace.received(5, segment(0, INITIAL + 1, TcpSegment.SYN | TcpSegment.ACK, answer, 0));
        return trace;
    }

    @Test
    void countsFromTheSynAcrossTheWrap() {
        ConnectionTrace trace = opened(new TcpOptions(1460, WINDOW_SCALE, true, false, 0, 0, new int[0]));
        assertThat(trace.sent(10, data(1, 40))).isFalse();
        assertThat(trace.sent(11, data(41, 40))).isFalse();
        assertThat(trace.sent(20, data(1, 40))).isTrue();
        assertThat(trace.sent(21, segment(0, 1, TcpSegment.ACK, TcpOptions.NONE, 0))).isFalse();
        trace.received(30, ack(1, INITIAL + 41, INITIAL + 81));
        trace.received(31, ack(81));
        Map<String, @Nullable Object> tree = trace.tree("flow");
        assertThat((long[]) tree.get("segments")).containsExactly(0, 0, 1, 10, 1, 40, 11, 41, 40);
        assertThat((long[]) tree.get("retransmissions")).containsExactly(20, 1, 40);
        assertThat((long[]) tree.get("sacks")).containsExactly(30, 41, 81);
        assertThat((long[]) tree.get("sent")).containsExactly(1, 41, 81);
        assertThat((long[]) tree.get("ack")).containsExactly(1, 1, 81);
        // The window of a SYN is not scaled, those after it by what its sender offered (RFC 7323, section 2.2).
        assertThat((long[]) tree.get("window")).containsExactly(1 + 500, 1 + 500 * 128, 81 + 500 * 128);
    }

    @Test
    void windowsAreNotScaledUnlessBothOfferIt() {
        ConnectionTrace trace = opened(new TcpOptions(1460, TcpOptions.ABSENT, true, false, 0, 0, new int[0]));
        trace.received(30, ack(1));
        assertThat((long[]) trace.tree("flow").get("window")).containsExactly(501, 501);
    }

    @Test
    void isFoundByItsEnds() {
        ConnectionTrace trace = opened(TcpOptions.NONE);
        assertThat(trace.isOf(1, 2, 40_000, 80)).isTrue();
        assertThat(trace.isOf(1, 2, 40_000, 81)).isFalse();
        assertThat(trace.isClientOf("a", 2, 80)).isTrue();
        assertThat(trace.isClientOf("b", 2, 80)).isFalse();
    }
}
