package wireclock.transport;

/**
 * What one acknowledgement tells a congestion control that looks at more than how many segments have arrived (Linux:
 * ack_sample and rate_sample). One object a connection, filled anew with each acknowledgement.
 */
public final class AckSample {
    /** Nothing was measured. */
    public static final long NONE = -1;

    public long nowPs;
    /** SND.UNA. */
    public long una;
    /** SND.NXT. */
    public long next;
    /** Payload of a full segment. */
    public int segmentBytes;
    /** Segments that are known to have arrived since the acknowledgement before. */
    public int delivered;
    /** Of the connection so far. */
    public int deliveredTotal;
    /** Segments declared lost by this acknowledgement. */
    public int losses;
    /** Of the connection so far. */
    public int lossesTotal;
    /** Segments in flight before this acknowledgement. */
    public int inFlightBefore;
    public int inFlight;
    /** A duplicate in the sense of RFC 5681 §2. */
    public boolean duplicate;
    /** It tells of marks. */
    public boolean congestionEcho;
    /** Segments that it says have arrived marked: with an echo all that it covers, with Accurate ECN a count. */
    public int marked;
    public RecoveryState state = RecoveryState.OPEN;
    /** What the newest segment took, or {@link #NONE}. */
    public long rttPs;
    public long smoothedRttPs;
    /** The shortest round trip so far. */
    public long minimumRttPs;
    /** A lone small segment was acknowledged: its acknowledgement may have been put off. */
    public boolean mayBeDelayed;

    /** Segments delivered when the newest of those that have arrived was sent; 0: none has. */
    public int priorDelivered;
    /** Segments delivered over {@link #intervalPs}, or −1: no valid sample of the rate. */
    public int rateDelivered;
    public long intervalPs;
    /** The application, not the network, has set the pace. */
    public boolean applicationLimited;

    /** Segments in flight when the newest of those that have arrived was sent, itself included; 0: not known. */
    public int sentInFlight;
    /** Segments declared lost, and delivered with a mark, since then. */
    public int lossesSince;
    public int markedSince;
    /** The window, not the application, was what limited the sender last. */
    public boolean windowLimited;
    /** It acknowledges the last segment, which was sent again as a probe, and does not tell which of the two has arrived. */
    public boolean probeAcknowledged;

    /** Forgets the acknowledgement before. */
    public void begin(int inFlight) {
        inFlightBefore = inFlight;
        rttPs = NONE;
        priorDelivered = 0;
        rateDelivered = -1;
        intervalPs = NONE;
        applicationLimited = false;
        sentInFlight = 0;
        lossesSince = 0;
        markedSince = 0;
    }
}
