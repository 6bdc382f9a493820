package wireclock.scenario;

/** Who closes a connection first. */
public enum Close {
    /** Whoever sends last, its FIN on the last data segment. */
    SENDER,
    CLIENT,
    SERVER,
    /** Both at the same instant, after the last byte. */
    BOTH
}
