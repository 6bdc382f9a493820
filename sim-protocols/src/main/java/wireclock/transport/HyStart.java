package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * Hybrid slow start (Ha and Rhee 2008, as Linux has it in CUBIC): ends slow start before it overshoots, when the ACKs of
 * a round come in one close train longer than half the shortest round trip, or when a round's delay has risen.
 */
final class HyStart {
    /** Bits of what is looked at. */
    private static final int TRAIN = 1;
    private static final int DELAY = 2;
    private static final int MIN_SAMPLES = 8;
    private static final long MIN_RISE_PS = 4 * SimTime.MILLISECOND;
    private static final long MAX_RISE_PS = 16 * SimTime.MILLISECOND;
    /** What the sender may itself hold back: four of the largest bursts handed to an adapter, at the most 1 ms. */
    private static final long BURST_BYTES = 4 * 65_536;
    private static final long MAX_BURST_PS = SimTime.MILLISECOND;

    private final HyStartConfig config;
    private boolean found;
    private boolean started;
    private long roundStartPs;
    private long lastAckPs;
    /** A round ends when what was sent before its start has been acknowledged. */
    private long roundEnd;
    private long roundMinimumPs;
    private int samples;

    HyStart(HyStartConfig config) {
        this.config = config;
    }

    /** Begins anew: after a timeout nothing is known of the path. */
    void restart(long nowPs, long next) {
        found = false;
        startRound(nowPs, next);
    }

    private void startRound(long nowPs, long next) {
        started = true;
        roundStartPs = nowPs;
        lastAckPs = nowPs;
        roundEnd = next;
        roundMinimumPs = Long.MAX_VALUE;
        samples = 0;
    }

    /**
     * A round trip was measured in slow start.
     *
     * @return whether slow start is to end at the present window
     */
    boolean onRoundTrip(int window, long rttPs, long minimumPs, long nowPs, long una, long next, int segmentBytes) {
        if (found) {
            return false;
        }
        if (!started || una > roundEnd) {
            startRound(nowPs, next);
        }
        if (!config.on() || window < config.lowWindow()) {
            return false;
        }
        boolean trainLong = (config.detect() & TRAIN) != 0 && isTrainLong(window, minimumPs, nowPs, segmentBytes);
        boolean delayUp = (config.detect() & DELAY) != 0 && isDelayUp(rttPs, minimumPs);
        found = trainLong || delayUp;
        return found;
    }

    private boolean isTrainLong(int window, long minimumPs, long nowPs, int segmentBytes) {
        if (nowPs - lastAckPs > config.trainGapPs()) {
            return false;
        }
        lastAckPs = nowPs;
        // Time of the bursts at the rate that two windows a round trip come to.
        long bytesARoundTrip = 2L * window * segmentBytes;
        long burstPs = Math.min((long) ((double) minimumPs * BURST_BYTES / bytesARoundTrip), MAX_BURST_PS);
        return nowPs - roundStartPs > (minimumPs + burstPs) / 2;
    }

    private boolean isDelayUp(long rttPs, long minimumPs) {
        roundMinimumPs = Math.min(roundMinimumPs, rttPs);
        if (samples < MIN_SAMPLES) {
            samples++;
            return false;
        }
        return roundMinimumPs > minimumPs + Math.clamp(minimumPs / 8, MIN_RISE_PS, MAX_RISE_PS);
    }
}
