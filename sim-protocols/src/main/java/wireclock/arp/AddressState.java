package wireclock.arp;

/** How far an interface has come with its address (RFC 5227). */
public enum AddressState {
    /** It does not have the address yet: its time has not come. */
    AWAITED,
    /** It asks whether somebody else has it. */
    PROBING,
    /** It uses the address. */
    HELD,
    /** Somebody else has it: the interface does not use it, for good. */
    LOST
}
