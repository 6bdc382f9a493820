package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * TCP Vegas (Brakmo and Peterson 1995) as Linux has it: compares, once a round trip, the window with what the shortest
 * round trip would need at the present rate. The difference is what waits in queues; two to four segments of it are
 * aimed at, and slow start ends with more than one. While something is amiss it is Reno.
 */
public final class Vegas extends Reno implements SampledControl {
    /** Segments in queues: with fewer the window opens. */
    private static final int ALPHA = 2;
    /** With more it closes. */
    private static final int BETA = 4;
    /** With more slow start ends. */
    private static final int GAMMA = 1;
    /** With so few samples all of them may be of acknowledgements that were put off. */
    private static final int TOO_FEW = 2;

    private boolean watching = true;
    /** The round trip ends when something behind this is acknowledged. */
    private long roundEnd;
    private boolean started;
    private long baseUs = Long.MAX_VALUE;
    private long roundMinimumUs = Long.MAX_VALUE;
    private int samples;
    private long una;
    private long next;

    @Override
    public void onSample(CongestionWindow window, AckSample sample) {
        una = sample.una;
        next = sample.next;
        if (!started) {
            started = true;
            watch();
        }
    }

    private void watch() {
        watching = true;
        roundEnd = next;
        forgetRound();
    }

    private void forgetRound() {
        samples = 0;
        roundMinimumUs = Long.MAX_VALUE;
    }

    @Override
    public void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {
        if (state == RecoveryState.OPEN) {
            watch();
        } else {
            watching = false;
        }
    }

    /** After a pause the path may be another. */
    @Override
    public void onResume(CongestionWindow window, long idlePs, long nowPs) {
        baseUs = Long.MAX_VALUE;
        watch();
    }

    @Override
    public void onRoundTrip(CongestionWindow window, long rttPs, long nowPs, long una, long next, int segmentBytes) {
        long rttUs = rttPs / SimTime.MICROSECOND + 1;
        baseUs = Math.min(baseUs, rttUs);
        roundMinimumUs = Math.min(roundMinimumUs, rttUs);
        samples++;
    }

    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {
        if (!watching) {
            super.onAck(window, segments, nowPs);
        } else if (una > roundEnd) {
            roundEnd = next;
            if (samples <= TOO_FEW) {
                super.onAck(window, segments, nowPs);
            } else {
                adjust(window, segments);
            }
            forgetRound();
        } else if (window.isInSlowStart()) {
            window.slowStart(segments);
        }
    }

    private void adjust(CongestionWindow window, int segments) {
        int size = window.segments();
        long queued = size * (roundMinimumUs - baseUs) / baseUs;
        if (window.isInSlowStart()) {
            if (queued > GAMMA) {
                // One more than the rate needs, for what the division has cut off.
                window.set(Math.min(size, (int) (size * baseUs / roundMinimumUs) + 1));
                limitThreshold(window);
            } else {
                window.slowStart(segments);
            }
        } else if (queued > BETA) {
            window.set(size - 1);
            limitThreshold(window);
        } else if (queued < ALPHA) {
            window.set(size + 1);
        }
        window.set(Math.max(window.segments(), MIN_THRESHOLD));
        int three = (window.segments() >> 1) + (window.segments() >> 2);
        window.setThreshold(Math.max(window.threshold(), three));
    }

    /** So that slow start does not go on at once. */
    private static void limitThreshold(CongestionWindow window) {
        window.setThreshold(Math.min(window.threshold(), window.segments()));
    }
}
