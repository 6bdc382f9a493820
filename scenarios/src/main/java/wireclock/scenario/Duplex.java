package wireclock.scenario;

/** How one end of a link sends. */
public enum Duplex {
    /** As is found out. */
    AUTO,
    /** One at a time: CSMA/CD. */
    HALF,
    /** Whenever there is something to send. */
    FULL
}
