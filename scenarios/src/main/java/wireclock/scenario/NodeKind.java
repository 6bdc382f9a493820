package wireclock.scenario;

/** What a node is. */
public enum NodeKind {
    /** A computer with a full stack: ends of flows. */
    HOST,
    /** A switching hub: learns MAC addresses, stores and forwards frames. */
    SWITCH,
    /** A repeater hub: repeats every signal to all other ports; half duplex. */
    HUB,
    /** Forwards IP packets between its interfaces. */
    ROUTER
}
