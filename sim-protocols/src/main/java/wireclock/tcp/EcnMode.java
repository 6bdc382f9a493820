package wireclock.tcp;

/** How one end takes part in explicit congestion notification (RFC 3168); Linux: {@code tcp_ecn}. */
public enum EcnMode {
    /** Not at all: {@code 0}. */
    OFF,
    /** Asks for it when it connects, and agrees when it is asked: {@code 1}. */
    REQUEST,
    /** Agrees when it is asked: {@code 2}, the default of Linux. */
    ACCEPT
}
