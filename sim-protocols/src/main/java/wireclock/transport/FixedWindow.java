package wireclock.transport;

/**
 * A window that stays as it is, whatever is lost: the sliding window of textbooks. What is lost is repaired as ever; only
 * after a timeout one segment leaves alone, until the first acknowledgement comes.
 */
public final class FixedWindow implements LeadingControl {
    private final int segments;

    public FixedWindow(int segments) {
        this.segments = segments;
    }

    @Override
    public void begin(CongestionWindow window, AckSample sample) {
        window.set(segments);
    }

    @Override
    public void lead(CongestionWindow window, AckSample sample) {
        window.set(segments);
    }

    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        return segments;
    }

    /** The window is led, and does not grow. */
    @Override
    public void onAck(CongestionWindow window, int acknowledged, long nowPs) {}
}
