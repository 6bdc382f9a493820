package wireclock.ip;

/** What a route does with packets: the types of {@code ip route}. */
public enum RouteKind {
    /** Passes them on. */
    UNICAST,
    /** Drops them without a word. */
    BLACKHOLE,
    /** Drops them and reports the host unreachable. */
    UNREACHABLE,
    /** Drops them and reports that communication is administratively prohibited. */
    PROHIBIT
}
