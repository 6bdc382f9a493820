package wireclock.arp;

/** What is known about a neighbour; the names are those of Linux ({@code ip neighbour}) where it has one. */
public enum NeighborState {
    /** Nothing: never asked for, or asked for in vain. The next packet asks again. */
    UNRESOLVED,
    /** Asked for by broadcast; packets are parked until the answer. */
    INCOMPLETE,
    /** Known, and heard of recently. */
    REACHABLE,
    /**
     * Known, but not heard of for the reachable time; the next packet is sent and makes the neighbour be asked again.
     */
    STALE,
    /** Known and still used, while the neighbour is asked again by unicast (RFC 1122 §2.3.2.1, unicast poll). */
    PROBE,
    /** Entered by hand: never asked, never overwritten, never forgotten. */
    PERMANENT
}
