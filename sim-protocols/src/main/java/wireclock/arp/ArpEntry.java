package wireclock.arp;

/**
 * A line of an ARP table as {@code arp -a} prints it.
 *
 * @param address IPv4 address
 * @param macAddress in the low 48 bits; 0 while unknown
 * @param expiresPs when the entry becomes, or became, stale, or was given up, in picoseconds;
 *     {@link wireclock.engine.SimTime#NEVER} for a permanent one
 * @param parked packets that wait for the answer
 */
public record ArpEntry(int address, long macAddress, NeighborState state, long expiresPs, int parked) {}
