package wireclock.transport;

/**
 * Slow start, and additive increase with multiplicative decrease (RFC 5681 §3.1): the window opens by one segment for
 * each segment acknowledged, later by one a round trip, and halves on loss.
 *
 * <p>Whether holes are then repaired one a round trip (NewReno, RFC 6582) or by SACK is not decided here but by what the
 * two ends negotiated. Counting follows Linux: acknowledged segments, not ACKs, so that delayed ACKs do not slow the
 * opening.
 */
public class Reno implements CongestionControl {
    static final int MIN_THRESHOLD = 2;

    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        return Math.max(window.segments() / 2, MIN_THRESHOLD);
    }

    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {
        int left = window.isInSlowStart() ? window.slowStart(segments) : segments;
        if (left > 0) {
            window.increase(window.segments(), left);
        }
    }
}
