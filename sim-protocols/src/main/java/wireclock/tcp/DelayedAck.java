package wireclock.tcp;

/**
 * Whether an acknowledgement is owed, and how urgently (RFC 9293 §3.8.6.3, RFC 5681 §4.2): at once for anything that is
 * out of order, and for every second full-sized segment; otherwise it may wait for the timer, or for data to ride on.
 */
final class DelayedAck {
    private final long delayPs;
    private boolean now;
    private boolean owed;
    /** Bytes received since the last acknowledgement sent. */
    private int bytes;

    /**
     * Starts with nothing owed.
     *
     * @param delayPs longest delay; 0: every segment is acknowledged at once
     */
    DelayedAck(long delayPs) {
        this.delayPs = delayPs;
    }

    /** An acknowledgement must leave at the end of this turn. */
    void demand() {
        now = true;
    }

    /**
     * Takes note of text that has arrived.
     *
     * @param result of {@link TcpReceiver#accept}
     * @param fullSegment what counts as a full-sized segment
     * @param holes whether something is still missing
     */
    void received(int result, int length, int fullSegment, boolean holes) {
        owed = true;
        bytes += length;
        // The peer's FIN may wait like data: mostly the application closes at once, and its own FIN acknowledges it.
        boolean inOrder = (result & ~(TcpReceiver.IN_ORDER | TcpReceiver.FIN_REACHED)) == 0;
        if (!inOrder || bytes > fullSegment || delayPs == 0 || holes) {
            now = true;
        }
    }

    /** An acknowledgement has left, alone or with data. */
    void sent() {
        now = false;
        owed = false;
        bytes = 0;
    }

    boolean isDue() {
        return now;
    }

    /** Whether one is owed that may wait {@link #delayPs}. */
    boolean mayWait() {
        return owed && !now;
    }

    long delayPs() {
        return delayPs;
    }
}
