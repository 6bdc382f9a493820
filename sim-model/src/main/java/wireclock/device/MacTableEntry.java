package wireclock.device;

/**
 * A line of a switching hub's address table.
 *
 * @param macAddress in the low 48 bits
 * @param port number from 0, in the order in which ports were added
 * @param agePs since the station was last heard, in picoseconds
 */
public record MacTableEntry(long macAddress, int port, long agePs) {}
