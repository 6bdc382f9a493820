package wireclock.transport;

/**
 * How BBR sets the congestion window: towards a multiple of the bandwidth-delay product, by what is acknowledged; in the
 * first round of a recovery by packet conservation; and back to what it was when recovery is over.
 */
final class BbrWindow {
    static final int LEAST = 4;
    /** So many segments are a beginning, in which the window opens in any case. */
    private static final int BEGINNING = 10;

    private int before;
    private boolean conserving;
    private RecoveryState state = RecoveryState.OPEN;

    /** The window before it was cut. */
    int before() {
        return before;
    }

    /** Remembers a window that is about to be cut. */
    void save(CongestionWindow window, boolean probingRtt) {
        boolean whole = state.compareTo(RecoveryState.RECOVERY) < 0 && !probingRtt;
        before = whole ? window.segments() : Math.max(before, window.segments());
    }

    void timedOut() {
        state = RecoveryState.LOSS;
    }

    void roundBegins() {
        conserving = false;
    }

    /** Takes the state of recovery over. Returns whether a recovery begins, and with it a round. */
    boolean recover(CongestionWindow window, AckSample sample) {
        int segments = sample.losses > 0 ? Math.max(window.segments() - sample.losses, 1) : window.segments();
        boolean begins = sample.state == RecoveryState.RECOVERY && state != RecoveryState.RECOVERY;
        if (begins) {
            conserving = true;
            // What the application has left unused is no reason to send a burst now.
            segments = sample.inFlight + sample.delivered;
        } else if (state.compareTo(RecoveryState.RECOVERY) >= 0
                && sample.state.compareTo(RecoveryState.RECOVERY) < 0) {
            segments = Math.max(segments, before);
            conserving = false;
        }
        state = sample.state;
        window.set(conserving ? Math.max(segments, sample.inFlight + sample.delivered) : segments);
        return begins;
    }

    boolean isConserving() {
        return conserving;
    }

    /** Opens the window towards a target; it is cut to it only when the path is known to be full. */
    static void approach(CongestionWindow window, AckSample sample, int target, boolean full) {
        int segments = window.segments();
        if (full) {
            segments = Math.min(segments + sample.delivered, target);
        } else if (segments < target || sample.deliveredTotal < BEGINNING) {
            segments += sample.delivered;
        }
        window.set(Math.max(segments, LEAST));
    }
}
