package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * CUBIC (RFC 9438): after a loss the window follows W(t) = C·(t − K)³ + W_max, flat around the window at which the loss
 * happened and steep away from it, but never below what Reno would have (§4.3). Fast convergence (§4.7) is on.
 */
public final class Cubic implements CongestionControl {
    /** Multiplicative decrease β (§4.6). */
    private static final double BETA = 0.7;
    /** Aggressiveness C, segments per second cubed (§5). */
    private static final double C = 0.4;
    /** Reno-friendly increase α = 3·(1 − β)/(1 + β) (§4.3). */
    private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

    private static final long NO_EPOCH = -1;

    private int window;
    private int threshold = NO_THRESHOLD;

    private long epochStartPs = NO_EPOCH;
    /** W_max: the window around which growth is flat, in segments. */
    private double plateau;
    /** K: seconds from the start of the epoch to the plateau. */
    private double secondsToPlateau;
    /** W_est: what Reno would have. */
    private double renoWindow;
    /** cwnd_prior: the window when the threshold was last set. */
    private double windowBefore;
    /** The part of a segment by which the window should have grown already. */
    private double credit;

    public Cubic(int initialWindow) {
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
        if (left > 0) {
            avoidCongestion(left, nowPs, rttPs);
        }
    }

    private void avoidCongestion(int segments, long nowPs, long rttPs) {
        if (epochStartPs == NO_EPOCH) {
            startEpoch(nowPs);
        }
        // §4.3: once it is back where the reduction began, Reno's window grows by one a round trip.
        renoWindow += (renoWindow < windowBefore ? ALPHA : 1) * segments / window;
        double target = cubicWindow(SimTime.toSeconds(nowPs - epochStartPs + rttPs));
        // §4.4: at least the present window, at most half as much again within a round trip.
        target = Math.clamp(target, window, 1.5 * window);
        double growth = (target - window) / window * segments;
        credit += growth;
        if (renoWindow > window + credit) {
            credit = renoWindow - window;
        }
        int whole = (int) credit;
        window += whole;
        credit -= whole;
    }

    private void startEpoch(long nowPs) {
        epochStartPs = nowPs;
        renoWindow = window;
        credit = 0;
        if (plateau <= window) {
            plateau = window;
            secondsToPlateau = 0;
        } else {
            secondsToPlateau = StrictMath.cbrt((plateau - window) / C);
        }
    }

    private double cubicWindow(double seconds) {
        double distance = seconds - secondsToPlateau;
        return C * distance * distance * distance + plateau;
    }

    @Override
    public void onCongestion(long nowPs, int inFlight) {
        reduce();
    }

    private void reduce() {
        // §4.7: a flow that loses before it reached its old plateau leaves room for others.
        plateau = window < plateau ? window * (1 + BETA) / 2 : window;
        windowBefore = window;
        threshold = Math.max((int) (window * BETA), Reno.MIN_THRESHOLD);
        epochStartPs = NO_EPOCH;
    }

    @Override
    public void onRecovered(long nowPs) {
        window = threshold;
    }

    @Override
    public void onTimeout(long nowPs, int inFlight, boolean first) {
        if (first) {
            reduce();
        }
        epochStartPs = NO_EPOCH;
        window = 1;
    }

    @Override
    public void onIdleRestart(int initialWindow) {
        window = Math.min(window, initialWindow);
        epochStartPs = NO_EPOCH;
    }
}
