package wireclock.transport;

/**
 * The share of segments that arrive marked, smoothed over round trips as DCTCP does (RFC 8257 §3.3), and what it leaves of
 * a flight. Only where marks mean a short queue: on a path of at most 5 ms that is said to mark so.
 */
final class MarkShare {
    private static final int GAIN = BbrUnits.ONE / 16;
    /** How much of the share is cut. */
    private static final int FACTOR = BbrUnits.ONE / 3;
    /** From here on, marks are as good as losses. */
    private static final int TOO_MANY = BbrUnits.ONE / 2;
    private static final long LONGEST_PATH_US = 5000;
    private static final int STARTUP_ROUNDS = 2;

    private final boolean allowed;
    private boolean eligible;
    private int alpha = BbrUnits.ONE;
    private int deliveredBefore;
    private int markedBefore;
    private int startupRounds;

    /** {@code allowed}: the path is said to mark early. */
    MarkShare(boolean allowed) {
        this.allowed = allowed;
    }

    boolean isAllowed() {
        return allowed;
    }

    /** Whether marks are heeded. */
    boolean isEligible() {
        return eligible;
    }

    /** The smoothed share, in 1/256. */
    int alpha() {
        return alpha;
    }

    /**
     * A round has ended. Returns whether, twice in succession, half of it was marked.
     *
     * @param marked segments of the connection so far, of {@code delivered}
     */
    boolean roundEnds(int delivered, int marked, long minimumUs) {
        eligible |= allowed && minimumUs <= LONGEST_PATH_US;
        if (!eligible || delivered == deliveredBefore) {
            return false;
        }
        int share = (int) (((long) (marked - markedBefore) << BbrUnits.GAIN_SHIFT) / (delivered - deliveredBefore));
        int smoothed = ((BbrUnits.ONE - GAIN) * alpha >> BbrUnits.GAIN_SHIFT) + (GAIN * share >> BbrUnits.GAIN_SHIFT);
        alpha = Math.min(smoothed, BbrUnits.ONE);
        deliveredBefore = delivered;
        markedBefore = marked;
        startupRounds = share >= TOO_MANY ? Math.min(startupRounds + 1, STARTUP_ROUNDS) : 0;
        return startupRounds == STARTUP_ROUNDS;
    }

    /** What marks leave of a flight, in 1/256. */
    int kept() {
        return BbrUnits.ONE - (alpha * FACTOR >> BbrUnits.GAIN_SHIFT);
    }

    boolean isTooMany(AckSample sample) {
        return eligible && sample.markedSince > 0 && sample.rateDelivered > 0
                && sample.markedSince > Bbr3Bounds.scaled(sample.rateDelivered, TOO_MANY);
    }
}
