package wireclock.tcp;

import wireclock.transport.CongestionWindow;
import wireclock.transport.Pacing;
import wireclock.transport.RttEstimator;
import wireclock.wire.TcpSegment;

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
    private final Scoreboard scoreboard;
    private final RttEstimator rtt;
    private final int largest;
    private final Deferral deferral;
    private boolean deferred;

    Pieces(TcpSender sender, SendVariables snd, Pacing pacing, int largest) {
        this.sender = sender;
        this.snd = snd;
        this.pacing = pacing;
        this.window = sender.congestionWindow();
        this.scoreboard = sender.scoreboard();
        this.rtt = sender.rtt();
        this.largest = largest;
        this.deferral = new Deferral(sender, snd);
    }

    /** Segments of the next piece; none while the window is full. */
    int next() {
        int room = window.segments() - scoreboard.inFlight();
        return room > 0 ? cut(room) : 0;
    }

    /** Sends so many new segments at the most, piece by piece, as far as the window allows. Returns how many. */
    int send(long nowPs, boolean override, int most) {
        int sent = 0;
        deferred = false;
        while (sent < most && scoreboard.inFlight() < window.segments()) {
            int piece = cut(Math.min(window.segments() - scoreboard.inFlight(), most - sent));
            if (most == Integer.MAX_VALUE && waits(piece, nowPs)) {
                deferred = true;
                return sent;
            }
            for (int i = 1; i <= piece; i++) {
                if (!sender.sendNew(nowPs, override, piece > 1 && i == piece ? TcpSegment.PSH : 0)) {
                    return sent;
                }
                sent++;
            }
        }
        return sent;
    }

    /** Whether the last call left something for the next acknowledgement to bring more room. */
    boolean hasDeferred() {
        return deferred;
    }

    private boolean waits(int piece, long nowPs) {
        if (largest < 2 || sender.unsentBytes() <= sender.segmentSize()) {
            return false;
        }
        int room = window.segments() - scoreboard.inFlight();
        return deferral.isAdvisable(room, room < 2 ? 2 : autosize(sender.segmentSize()), nowPs);
    }

    /** What of so many segments, at least one, leaves in one piece. */
    private int cut(int room) {
        long usable = snd.una + snd.wnd - snd.nxt;
        long unsent = sender.unsentBytes();
        int segment = sender.segmentSize();
        // At least two pieces a window.
        int most = Math.min(Math.min(room, largest), Math.max(window.segments() >> 1, 1));
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
            pacing.follow(window, scoreboard.outstanding(), segment, rtt.smoothedPs());
        }
        return pacing.burstSegments(segment, rtt.minimumPs());
    }
}
