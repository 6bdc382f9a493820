package wireclock.arp;

/** What address resolution on one interface counts; written by {@link Arp} alone. */
public final class ArpStats {
    public long requestsSent;
    public long repliesSent;
    public long requestsReceived;
    public long repliesReceived;
    /** Parked packets dropped: newer ones took their place, or their neighbour was forgotten. */
    public long parkedDropped;
    /** Neighbours that never answered. */
    public long gaveUp;
    /** Neighbours forgotten because the table was full. */
    public long evicted;
    /** ARP packets that claim this interface's own address for somebody else (RFC 5227 §2.4). */
    public long addressConflicts;
    /** ARP packets that cannot be right: a group address as sender, or neither request nor reply. */
    public long malformed;
}
