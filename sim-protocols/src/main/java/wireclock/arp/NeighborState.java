package wireclock.arp;

/** What is known about a neighbour: the states of Linux ({@code ip neighbour}, RFC 4861 §7.3.2), and their names. */
public enum NeighborState {
    /** Nothing: never asked for, or forgotten. The next packet asks. */
    NONE,
    /** Asked for by broadcast; packets are parked until the answer. */
    INCOMPLETE,
    /** Known, and the neighbour has shown lately that it hears us. */
    REACHABLE,
    /** Known, but for how long still? The next packet is sent all the same and begins {@link #DELAY}. */
    STALE,
    /** Known and used; the transports have a while to show that the neighbour hears us before it is asked. */
    DELAY,
    /** Known and used, while the neighbour is asked by unicast (RFC 1122 §2.3.2.1, unicast poll). */
    PROBE,
    /** Asked for in vain. The next packet asks again. */
    FAILED,
    /** Entered by hand: never asked, never overwritten, never forgotten. */
    PERMANENT;

    /** Whether there is a MAC address to send to (Linux: {@code NUD_VALID}). */
    public boolean isValid() {
        return switch (this) {
            case REACHABLE, STALE, DELAY, PROBE, PERMANENT -> true;
            case NONE, INCOMPLETE, FAILED -> false;
        };
    }
}
