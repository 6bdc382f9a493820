package wireclock.arq;

/** What a sender counts; written by this package alone. */
public final class ArqSenderStats {
    /** Segments sent, again or for the first time. */
    public long segmentsSent;
    /** Of these, those sent again. */
    public long retransmits;
    /** Expiries: of the timer of one segment, or with go-back-N of the one timer. */
    public long timeouts;
    public long acksReceived;
    public long naksReceived;
    /** Answers about segments that are not outstanding. */
    public long staleAnswers;
    /** Datagrams that are no packets of this protocol, or have another sequence space. */
    public long malformed;
}
