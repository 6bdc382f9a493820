package wireclock.bridge;

/**
 * A line of a switching hub's address table.
 *
 * @param vlan in which the station was heard, or 0 where there are no VLANs
 * @param macAddress in the low 48 bits
 * @param port number from 0, in the order in which ports were added
 * @param agePs since the station was last heard, in picoseconds
 */
public record MacTableEntry(int vlan, long macAddress, int port, long agePs) {}
