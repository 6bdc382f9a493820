package wireclock.transport;

/**
 * How a {@link CongestionWindow} grows and how far a loss cuts it: one object a connection.
 *
 * <p>Windows are counted in segments, as Linux does. <em>When</em> something was lost, what is sent again and how the
 * window gets from the old size to the new one is the business of the sender's loss recovery; an algorithm names the
 * threshold, and opens the window outside recovery.
 */
public interface CongestionControl {
    /** "Infinite": no loss has been seen yet. */
    int NO_THRESHOLD = Integer.MAX_VALUE;

    /** Loss or congestion was detected, once a window: the threshold to arrive at, at least 2. */
    int thresholdAfterLoss(CongestionWindow window);

    /**
     * New data was acknowledged outside fast recovery, while the window was what limited the sender.
     *
     * @param segments segments newly acknowledged by this ACK, cumulatively or selectively
     */
    void onAck(CongestionWindow window, int segments, long nowPs);

    /** The cut has turned out to be a mistake: the window to go back to. */
    default int windowAfterUndo(CongestionWindow window, int windowBefore) {
        return Math.max(window.segments(), windowBefore);
    }

    /**
     * A round trip was measured.
     *
     * @param una SND.UNA
     * @param next SND.NXT
     * @param segmentBytes payload of a full segment
     */
    default void onRoundTrip(CongestionWindow window, long rttPs, long nowPs, long una, long next, int segmentBytes) {}

    /** The retransmission timer has expired, and the threshold after loss has been taken. */
    default void onTimeout(CongestionWindow window, long nowPs, long next) {}

    /** The retransmission timer has expired, and the window has been cut to what is still in flight: the state is Loss. */
    default void onTimedOut(CongestionWindow window) {}

    /** The probe for a loss at the end has repaired one that nobody had noticed, for which the threshold will be taken. */
    default void onProbeRepaired() {}

    /** What is believed of the path changes, or a timeout confirms it. */
    default void onState(CongestionWindow window, RecoveryState before, RecoveryState state) {}

    /** The window has arrived at the threshold after a loss or a mark, or the cut has been undone. */
    default void onReduced(CongestionWindow window) {}

    /** Sends again after nothing was in flight for {@code idlePs}. */
    default void onResume(CongestionWindow window, long idlePs, long nowPs) {}

    /** Whether the connection is to be marked as ECN-capable with all that it sends, and marks echoed exactly (RFC 8257). */
    default boolean needsExactEcn() {
        return false;
    }

    /** Whether duplicate ACKs start fast recovery; Tahoe knows only slow start. */
    default boolean hasFastRecovery() {
        return true;
    }
}
