package wireclock.transport;

/**
 * Between which bounds BBR v3 moves: above, the largest rate of the last two cycles of probing and how much in flight is
 * known to be safe; below, to what losses and marks have cut both since the last probe. With the signals of the present
 * round and cycle from which they follow.
 *
 * <p>Bandwidths as in {@link BbrUnits}, what is in flight in segments.
 */
final class Bbr3Bounds {
    /** No bound. */
    static final int NONE = LeadingControl.NO_BOUND;
    private static final long NO_BANDWIDTH = Long.MAX_VALUE;
    /** What is left of rate and flight after losses: seven tenths. */
    static final int KEPT_AFTER_LOSS = BbrUnits.ONE - BbrUnits.ONE * 30 / 100;
    /** What is left unused for others once a probe has met losses: 15 %. */
    private static final int HEADROOM = BbrUnits.ONE * 15 / 100;
    static final int LEAST_IN_FLIGHT = 4;

    /** The largest of the cycle before, and of the present one. */
    private long formerBandwidth;
    private long presentBandwidth;
    private long lowBandwidth = NO_BANDWIDTH;
    private int highInFlight = NONE;
    private int lowInFlight = NONE;

    /** The most that was delivered in the present round. */
    private long latestBandwidth;
    private int latestInFlight;

    /** The round in which losses are counted ends when a segment is acknowledged that left after so many. */
    private int lossRoundEnd;
    private boolean lossRoundStarts;
    private boolean lossInRound;
    private boolean markInRound;
    private boolean lossInCycle;
    private boolean markInCycle;

    private long undoBandwidth;
    private int undoLow;
    private int undoHigh;

    void begin(int delivered) {
        lossRoundEnd = delivered + 1;
    }

    // --- what is believed --------------------------------------------------------------------------------------------

    /** The largest rate of delivery of this cycle and the one before. */
    long maximumBandwidth() {
        return Math.max(formerBandwidth, presentBandwidth);
    }

    /** The rate to go by. */
    long bandwidth() {
        return Math.min(maximumBandwidth(), lowBandwidth);
    }

    /** The most in flight that is held for safe, or {@link #NONE}. */
    int high() {
        return highInFlight;
    }

    void setHigh(int segments) {
        highInFlight = segments;
    }

    /** To what losses and marks have cut it since the last probe, or {@link #NONE}. */
    int low() {
        return lowInFlight;
    }

    /** The most in flight that leaves others room to grow. */
    int highWithHeadroom() {
        if (highInFlight == NONE) {
            return NONE;
        }
        int room = (int) ((long) highInFlight * HEADROOM >> BbrUnits.GAIN_SHIFT);
        return Math.max(highInFlight - Math.max(room, 1), LEAST_IN_FLIGHT);
    }

    int latestInFlight() {
        return latestInFlight;
    }

    boolean lossRoundStarts() {
        return lossRoundStarts;
    }

    boolean isTroubled() {
        return lossInRound || markInRound;
    }

    /** There were marks in this cycle, and no losses. */
    boolean hasOnlyMarks() {
        return markInCycle && !lossInCycle;
    }

    // --- acknowledgements --------------------------------------------------------------------------------------------

    /** Takes in what an acknowledgement says of the present round. */
    void observe(AckSample sample, long measured) {
        lossRoundStarts = false;
        if (!isObservation(sample)) {
            return;
        }
        latestBandwidth = Math.max(latestBandwidth, measured);
        latestInFlight = Math.max(latestInFlight, sample.rateDelivered);
        if (sample.priorDelivered - lossRoundEnd >= 0) {
            lossRoundEnd = sample.deliveredTotal;
            lossRoundStarts = true;
        }
    }

    private static boolean isObservation(AckSample sample) {
        return PacketRounds.hasRate(sample) && sample.delivered > 0;
    }

    /**
     * Takes rate and losses of an acknowledgement into account, the losses once a round.
     *
     * @param probing whether more is sent than is known to be safe: then losses are to be expected
     * @param keptAfterMarks what marks leave of what is in flight
     */
    void update(AckSample sample, long measured, boolean probing, int window, int keptAfterMarks) {
        if (!isObservation(sample)) {
            return;
        }
        if (!sample.applicationLimited || measured >= maximumBandwidth()) {
            presentBandwidth = Math.max(presentBandwidth, measured);
        }
        lossInRound |= sample.losses > 0;
        if (lossRoundStarts) {
            if (!probing) {
                cut(window, keptAfterMarks);
            }
            lossInRound = false;
            markInRound = false;
        }
    }

    /** Towards what is left to this flow now, but not below what it has just been given. */
    private void cut(int window, int keptAfterMarks) {
        int afterMarks = NONE;
        if (markInRound) {
            startFrom(window);
            afterMarks = scaled(lowInFlight, keptAfterMarks);
        }
        if (lossInRound) {
            if (lowBandwidth == NO_BANDWIDTH) {
                lowBandwidth = maximumBandwidth();
            }
            startFrom(window);
            lowBandwidth = Math.max(latestBandwidth, lowBandwidth * KEPT_AFTER_LOSS >> BbrUnits.GAIN_SHIFT);
            lowInFlight = Math.max(latestInFlight, scaled(lowInFlight, KEPT_AFTER_LOSS));
        }
        lowInFlight = Math.min(lowInFlight, afterMarks);
        lowBandwidth = Math.max(lowBandwidth, 1);
    }

    /** Before a first cut: what is in use. */
    void startFrom(int window) {
        if (lowInFlight == NONE) {
            lowInFlight = window;
        }
    }

    static int scaled(int segments, int share) {
        return (int) ((long) segments * share >> BbrUnits.GAIN_SHIFT);
    }

    /** An acknowledgement has been answered: the next round begins with what it has told. */
    void advance(AckSample sample, long measured) {
        // Where a probe has mended the end of a flight, what arrived before is what the path can carry.
        if (lossRoundStarts && !sample.probeAcknowledged) {
            latestBandwidth = measured;
            latestInFlight = sample.rateDelivered;
        }
        lossInCycle |= sample.lossesSince > 0;
        markInCycle |= sample.markedSince > 0;
    }

    void noteMark() {
        markInRound = true;
    }

    /** A segment has been declared lost: a full round trip from now on shows what the path carries. */
    void noteLoss(int delivered) {
        if (!lossInRound) {
            lossRoundEnd = delivered;
        }
        lossInRound = true;
        lossInCycle = true;
    }

    // --- phases ------------------------------------------------------------------------------------------------------

    /** The probe is over, and its samples have arrived: what the cycle before it has measured is forgotten. */
    void nextCycle() {
        if (presentBandwidth > 0) {
            formerBandwidth = presentBandwidth;
            presentBandwidth = 0;
        }
    }

    /** Probing is over: what happened meanwhile does not count against the time after. */
    void forgetSignals() {
        lossInRound = false;
        markInRound = false;
        lossInCycle = false;
        markInCycle = false;
        latestBandwidth = 0;
        latestInFlight = 0;
    }

    /** Probing begins: the lower bounds would be in the way. */
    void forgetLow() {
        lowBandwidth = NO_BANDWIDTH;
        lowInFlight = NONE;
    }

    /** Cruising begins, never with more than is safe. */
    void limitLow() {
        if (lowInFlight != NONE) {
            lowInFlight = Math.min(lowInFlight, highInFlight);
        }
    }

    // --- undo --------------------------------------------------------------------------------------------------------

    /** Losses may turn out to be none. */
    void save() {
        undoBandwidth = lowBandwidth;
        undoLow = lowInFlight;
        undoHigh = highInFlight;
    }

    void restore() {
        lossInRound = false;
        lowBandwidth = Math.max(lowBandwidth, undoBandwidth);
        lowInFlight = Math.max(lowInFlight, undoLow);
        highInFlight = Math.max(highInFlight, undoHigh);
    }
}
