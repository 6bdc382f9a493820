package wireclock.transport;

/** What BBR is about, in its first version as in its third. */
public enum BbrMode {
    /** The rate grows fast, to find the path's. */
    STARTUP,
    /** Empties the queue that this has made. */
    DRAIN,
    /** Cycles about the path's rate. */
    PROBE_BW,
    /** Keeps little in flight, to see the bare round trip. */
    PROBE_RTT
}
