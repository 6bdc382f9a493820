package wireclock.transport;

import wireclock.engine.SimTime;

/**
 * Smoothed round-trip time, its variation, and the retransmission timeout that follows (RFC 6298).
 *
 * <p>One deviation, which Linux has too: the lower bound applies to the variation's share, RTO = SRTT + max(bound,
 * 4·RTTVAR), instead of to the sum, so that a long path with a steady round trip keeps a margin.
 */
public final class RttEstimator {
    /** RTO before any sample (RFC 6298 §2.1). */
    public static final long INITIAL_RTO_PS = SimTime.SECOND;
    /** RTO at the beginning of the transfer if the SYN was sent more than once and nothing could be measured (§5.7). */
    public static final long UNMEASURED_RTO_PS = 3 * SimTime.SECOND;

    private final long minVariationSharePs;
    private final long maxRtoPs;

    private boolean sampled;
    private long unsampledRtoPs = INITIAL_RTO_PS;
    private long smoothedPs;
    private long variationPs;
    private long latestPs;
    private long minimumPs = Long.MAX_VALUE;
    private int backoff;

    /**
     * @param minVariationSharePs least distance of the RTO from the smoothed round trip (Linux: 200 ms)
     * @param maxRtoPs upper bound of the RTO, backed off or not (Linux: 120 s)
     */
    public RttEstimator(long minVariationSharePs, long maxRtoPs) {
        this.minVariationSharePs = minVariationSharePs;
        this.maxRtoPs = maxRtoPs;
    }

    /** Takes a sample that is known to belong to one transmission (Karn's rule is the caller's). */
    public void sample(long rttPs) {
        latestPs = rttPs;
        minimumPs = Math.min(minimumPs, rttPs);
        if (!sampled) {
            sampled = true;
            smoothedPs = rttPs;
            variationPs = rttPs / 2;
        } else {
            variationPs += (Math.abs(smoothedPs - rttPs) - variationPs) / 4;
            smoothedPs += (rttPs - smoothedPs) / 8;
        }
        backoff = 0;
    }

    /** The handshake is complete, but its SYN was sent more than once and cannot be measured. */
    public void handshakeUnmeasured() {
        unsampledRtoPs = UNMEASURED_RTO_PS;
        backoff = 0;
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
        long base = sampled ? smoothedPs + Math.max(minVariationSharePs, 4 * variationPs) : unsampledRtoPs;
        return base >= maxRtoPs >> backoff ? maxRtoPs : base << backoff;
    }

    public boolean hasSample() {
        return sampled;
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
