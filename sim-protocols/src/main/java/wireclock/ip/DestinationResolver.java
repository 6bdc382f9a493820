package wireclock.ip;

import java.util.List;
import wireclock.arp.Neighbor;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/** Finds out what an address is to a node, from its interfaces and routes (RFC 1122 §3.3.1). */
final class DestinationResolver {
    /** What does not leave the node is limited by the header's length field alone. */
    private static final int NO_MTU = Ipv4Packet.MAX_TOTAL_LENGTH;

    private final List<NetworkInterface> interfaces;
    private final RoutingTable routes;

    DestinationResolver(List<NetworkInterface> interfaces, RoutingTable routes) {
        this.interfaces = interfaces;
        this.routes = routes;
    }

    Destination resolve(int address) {
        for (NetworkInterface candidate : interfaces) {
            if (candidate.hasAddress(address)) {
                return new Destination(address, Destination.Kind.LOCAL, address, NO_MTU, null);
            }
        }
        if (address >>> 24 == 127) {
            return new Destination(address, Destination.Kind.LOOPBACK, address, NO_MTU, null);
        }
        if (Ipv4Address.isMulticast(address)) {
            return multicast(address);
        }
        if (address == Ipv4Address.LIMITED_BROADCAST) {
            return interfaces.isEmpty() ? unreachable(address) : broadcast(address, interfaces.getFirst());
        }
        if (address >>> 24 == 0 || address >>> 28 == 0xF) {
            return new Destination(address, Destination.Kind.INVALID, 0, NO_MTU, null);
        }
        for (NetworkInterface candidate : interfaces) {
            if (candidate.isDirectedBroadcast(address)) {
                return broadcast(address, candidate);
            }
        }
        Route route = routes.lookup(address);
        if (route == null) {
            return unreachable(address);
        }
        NetworkInterface out = route.networkInterface();
        return leaving(address, Destination.Kind.FORWARD, out, out.arp().neighbor(route.nextHop(address)));
    }

    private Destination multicast(int address) {
        Route route = routes.lookup(address);
        if (route == null && interfaces.isEmpty()) {
            return unreachable(address);
        }
        NetworkInterface out = route == null ? interfaces.getFirst() : route.networkInterface();
        Destination.Kind kind = address == IgmpMessage.ALL_HOSTS ? Destination.Kind.BROADCAST : Destination.Kind.MULTICAST;
        return leaving(address, kind, out, out.arp().group(address, MacAddress.ofGroup(address)));
    }

    private static Destination broadcast(int address, NetworkInterface out) {
        return leaving(address, Destination.Kind.BROADCAST, out, out.arp().group(address, MacAddress.BROADCAST));
    }

    private static Destination leaving(int address, Destination.Kind kind, NetworkInterface out, Neighbor neighbor) {
        return new Destination(address, kind, out.address(), out.mtu(), neighbor);
    }

    private static Destination unreachable(int address) {
        return new Destination(address, Destination.Kind.UNREACHABLE, 0, NO_MTU, null);
    }
}
