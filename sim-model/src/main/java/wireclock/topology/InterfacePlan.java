package wireclock.topology;

import wireclock.wire.Ipv4Prefix;

/**
 * An interface of a host or router with all its addresses.
 *
 * @param node whose it is
 * @param name for example {@code eth0}
 * @param mac in the low 48 bits
 * @param address IPv4
 * @param prefixLength of the segment's network
 * @param link that is plugged in
 * @param mtu of that link, in bytes
 * @param segment number of the segment it is on
 */
public record InterfacePlan(
        String node, String name, long mac, int address, int prefixLength, String link, int mtu, int segment) {
    /** The network that the interface is on. */
    public Ipv4Prefix network() {
        return new Ipv4Prefix(address, prefixLength);
    }

    /** Where it is. */
    public Port port() {
        return new Port(node, name);
    }
}
