package wireclock.scenario;

/** Who opens a connection. */
enum Open {
    CLIENT,
    /** Both at the same instant, so that the SYNs cross. */
    BOTH
}
