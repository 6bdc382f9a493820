package wireclock.scenario;

/** How a node comes to know its neighbours' MAC addresses. */
public enum ArpMode {
    /** By asking, as RFC 826 says. */
    DYNAMIC,
    /** Its cache is filled from the start. */
    STATIC
}
