package wireclock.transport;

/**
 * Data Center TCP (RFC 8257) as Linux has it: Reno's growth; but the share of marked segments, smoothed over round trips,
 * says how far a mark cuts the window. A loss cuts it to half. Without ECN on both sides it is Reno.
 */
public final class Dctcp extends Reno implements SampledControl {
    /** α = 1: everything was marked (§4.2: where it starts, too). */
    private static final int ONE = 1024;
    private static final int ONE_SHIFT = 10;
    /** g = 1/16 (§4.2). */
    private static final int GAIN_SHIFT = 4;

    private int alpha = ONE;
    private boolean started;
    /** The round trip ends when this is acknowledged. */
    private long roundEnd;
    private int deliveredBefore;
    private int markedBefore;
    /** Segments that have arrived marked. */
    private int marked;
    private int windowBeforeLoss;

    /** The smoothed share of marked segments, in 1/1024. */
    public int alpha() {
        return alpha;
    }

    @Override
    public void onSample(CongestionWindow window, AckSample sample) {
        marked += sample.marked;
        if (!started) {
            started = true;
            // The first flight began when the connection did.
            deliveredBefore = sample.deliveredTotal - sample.delivered;
            roundEnd = sample.una;
        }
        if (sample.una >= roundEnd) {
            update(sample);
        }
    }

    /** §3.3.2: α = (1 − g)·α + g·F. */
    private void update(AckSample sample) {
        int share = alpha >> GAIN_SHIFT;
        // As small as this cannot be told from nothing.
        alpha -= share == 0 ? alpha : share;
        int markedNow = marked - markedBefore;
        if (markedNow > 0) {
            long delivered = Math.max(sample.deliveredTotal - deliveredBefore, 1);
            alpha = (int) Math.min(alpha + ((long) markedNow << ONE_SHIFT - GAIN_SHIFT) / delivered, ONE);
        }
        roundEnd = sample.next;
        deliveredBefore = sample.deliveredTotal;
        markedBefore = marked;
    }

    /** §3.3.3: by α/2. */
    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        windowBeforeLoss = window.segments();
        return Math.max(windowBeforeLoss - (int) ((long) windowBeforeLoss * alpha >> ONE_SHIFT + 1), MIN_THRESHOLD);
    }

    /** §3.5: a loss is answered as by any other sender. */
    @Override
    public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
        if (state == RecoveryState.RECOVERY && before != RecoveryState.RECOVERY) {
            halve(window);
        }
    }

    @Override
    public void onTimeout(CongestionWindow window, long nowPs, long next) {
        halve(window);
    }

    private void halve(CongestionWindow window) {
        windowBeforeLoss = window.segments();
        window.setThreshold(Math.max(windowBeforeLoss >> 1, MIN_THRESHOLD));
    }

    @Override
    public int windowAfterUndo(CongestionWindow window, int windowBefore) {
        return Math.max(window.segments(), windowBeforeLoss);
    }

    @Override
    public boolean needsExactEcn() {
        return true;
    }
}
