package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * Smoothed round-trip time, its variation, and the retransmission timeout that follows (RFC 6298).
 *
 * <p>Three deviations, which Linux has: the lower bound applies to the variation's share, RTO = SRTT + max(bound,
 * 4·RTTVAR), so that a long path with a steady round trip keeps a margin; the variation that counts is the largest of a
 * round trip and decays once a round trip; and a sample below the mean widens it by an eighth of the usual, so that a
 * path that gets faster does not get a longer timeout.
 */
public final class RttEstimator {
    /** RTO before any sample (RFC 6298 §2.1). */
    public static final long INITIAL_RTO_PS = SimTime.SECOND;
    /** RTO at the beginning of the transfer if the SYN was sent more than once and nothing could be measured (§5.7). */
    public static final long UNMEASURED_RTO_PS = 3 * SimTime.SECOND;

    private final long minVariationSharePs;
    private final long maxRtoPs;
    private final boolean asLinux;

    private boolean sampled;
    private long unsampledRtoPs = INITIAL_RTO_PS;
    private long smoothedPs;
    /** Four times the mean deviation. */
    private long deviationPs;
    /** Its largest value since {@link #roundEnd} was set. */
    private long roundDeviationPs;
    /** Four times RTTVAR, at least the bound. */
    private long marginPs;
    private long roundEnd;
    private long latestPs;
    private long minimumPs = Long.MAX_VALUE;
    private int backoff;
    /** The timeout until the next sample, from what an earlier connection has measured; 0 without. */
    private long expectedRtoPs;

    /**
     * @param minVariationSharePs least distance of the RTO from the smoothed round trip (Linux: 200 ms)
     * @param maxRtoPs upper bound of the RTO, backed off or not (Linux: 120 s)
     */
    public RttEstimator(long minVariationSharePs, long maxRtoPs) {
        this(minVariationSharePs, maxRtoPs, true);
    }

    /**
     * The estimator of Linux, or the plain one of RFC 6298 §2.
     *
     * @param boundPs least distance of the RTO from the smoothed round trip; of the plain one, the least RTO
     * @param asLinux whether the three deviations are wanted
     */
    public RttEstimator(long boundPs, long maxRtoPs, boolean asLinux) {
        this.minVariationSharePs = boundPs;
        this.maxRtoPs = maxRtoPs;
        this.asLinux = asLinux;
    }

    /**
     * Takes a sample that is known to belong to one transmission (Karn's rule is the caller's).
     *
     * @param una SND.UNA, and {@code next} SND.NXT: they tell round trips apart
     */
    public void sample(long rttPs, long una, long next) {
        latestPs = rttPs;
        expectedRtoPs = 0;
        minimumPs = Math.min(minimumPs, rttPs);
        if (!sampled) {
            sampled = true;
            smoothedPs = rttPs;
            deviationPs = 2 * rttPs;
            marginPs = Math.max(deviationPs, minVariationSharePs);
            roundDeviationPs = marginPs;
            roundEnd = next;
        } else if (!asLinux) {
            // RTTVAR = 3/4 RTTVAR + 1/4 |SRTT - R'|, before SRTT moves (§2.3).
            deviationPs += Math.abs(rttPs - smoothedPs) - deviationPs / 4;
            smoothedPs += (rttPs - smoothedPs) / 8;
        } else {
            widen(rttPs - smoothedPs, una, next);
            smoothedPs += (rttPs - smoothedPs) / 8;
        }
        backoff = 0;
    }

    private void widen(long errorPs, long una, long next) {
        long change = Math.abs(errorPs) - deviationPs / 4;
        deviationPs += errorPs < 0 && change > 0 ? change / 8 : change;
        if (deviationPs > roundDeviationPs) {
            roundDeviationPs = deviationPs;
            marginPs = Math.max(marginPs, roundDeviationPs);
        }
        if (una > roundEnd) {
            marginPs -= Math.max(marginPs - roundDeviationPs, 0) / 4;
            roundEnd = next;
            roundDeviationPs = minVariationSharePs;
        }
    }

    /** Takes a sample for the minimum alone: what the newest data of an acknowledgement took. */
    public void noteNewest(long rttPs) {
        minimumPs = Math.min(minimumPs, rttPs);
    }

    /** The handshake is complete, but its SYN was sent more than once and cannot be measured. */
    public void handshakeUnmeasured() {
        unsampledRtoPs = UNMEASURED_RTO_PS;
        backoff = 0;
    }

    /** An earlier connection has measured longer round trips: until the next sample the timeout is as by these. */
    public void expect(long roundTripPs) {
        expectedRtoPs = roundTripPs + Math.max(2 * roundTripPs, minVariationSharePs);
    }

    /** Whether the timer has expired since the last sample. */
    public boolean isBackedOff() {
        return backoff > 0;
    }

    /** The timer expired: doubles the timeout until the next sample (RFC 6298 §5.5). */
    public void backOff() {
        backoff = Math.min(backoff + 1, Long.SIZE - 2);
    }

    /** New data was acknowledged: the timeout is what the estimate says again. */
    public void resetBackoff() {
        backoff = 0;
    }

    /** Present retransmission timeout, backed off and bounded. */
    public long rtoPs() {
        long base = unboundedPs();
        return base >= maxRtoPs >> backoff ? maxRtoPs : base << backoff;
    }

    /** The timeout without back-off. */
    public long baseRtoPs() {
        return Math.min(unboundedPs(), maxRtoPs);
    }

    private long unboundedPs() {
        if (expectedRtoPs > 0) {
            return expectedRtoPs;
        }
        if (!sampled) {
            return unsampledRtoPs;
        }
        return asLinux ? smoothedPs + marginPs : Math.max(smoothedPs + deviationPs, minVariationSharePs);
    }

    public boolean hasSample() {
        return sampled;
    }

    /** Mean deviation; 0 before the first sample. */
    public long deviationPs() {
        return deviationPs / 4;
    }

    /** SRTT; 0 before the first sample. */
    public long smoothedPs() {
        return smoothedPs;
    }

    public long latestPs() {
        return latestPs;
    }

    /** The smallest sample, or {@link Long#MAX_VALUE}. */
    public long minimumPs() {
        return minimumPs;
    }
}
