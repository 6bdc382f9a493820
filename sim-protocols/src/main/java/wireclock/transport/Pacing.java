package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * The clock by which a paced sender lets its bursts go: each puts the next off by the time that it takes at the pacing
 * rate (Linux: sk_pacing_rate and tcp_wstamp_ns). A burst is what Linux hands to an adapter at once: about a millisecond's
 * worth, at least two segments; the first ten segments of a connection are not held back.
 */
public final class Pacing {
    /** As fast as may be: nothing is known of the path. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final int UNPACED_SEGMENTS = 10;
    /** A burst is the share 2^−10 of what leaves in a second (sk_pacing_shift). */
    private static final int BURST_SHIFT = 10;
    /** The largest burst an adapter takes, and what it gets on a very short path (tcp_tso_rtt_log). */
    private static final int MAX_BURST_BYTES = 65_536;
    private static final int SHORT_PATH_SHIFT = 9;

    private final PacingConfig config;
    private boolean on;
    private long rateBytePerS = UNLIMITED;
    /** Below this rate segments leave singly. */
    private long singlyBelowBytePerS;
    /** When the next burst may leave. */
    private long nextPs;
    private int segmentsSent;

    public Pacing(PacingConfig config) {
        this.config = config;
        this.on = config.on();
    }

    public boolean isOn() {
        return on;
    }

    /** The congestion control cannot do without. */
    public void turnOn() {
        on = true;
    }

    /** Sends segments singly at low rates, where two at once would be a burst. */
    void sendSinglyBelow(long bytePerS) {
        singlyBelowBytePerS = bytePerS;
    }

    /** The present rate, or {@link #UNLIMITED}. */
    public long rateBytePerS() {
        return rateBytePerS;
    }

    void setRate(long bytePerS) {
        rateBytePerS = Math.min(bytePerS, config.limitBytePerS());
    }

    long limitBytePerS() {
        return config.limitBytePerS();
    }

    /**
     * Sets the rate by the window, as holds for controls that name none (Linux: tcp_update_pacing_rate): somewhat more than
     * a window a round trip, twice as much in slow start.
     *
     * @param outstanding segments sent and not acknowledged
     */
    public void follow(CongestionWindow window, int outstanding, int segmentBytes, long smoothedRttPs) {
        int percent = window.segments() < window.threshold() / 2 ? config.slowStartPercent() : config.avoidancePercent();
        // Eighths of microseconds are what the kernel divides by.
        long eighthsUs = Math.max(smoothedRttPs / (SimTime.MICROSECOND / 8), 1);
        setRate(80_000L * segmentBytes * percent * Math.max(window.segments(), outstanding) / eighthsUs);
    }

    /** Whether a burst may leave now. */
    public boolean mayStart(long nowPs) {
        return nextPs <= nowPs;
    }

    /** When the next burst may leave. */
    public long nextPs() {
        return nextPs;
    }

    /** How many segments leave at once (Linux: tcp_tso_autosize). */
    public int burstSegments(int segmentBytes, long minimumRttPs) {
        long bytes = rateBytePerS >> BURST_SHIFT;
        long shift = minimumRttPs / SimTime.MICROSECOND >> SHORT_PATH_SHIFT;
        if (shift < Integer.SIZE) {
            bytes += MAX_BURST_BYTES >> shift;
        }
        return (int) Math.max(Math.min(bytes, MAX_BURST_BYTES) / segmentBytes, minimumBurst());
    }

    /** The least that leaves at once. */
    int minimumBurst() {
        return rateBytePerS < singlyBelowBytePerS ? 1 : config.leastBurst();
    }

    /** A burst leaves: the next waits for as long as it takes at the pacing rate, less what this one has come late by. */
    public void sent(int segments, long bytes, long nowPs) {
        long duePs = nextPs;
        nextPs = Math.max(duePs, nowPs);
        segmentsSent += segments;
        if (segmentsSent < UNPACED_SEGMENTS) {
            return;
        }
        segmentsSent = UNPACED_SEGMENTS;
        if (rateBytePerS != UNLIMITED && rateBytePerS > 0) {
            long tookPs = bytes * SimTime.SECOND / rateBytePerS;
            nextPs += tookPs - Math.min(tookPs / 2, nextPs - duePs);
        }
    }
}
