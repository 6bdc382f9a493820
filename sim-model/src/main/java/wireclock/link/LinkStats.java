package wireclock.link;

/** What one direction of a link counts; read by whoever reports, written by the direction alone. */
public final class LinkStats {
    // What every frame moves comes first, so that it lies together.
    /** Frames that the queue took. */
    public long accepted;
    /** Bytes of the accepted frames, from destination address to FCS, or of the packets where there is no framing. */
    public long acceptedBytes;
    public long delivered;
    /** Sum over all accepted frames of the time from acceptance to the beginning of transmission, or to the drop. */
    public long waitPs;
    /** Time for which the line is, or will be, occupied by what has been accepted. */
    public long busyPs;
    /**
     * Accepted frames that do not arrive. A {@link PlannedDirection} counts them when that is decided, at acceptance; a
     * {@link QueuedDirection} when they are sent, or cut off.
     */
    public long lost;
    /** Frames that arrived with bit errors; they do not count as delivered. */
    public long damaged;
    /** Copies that the link made on the way. */
    public long duplicates;
    /** Frames that the queue dropped, whether it had taken them or not. */
    public long queueDrops;
    /** Frames among them that the queue had taken. */
    public long droppedLater;
    /** Packets that the queue marked with Congestion Experienced. */
    public long ecnMarked;
    /** Frames with a packet longer than the MTU. */
    public long tooLong;
    public int queueMaxPackets;
}
