package wireclock.arp;

/**
 * A line of an ARP table as {@code arp -a} prints it.
 *
 * @param address IPv4 address
 * @param macAddress in the low 48 bits; 0 while unknown
 * @param expiresPs when the entry becomes stale, in picoseconds; {@link wireclock.engine.SimTime#NEVER} for a
 *     permanent one
 */
public record ArpEntry(int address, long macAddress, NeighborState state, long expiresPs) {}
