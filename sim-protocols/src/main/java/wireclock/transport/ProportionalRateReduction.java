package wireclock.transport;

/**
 * Proportional rate reduction (RFC 6937 with the safe bound of RFC 9937): spreads the reduction of the window over fast
 * recovery, so that the sender is neither silenced for half a round trip nor bursts at the end.
 */
public final class ProportionalRateReduction {
    private int flightAtStart;
    private int threshold;
    private int delivered;
    private int sent;

    /**
     * Begins a recovery.
     *
     * @param inFlight segments outstanding when recovery starts, at least 1
     * @param slowStartThreshold the window to arrive at
     */
    public void start(int inFlight, int slowStartThreshold) {
        flightAtStart = Math.max(inFlight, 1);
        threshold = slowStartThreshold;
        delivered = 0;
        sent = 0;
    }

    /** Aims at another window. */
    public void aimAt(int slowStartThreshold) {
        threshold = slowStartThreshold;
    }

    /** A segment was sent, new or again, during recovery. */
    public void onSent() {
        sent++;
    }

    /**
     * How many segments may be sent on this ACK.
     *
     * @param newlyDelivered segments that this ACK acknowledged, cumulatively or selectively
     * @param inFlight the present estimate of segments in flight
     * @param progress whether the ACK advanced SND.UNA without revealing another loss
     */
    public int allowance(int newlyDelivered, int inFlight, boolean progress) {
        delivered += newlyDelivered;
        int allowance;
        if (inFlight > threshold) {
            // Proportional: as much as the wanted fraction of what has left the network.
            long due = ((long) delivered * threshold + flightAtStart - 1) / flightAtStart;
            allowance = (int) (due - sent);
        } else {
            // Below the threshold: refill, one segment for each delivered, one more when the ACK shows progress.
            int limit = Math.max(delivered - sent, newlyDelivered) + (progress ? 1 : 0);
            allowance = Math.min(threshold - inFlight, limit);
        }
        // The very first segment must always go: it is the retransmission that recovery exists for.
        return Math.max(allowance, sent == 0 ? 1 : 0);
    }
}
