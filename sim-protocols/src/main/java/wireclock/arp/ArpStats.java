package wireclock.arp;

/** What address resolution on one interface counts; written by this package alone. */
public final class ArpStats {
    /** Questions for neighbours, broadcast and unicast; RFC 5227's probes and announcements are not among them. */
    public long requestsSent;
    public long repliesSent;
    public long requestsReceived;
    public long repliesReceived;
    /** Parked packets dropped because newer ones took their place. */
    public long parkedOverflowed;
    /** Parked packets dropped because their neighbour was forgotten: the table was full, or the link went down. */
    public long parkedForgotten;
    /** Neighbours that never answered. */
    public long gaveUp;
    /** Neighbours forgotten because the table was full. */
    public long evicted;
    /** ARP packets that claim this interface's own address for somebody else (RFC 5227 §2.1.1, §2.4). */
    public long addressConflicts;
    /** ARP packets that cannot be right: a group address as sender, or neither request nor reply. */
    public long malformed;
    /** Answers that another answer of the last second outweighs. */
    public long overruled;
}
