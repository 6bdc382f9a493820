package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * CUBIC (RFC 9438) as Linux computes it: after a loss the window follows W(t) = C·(t − K)³ + W_max, flat around the
 * window at which the loss happened and steep away from it, but never below what Reno would have (§4.3). Fast
 * convergence (§4.7) and {@link HyStart} are on.
 */
public final class Cubic implements CongestionControl {
    /** β = 717/1024 ≈ 0.7 (§4.6). */
    private static final int BETA = 717;
    private static final int SCALE = 1024;
    /** C in segments per second cubed (§5): 410/1024. */
    private static final double C = 410.0 / SCALE;
    /** Eighths of a window that Reno's window takes to grow by one: 8·(1 + β)/(3·(1 − β)), rounded down. */
    private static final int RENO_EIGHTHS = 8 * (SCALE + BETA) / 3 / (SCALE - BETA);
    /** The kernel's clock for the cubic function. */
    private static final long TICK_PS = 4 * SimTime.MILLISECOND;
    /** The function is worked out once in this time, unless the window has changed. */
    private static final long PAUSE_PS = SimTime.SECOND / 32;
    private static final long NEVER = -1;

    private final HyStart hyStart = new HyStart();
    private final boolean leavesEarly;
    private long epochStartPs = NEVER;
    private long computedPs = NEVER;
    private int computedWindow;
    /** W_max: the window at which the last loss happened, 0 without. */
    private int lastMaximum;
    /** Around this window growth is flat. */
    private int origin;
    /** K: seconds from the start of the epoch to the origin. */
    private double secondsToOrigin;
    /** Segments acknowledged that Reno's window has not been grown for. */
    private int acknowledged;
    /** W_est: what Reno would have. */
    private int renoWindow;
    /** Acknowledged segments that open the window by one. */
    private int perSegment;
    private long minimumPs;

    /** With HyStart, as Linux has it. */
    public Cubic() {
        this(true);
    }

    Cubic(boolean leavesEarly) {
        this.leavesEarly = leavesEarly;
    }

    @Override
    public int thresholdAfterLoss(CongestionWindow window) {
        epochStartPs = NEVER;
        int size = window.segments();
        // §4.7: a flow that loses before it reached its old plateau leaves room for others.
        lastMaximum = size < lastMaximum ? (int) ((long) size * (SCALE + BETA) / (2 * SCALE)) : size;
        return Math.max((int) ((long) size * BETA / SCALE), Reno.MIN_THRESHOLD);
    }

    @Override
    public void onAck(CongestionWindow window, int segments, long nowPs) {
        int left = window.isInSlowStart() ? window.slowStart(segments) : segments;
        if (left > 0) {
            update(window.segments(), left, nowPs);
            window.increase(perSegment, left);
        }
    }

    private void update(int window, int segments, long nowPs) {
        acknowledged += segments;
        if (computedWindow == window && computedPs != NEVER && nowPs - computedPs <= PAUSE_PS) {
            return;
        }
        if (epochStartPs == NEVER || computedPs == NEVER || nowPs / TICK_PS != computedPs / TICK_PS) {
            computedWindow = window;
            computedPs = nowPs;
            if (epochStartPs == NEVER) {
                startEpoch(window, segments, nowPs);
            }
            followCurve(window, nowPs);
        }
        keepUpWithReno(window);
        // At the most half as much again a round trip (§4.4).
        perSegment = Math.max(perSegment, 2);
    }

    private void startEpoch(int window, int segments, long nowPs) {
        epochStartPs = nowPs;
        acknowledged = segments;
        renoWindow = window;
        origin = Math.max(lastMaximum, window);
        secondsToOrigin = lastMaximum <= window ? 0 : StrictMath.cbrt((lastMaximum - window) / C);
    }

    private void followCurve(int window, long nowPs) {
        // An acknowledgement aims at the window of a round trip later.
        double distance = SimTime.toSeconds(nowPs - epochStartPs + minimumPs) - secondsToOrigin;
        double size = C * Math.abs(distance) * distance * distance;
        long target = distance < 0 ? origin - (long) size : origin + (long) Math.min(size, Integer.MAX_VALUE);
        perSegment = target > window ? (int) (window / (target - window)) : 100 * window;
        if (lastMaximum == 0 && perSegment > 20) {
            // No loss yet: the path may have room for much more.
            perSegment = 20;
        }
    }

    /** §4.3. */
    private void keepUpWithReno(int window) {
        int aSegment = Math.max(window * RENO_EIGHTHS >> 3, 1);
        while (acknowledged > aSegment) {
            acknowledged -= aSegment;
            renoWindow++;
        }
        if (renoWindow > window) {
            perSegment = Math.min(perSegment, window / (renoWindow - window));
        }
    }

    @Override
    public void onRoundTrip(CongestionWindow window, long rttPs, long nowPs, long una, long next, int segmentBytes) {
        if (epochStartPs != NEVER && nowPs - epochStartPs < SimTime.SECOND) {
            // Right after a recovery delays say little.
            return;
        }
        if (minimumPs == 0 || rttPs < minimumPs) {
            minimumPs = Math.max(rttPs, 1);
        }
        if (leavesEarly && window.isInSlowStart()
                && hyStart.onRoundTrip(window.segments(), rttPs, minimumPs, nowPs, una, next, segmentBytes)) {
            window.setThreshold(window.segments());
        }
    }

    @Override
    public void onTimeout(long nowPs, long next) {
        epochStartPs = NEVER;
        computedPs = NEVER;
        computedWindow = 0;
        lastMaximum = 0;
        origin = 0;
        secondsToOrigin = 0;
        acknowledged = 0;
        renoWindow = 0;
        perSegment = 0;
        minimumPs = 0;
        hyStart.restart(nowPs, next);
    }

    /** An application's pause is no time in which the path has shown that it carries more (§5.8). */
    @Override
    public void onResume(long idlePs, long nowPs) {
        if (epochStartPs != NEVER && idlePs > 0) {
            epochStartPs = Math.min(epochStartPs + idlePs, nowPs);
        }
    }
}
