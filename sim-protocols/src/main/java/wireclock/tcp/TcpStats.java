package wireclock.tcp;

/** What one end of a connection counts; read by whoever reports, written by the connection alone. */
public final class TcpStats {
    public long segmentsSent;
    public long segmentsReceived;
    /** Segments that came for it after its end. */
    public long lateSegments;
    /** Resets that were sent for it as to a stranger, in no sequence of its own (RFC 9293 §3.10.7.1). */
    public long bareResets;
    /** Segments sent again, SYN and FIN included. */
    public long retransmits;
    /** Of these, sent in fast recovery or because the path has become narrower. */
    public long fastRetransmits;
    /** Of these, sent because the timer had expired, SYNs included. */
    public long timeoutRetransmits;
    /** Of these, tail loss probes. */
    public long probeRetransmits;
    /** Expiries of the retransmission timer, SYN included, window probes not. */
    public long timeouts;
    /** Times that fast recovery was entered. */
    public long fastRecoveries;
    public long windowProbes;
    /** Application bytes sent at least once. */
    public long bytesSent;
    /** Application bytes received in order. */
    public long bytesReceived;
    /** Segments that were not acceptable and were answered with an ACK only. */
    public long unacceptable;
    /** Tail loss probes (RFC 8985 §7), sent as new data or as a repetition. */
    public long lossProbes;
    /** Probes of the path's MTU (RFC 4821), those that have arrived, and those that have not. */
    public long mtuProbes;
    public long mtuProbesPassed;
    public long mtuProbesLost;
    /** Cuts of the window that turned out to be mistakes and were undone. */
    public long undos;
    /** Of these, timeouts that F-RTO recognised (RFC 5682). */
    public long spuriousTimeouts;
    /** Segments that the peer reported to have arrived twice (RFC 2883). */
    public long duplicateReports;
    /**
     * Segments that have arrived marked, by what the peer has told: with the echo of RFC 3168 all that it covers, with
     * Accurate ECN a count.
     */
    public long segmentsMarked;
    /** Application bytes sent again. */
    public long bytesResent;
    public long dataSegmentsSent;
    public long dataSegmentsReceived;
    /** When data was sent last, received last, and when the peer acknowledged last; at first, when it all began. */
    public long lastDataSentPs;
    public long lastDataReceivedPs;
    public long lastAckReceivedPs;

    void sent(int bytes, long nowPs) {
        if (bytes > 0) {
            dataSegmentsSent++;
            lastDataSentPs = nowPs;
        }
    }

    void received(int bytes, long nowPs) {
        if (bytes > 0) {
            dataSegmentsReceived++;
            lastDataReceivedPs = nowPs;
        }
    }
}
