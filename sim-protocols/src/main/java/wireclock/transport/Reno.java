package wireclock.transport;

/**
 * Slow start, and additive increase with multiplicative decrease (RFC 5681 §3.1): the window opens by one segment for
 * each segment acknowledged, later by one a round trip, and halves on loss.
 *
 * <p>Whether holes are then repaired one a round trip (NewReno, RFC 6582) or by SACK (RFC 6675) is not decided here but
 * by what the two ends negotiated. Counting follows Linux: acknowledged segments, not ACKs, so that delayed ACKs do not
 * slow the opening (RFC 3465 with L unlimited).
 */
public final class Reno implements CongestionControl {
    static final int MIN_THRESHOLD = 2;

    private int window;
    private int threshold = NO_THRESHOLD;
    /** Segments acknowledged in congestion avoidance since the window was last opened. */
    private int credit;

    public Reno(int initialWindow) {
        this.window = initialWindow;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public int slowStartThreshold() {
        return threshold;
    }

    @Override
    public void onAck(int segments, long nowPs, long rttPs) {
        int left = segments;
        if (window < threshold) {
            int opened = Math.min(left, threshold - window);
            window += opened;
            left -= opened;
        }
        credit += left;
        if (credit >= window) {
            credit -= window;
            window++;
        }
    }

    @Override
    public void onCongestion(long nowPs, int inFlight) {
        threshold = Math.max(window / 2, MIN_THRESHOLD);
    }

    @Override
    public void onRecovered(long nowPs) {
        window = threshold;
        credit = 0;
    }

    @Override
    public void onTimeout(long nowPs, int inFlight, boolean first) {
        if (first) {
            threshold = Math.max(window / 2, MIN_THRESHOLD);
        }
        window = 1;
        credit = 0;
    }

    @Override
    public void onIdleRestart(int initialWindow) {
        window = Math.min(window, initialWindow);
    }
}
