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
        this.deferral = new Deferral(sender, snd, pacing);
    }

    /** Segments of the next piece; none while the window is full. */
    int next() {
        int room = window.segments() - scoreboard.inFlight();
        return room > 0 ? cut(room) : 0;
    }

    /**
     * Sends so many new segments at the most, piece by piece, as far as the window allows. Returns how many.
     *
     * @param mayDefer whether less than a whole piece may wait for the next acknowledgement
     */
    int send(long nowPs, boolean override, int most, boolean mayDefer) {
        int sent = 0;
        deferred = false;
        while (sent < most && scoreboard.inFlight() < window.segments()) {
            int piece = cut(Math.min(window.segments() - scoreboard.inFlight(), most - sent));
            if (mayDefer && waits(nowPs)) {
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

    /** Whether there was room in the congestion window that has been left until the next acknowledgement. */
    boolean hasDeferred() {
        return deferred;
    }

    /** Whether what could leave now had better wait: it is less than a whole piece, and not the last segment. */
    private boolean waits(long nowPs) {
        int segment = sender.segmentSize();
        if (largest < 2 || sender.unsentBytes() <= segment) {
            return false;
        }
        long room = (long) (window.segments() - scoreboard.inFlight()) * segment;
        long usable = snd.una + snd.wnd - snd.nxt;
        long most = Math.min(room, usable);
        // The least that makes a piece is two.
        if (!deferral.isAdvisable(most, nowPs) || (most >= 2L * segment && most >= (long) autosize(segment) * segment)) {
            return false;
        }
        deferred = room < usable;
        return true;
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
