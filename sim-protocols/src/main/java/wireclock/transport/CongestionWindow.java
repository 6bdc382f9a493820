package wireclock.transport;

/**
 * The congestion window, the slow start threshold and the count towards the next segment, in segments: what loss
 * recovery cuts and a {@link CongestionControl} opens.
 */
public final class CongestionWindow {
    private int segments;
    private int threshold = CongestionControl.NO_THRESHOLD;
    /** Segments acknowledged in congestion avoidance since the window was last opened. */
    private int credit;

    public CongestionWindow(int initial) {
        this.segments = initial;
    }

    /** How many segments may be in flight, at least 1. */
    public int segments() {
        return segments;
    }

    /** Slow start threshold, or {@link CongestionControl#NO_THRESHOLD}. */
    public int threshold() {
        return threshold;
    }

    public boolean isInSlowStart() {
        return segments < threshold;
    }

    public void set(int segments) {
        this.segments = Math.max(segments, 1);
    }

    public void setThreshold(int threshold) {
        this.threshold = threshold;
    }

    public void forgetCredit() {
        credit = 0;
    }

    /**
     * Opens the window by a segment for each one acknowledged, up to the threshold (RFC 5681 §3.1, RFC 3465 with L
     * unlimited).
     *
     * @return the acknowledged segments that are left for congestion avoidance
     */
    public int slowStart(int acknowledged) {
        int opened = Math.min(acknowledged, threshold - segments);
        segments += opened;
        return acknowledged - opened;
    }

    /** Opens the window by one for every {@code perSegment} segments acknowledged. */
    public void increase(int perSegment, int acknowledged) {
        if (credit >= perSegment) {
            // The divisor has shrunk since this credit was given: it buys one segment, not a burst.
            credit = 0;
            segments++;
        }
        credit += acknowledged;
        if (credit >= perSegment) {
            segments += credit / perSegment;
            credit %= perSegment;
        }
    }
}
