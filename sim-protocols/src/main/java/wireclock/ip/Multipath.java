package wireclock.ip;

/** How a node divides packets among routes to one network that are equally good (RFC 2991). */
public enum Multipath {
    /** Each flow keeps to one route, so that its packets stay in order. */
    FLOW,
    /** Each destination address keeps to one route. */
    DESTINATION
}
