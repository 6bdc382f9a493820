package wireclock.bridge;

/**
 * A line of a switching hub's table of multicast groups.
 *
 * @param vlan or 0 where there are no VLANs
 * @param group IPv4 address, or 0: behind the port is a multicast router
 * @param port number from 0
 * @param leftPs for which this still holds if nothing is heard, in picoseconds
 */
public record GroupEntry(int vlan, int group, int port, long leftPs) {}
