package wireclock.ip;

/** What a node wants of a packet's source address (RFC 3704): the setting rp_filter of Linux. */
public enum ReversePathFilter {
    /** Nothing. */
    OFF,
    /** That some route leads there (§2.4). */
    LOOSE,
    /** That the route there leaves by the interface at which the packet came in (§2.2). */
    STRICT
}
