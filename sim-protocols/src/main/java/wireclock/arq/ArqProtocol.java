package wireclock.arq;

/** How lost segments come again. */
public enum ArqProtocol {
    /** One segment at a time; with one bit of sequence number, the alternating-bit protocol. */
    STOP_AND_WAIT,
    /** The receiver takes segments in order only; one timeout, and the sender goes back to the first unacknowledged. */
    GO_BACK_N,
    /** The receiver keeps what comes out of order; only what is missing comes again. */
    SELECTIVE_REPEAT;

    /**
     * The largest window for which no number can mean two segments, as long as the path keeps packets in order: an
     * answer to the last window must not look like one to this (go-back-N), a segment of the last not like one of
     * this (selective repeat).
     */
    public long largestWindow(int sequenceBits) {
        long numbers = 1L << sequenceBits;
        return switch (this) {
            case STOP_AND_WAIT -> Math.min(1, numbers - 1);
            case GO_BACK_N -> numbers - 1;
            case SELECTIVE_REPEAT -> numbers / 2;
        };
    }

    /** Whether segments are acknowledged and sent again one by one. */
    public boolean isSelective() {
        return this == SELECTIVE_REPEAT;
    }
}
