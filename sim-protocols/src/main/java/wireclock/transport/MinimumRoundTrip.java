package wireclock.transport;

import wireclock.engine.SimTime;

/** The shortest round trip of the last so many seconds, and when it was measured. */
final class MinimumRoundTrip {
    /** None has been measured. */
    static final long NONE = Long.MAX_VALUE;

    private final long windowPs;
    private long us = NONE;
    private long sincePs;

    MinimumRoundTrip(long windowPs) {
        this.windowPs = windowPs;
    }

    void begin(AckSample sample) {
        us = sample.minimumRttPs == Long.MAX_VALUE ? NONE : sample.minimumRttPs / SimTime.MICROSECOND;
        sincePs = sample.nowPs;
    }

    /** In microseconds, or {@link #NONE}. */
    long us() {
        return us;
    }

    /** It was measured too long ago to be believed. */
    boolean isExpired(long nowPs) {
        return nowPs > sincePs + windowPs;
    }

    /** Takes a measurement that is shorter, or, where the present one has expired, any that was not put off. */
    void update(AckSample sample) {
        long measuredUs = sample.rttPs / SimTime.MICROSECOND;
        if (sample.rttPs >= 0 && (measuredUs < us || isExpired(sample.nowPs) && !sample.mayBeDelayed)) {
            us = measuredUs;
            sincePs = sample.nowPs;
        }
    }

    /** Takes over what a shorter window has. */
    void take(MinimumRoundTrip other) {
        us = other.us;
        sincePs = other.sincePs;
    }

    /** What there is holds for another window. */
    void renew(long nowPs) {
        sincePs = nowPs;
    }
}
