package wireclock.arp;

/**
 * How an interface comes to its address.
 *
 * @param startPs when it is given the address, in picoseconds from the start of the run
 * @param probe whether it asks first whether somebody else has it, announces it then and defends it (RFC 5227)
 * @param announce whether it announces it without asking (gratuitous ARP; Linux: {@code arp_notify})
 * @param defendsAlways with {@code probe}: whether it keeps the address whatever happens (RFC 5227 §2.4 (c)), instead of
 *     defending it once in ten seconds and then giving it up (b)
 */
public record ClaimConfig(long startPs, boolean probe, boolean announce, boolean defendsAlways) {
    /** The address is there from the start, and nobody is told. */
    public static final ClaimConfig AT_ONCE = new ClaimConfig(0, false, false, false);
}
