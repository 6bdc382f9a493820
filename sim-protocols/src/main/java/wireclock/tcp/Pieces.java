package wireclock.tcp;

import wireclock.transport.CongestionWindow;
import wireclock.transport.Pacing;
import wireclock.transport.RttEstimator;

/**
 * How many segments are handed down in one piece, for the device to cut (segmentation offload). On the wire a piece shows
 * only by PSH on its last segment, which Linux sets so that the other side need not wait (tcp_write_xmit,
 * tcp_mss_split_point, tcp_tso_autosize, __tcp_transmit_skb of Linux 6.18).
 */
final class Pieces {
    private final TcpSender sender;
    private final SendVariables snd;
    private final Pacing pacing;
    private final CongestionWindow window;
    private final RttEstimator rtt;
    private final int largest;

    Pieces(TcpSender sender, SendVariables snd, Pacing pacing, int largest) {
        this.sender = sender;
        this.snd = snd;
        this.pacing = pacing;
        this.window = sender.congestionWindow();
        this.rtt = sender.rtt();
        this.largest = largest;
    }

    /**
     * Segments of the next piece.
     *
     * @param room what the congestion window allows, at least 1
     */
    int segments(int room) {
        long usable = snd.una + snd.wnd - snd.nxt;
        long unsent = sender.unsentBytes();
        int segment = sender.segmentSize();
        int most = Math.min(room, largest);
        if (most < 2 || Math.min(usable, unsent) <= segment) {
            return 1;
        }
        if (most > 2) {
            most = Math.min(most, autosize(segment));
        }
        if (Math.min(usable, unsent) >= (long) most * segment) {
            return most;
        }
        return (int) (usable < unsent ? usable / segment : (unsent + segment - 1) / segment);
    }

    /** A thousandth of what leaves in a second. */
    private int autosize(int segment) {
        if (!pacing.isOn() && rtt.hasSample()) {
            pacing.follow(window, sender.scoreboard().outstanding(), segment, rtt.smoothedPs());
        }
        return pacing.burstSegments(segment, rtt.minimumPs());
    }
}
