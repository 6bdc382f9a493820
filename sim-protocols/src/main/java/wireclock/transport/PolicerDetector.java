package wireclock.transport;

/**
 * Finds out whether a token bucket polices the path: two successive intervals with much loss at the same rate of delivery.
 * That rate is then kept to, for 48 round trips (BBR's long-term sampling).
 */
final class PolicerDetector {
    private static final int MIN_ROUNDS = 4;
    private static final int MAX_ROUNDS = 4 * MIN_ROUNDS;
    /** The share of losses that counts as much, in 1/256: 20 %. */
    private static final int LOSS_SHARE = 50;
    /** Two rates are the same if they differ by less than an eighth, or by 4 kbit/s. */
    private static final int SAME_SHIFT = 3;
    private static final int SAME_BYTE_PER_S = 4_000 / 8;
    private static final int KEPT_ROUNDS = 48;

    private boolean sampling;
    private boolean found;
    private long bandwidth;
    private int rounds;
    private long startMs;
    private int startDelivered;
    private int startLosses;

    boolean isFound() {
        return found;
    }

    /** What the policer lets through. */
    long bandwidth() {
        return bandwidth;
    }

    void reset(int delivered, int losses, long deliveredUs) {
        bandwidth = 0;
        found = false;
        sampling = false;
        beginInterval(delivered, losses, deliveredUs);
    }

    private void beginInterval(int delivered, int losses, long deliveredUs) {
        startMs = deliveredUs / 1000;
        startDelivered = delivered;
        startLosses = losses;
        rounds = 0;
    }

    /** While a policer is believed in: whether that has lasted long enough. */
    boolean isOver(boolean roundStart) {
        return roundStart && ++rounds >= KEPT_ROUNDS;
    }

    /**
     * Looks at an acknowledgement, or a timeout.
     *
     * @param losses of it, {@code lossesTotal} of the connection
     * @return whether a policer has been found
     */
    boolean sample(int losses, boolean applicationLimited, boolean roundStart, int delivered, int lossesTotal,
            long deliveredUs, int segmentBytes) {
        if (!sampling) {
            // The bucket is empty from the first loss on.
            if (losses == 0) {
                return false;
            }
            beginInterval(delivered, lossesTotal, deliveredUs);
            sampling = true;
        }
        if (applicationLimited) {
            reset(delivered, lossesTotal, deliveredUs);
            return false;
        }
        rounds += roundStart ? 1 : 0;
        if (rounds < MIN_ROUNDS) {
            return false;
        }
        if (rounds > MAX_ROUNDS) {
            reset(delivered, lossesTotal, deliveredUs);
            return false;
        }
        int arrived = delivered - startDelivered;
        long tookMs = deliveredUs / 1000 - startMs;
        if (losses == 0 || arrived == 0 || (long) (lossesTotal - startLosses) << 8 < (long) LOSS_SHARE * arrived
                || tookMs < 1) {
            return false;
        }
        return intervalEnds(((long) arrived << BbrUnits.BANDWIDTH_SHIFT) / (tookMs * 1000), delivered, lossesTotal, deliveredUs,
                segmentBytes);
    }

    private boolean intervalEnds(long measured, int delivered, int losses, long deliveredUs, int segmentBytes) {
        if (bandwidth > 0) {
            long difference = Math.abs(measured - bandwidth);
            if (difference << SAME_SHIFT <= bandwidth
                    || BbrUnits.bytePerS(difference, BbrUnits.ONE, segmentBytes) <= SAME_BYTE_PER_S) {
                bandwidth = measured + bandwidth >> 1;
                found = true;
                rounds = 0;
                return true;
            }
        }
        bandwidth = measured;
        beginInterval(delivered, losses, deliveredUs);
        return false;
    }
}
