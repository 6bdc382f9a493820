package wireclock.ip;

/** Whether a sender's packets may be fragmented: the socket option IP_MTU_DISCOVER of Linux. */
public enum PathMtuDiscovery {
    /** DF on what fits the path MTU as far as it is known; what is longer is fragmented here, and without DF. */
    WANT,
    /** DF always; what is longer than the path MTU is refused (EMSGSIZE). */
    DO,
    /** Never DF: every router may fragment. */
    DONT
}
