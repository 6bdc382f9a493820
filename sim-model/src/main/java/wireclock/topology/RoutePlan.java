package wireclock.topology;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * A line of a node's routing table.
 *
 * @param node whose table
 * @param prefix destinations it is for
 * @param gateway address of the next hop, or {@link Ipv4Address#ANY} if the destinations are on the link
 * @param interfaceName to send on
 * @param metric routers still to pass on a computed route; 0 for networks on the link; as given for routes by hand
 */
public record RoutePlan(String node, Ipv4Prefix prefix, int gateway, String interfaceName, int metric) {
    /** Whether destinations are asked for by ARP themselves, without a next hop. */
    public boolean isOnLink() {
        return gateway == Ipv4Address.ANY;
    }

    @Override
    public String toString() {
        String way = isOnLink() ? "" : " via " + Ipv4Address.format(gateway);
        return node + ": " + prefix + way + " dev " + interfaceName + " metric " + metric;
    }
}
