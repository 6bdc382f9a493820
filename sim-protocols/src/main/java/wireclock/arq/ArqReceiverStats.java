package wireclock.arq;

/** What a receiver counts; written by this package alone. */
public final class ArqReceiverStats {
    /** Segments that came, wanted or not. */
    public long segmentsReceived;
    public long acksSent;
    public long naksSent;
    /** Segments thrown away because they had come before, as far as their numbers tell. */
    public long duplicates;
    /** Segments thrown away because one before them is missing; of go-back-N only. */
    public long outOfOrder;
    /** Segments thrown away because their numbers are neither in the window nor in the one before it. */
    public long outsideWindow;
    /** Most segments that waited for one before them. */
    public long mostHeld;
    /** Datagrams that are no segments of this protocol, have another sequence space, or come from a stranger. */
    public long malformed;
}
