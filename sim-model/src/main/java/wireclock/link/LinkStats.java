package wireclock.link;

/** What one direction of a link counts; read by whoever reports, written by the direction alone. */
public final class LinkStats {
    /** Frames that the queue took. */
    public long accepted;
    /** Bytes of the accepted frames, from destination address to FCS, or of the packets where there is no framing. */
    public long acceptedBytes;
    public long delivered;
    /** Accepted frames that use queue and line and do not arrive, counted when that is decided: at acceptance. */
    public long lost;
    /** Frames that arrived with bit errors; they do not count as delivered. */
    public long damaged;
    public long queueDrops;
    /** Frames with a packet longer than the MTU. */
    public long tooLong;
    public int queueMaxPackets;
    /** Sum over all accepted frames of the time from acceptance to the beginning of transmission. */
    public long waitPs;
    /** Time for which the line is, or will be, occupied by what has been accepted. */
    public long busyPs;
}
