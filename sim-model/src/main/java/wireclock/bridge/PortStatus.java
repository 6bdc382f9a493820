package wireclock.bridge;

/**
 * A line of a bridge's spanning tree table.
 *
 * @param port number from 0
 * @param pathCost of the port
 * @param designatedRoot that the designated bridge of the LAN names
 * @param designatedCost from that bridge to the root
 * @param designatedBridge its identifier
 * @param designatedPort the identifier of its port on the LAN
 */
public record PortStatus(int port, PortRole role, PortState state, int pathCost, long designatedRoot,
        long designatedCost, long designatedBridge, int designatedPort) {}
