package wireclock.tcp;

import wireclock.transport.CongestionWindow;
import wireclock.transport.Pacing;
import wireclock.transport.PacingConfig;
import wireclock.wire.TcpSegment;

/**
 * Where Linux would cut what it hands down in one piece: a piece of several segments has PSH at its end
 * (tcp_write_xmit, tcp_mss_split_point, tcp_tso_autosize, and __tcp_transmit_skb, which sets the flag). Nothing else
 * depends on it here, for this stack hands down segments.
 */
final class BurstMarks {
    private final TcpSender sender;
    private final SendVariables snd;
    private final CongestionWindow window;
    private final Pacing pacing = new Pacing(PacingConfig.DEFAULTS);
    /** Where the present piece ends, and 0 before the first. */
    private long end;
    private boolean marked;

    BurstMarks(TcpSender sender, SendVariables snd) {
        this.sender = sender;
        this.snd = snd;
        this.window = sender.congestionWindow();
    }

    /** PSH for the next segment, or 0. */
    int push() {
        int segment = sender.segmentSize();
        if (snd.nxt >= end) {
            long length = piece(segment);
            marked = length > segment;
            end = snd.nxt + length;
        }
        return marked && snd.nxt + segment >= end ? TcpSegment.PSH : 0;
    }

    private long piece(int segment) {
        long offset = snd.nxt - snd.iss - 1;
        long unit = sender.queue().unitEnd(offset) - offset;
        long usable = snd.una + snd.wnd - snd.nxt;
        if (snd.una > snd.iss + 1) {
            // Before the first acknowledgement of data nothing is known of the rate.
            pacing.follow(window, sender.scoreboard().outstanding(), segment, sender.rtt().smoothedPs());
        }
        // Two pieces are to be under way at the least (tcp_cwnd_test).
        int quota = Math.min(Math.max(window.segments() >> 1, 1), window.segments() - sender.inFlight());
        long most = (long) segment * Math.min(quota, pacing.burstSegments(segment, sender.rtt().minimumPs()));
        boolean last = offset + unit == sender.buffer().end();
        long needed = Math.min(unit, usable);
        if (most <= needed || most <= usable && !last) {
            return Math.min(most, unit);
        }
        long partial = needed % segment;
        return partial > 0 && sender.mayBeHeldBack() ? needed - partial : needed;
    }
}
