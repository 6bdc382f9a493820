package wireclock.tcp;

/** How one end takes part in explicit congestion notification (RFC 3168, RFC 9768); Linux: {@code tcp_ecn}. */
public enum EcnMode {
    /** Not at all: {@code 0}. */
    OFF,
    /** Asks for it when it connects, and agrees when it is asked: {@code 1}. */
    REQUEST,
    /** Agrees when it is asked: {@code 2}, the default of Linux. */
    ACCEPT,
    /** Asks for Accurate ECN, and agrees to what it is asked for, be it either: {@code 3}. */
    ACCURATE,
    /** Asks for ECN as of RFC 3168, and agrees to either: {@code 4}. */
    REQUEST_ACCEPT_ACCURATE,
    /** Agrees to either: {@code 5}. */
    ACCEPT_ACCURATE;

    boolean asks() {
        return this == REQUEST || this == ACCURATE || this == REQUEST_ACCEPT_ACCURATE;
    }

    /** Whether Accurate ECN may come of it. */
    public boolean knowsAccurate() {
        return compareTo(ACCURATE) >= 0;
    }
}
