package wireclock.transport;

/**
 * How much a sender may have in the network: one object a connection, told what happens, asked for the window.
 *
 * <p>Windows are counted in segments, as Linux does. The sender's loss recovery decides <em>what</em> to send again;
 * this decides how much may be in flight. During fast recovery the window belongs to the recovery (see
 * {@link ProportionalRateReduction}), which starts from {@link #slowStartThreshold()} as it is after
 * {@link #onCongestion}.
 */
public interface CongestionControl {
    /** "Infinite": no loss has been seen yet. */
    int NO_THRESHOLD = Integer.MAX_VALUE;

    /** Congestion window in segments, at least 1. */
    int window();

    /** Slow start threshold in segments, or {@link #NO_THRESHOLD}. */
    int slowStartThreshold();

    /**
     * New data was acknowledged outside fast recovery, while the window was what limited the sender.
     *
     * @param segments segments acknowledged by this ACK, at least 1
     * @param nowPs virtual time
     * @param rttPs the latest round-trip sample, or 0 when there is none yet
     */
    void onAck(int segments, long nowPs, long rttPs);

    /**
     * Loss was detected by duplicate or selective acknowledgements; called once a window.
     *
     * @param inFlight segments in flight at this moment
     */
    void onCongestion(long nowPs, int inFlight);

    /** Fast recovery is over: everything sent before it has been acknowledged. */
    void onRecovered(long nowPs);

    /**
     * The retransmission timer expired.
     *
     * @param inFlight segments in flight before the expiry
     * @param first whether this is the first expiry since new data was acknowledged (RFC 5681 §3.1)
     */
    void onTimeout(long nowPs, int inFlight, boolean first);

    /**
     * The sender was idle for longer than its retransmission timeout (RFC 5681 §4.1); the window starts again small.
     */
    void onIdleRestart(int initialWindow);

    /** Whether duplicate ACKs start fast recovery; Tahoe knows only slow start. */
    default boolean hasFastRecovery() {
        return true;
    }
}
