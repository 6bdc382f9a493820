package wireclock.ip;

import java.util.List;
import wireclock.arp.Neighbor;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;

/** Finds out what an address is to a node, from its interfaces and routes (RFC 1122 §3.3.1). */
final class DestinationResolver {
    /** All systems on this segment (RFC 1112 §4): the one group that every host belongs to. */
    static final int ALL_HOSTS = 0xE000_0001;

    /** What does not leave the node is limited by the header's length field alone. */
    private static final int NO_MTU = Ipv4Packet.MAX_TOTAL_LENGTH;

    private final List<NetworkInterface> interfaces;
    private final RoutingTable routes;
    private Multipath multipath = Multipath.FLOW;
    private long multipathSeed;

    DestinationResolver(List<NetworkInterface> interfaces, RoutingTable routes) {
        this.interfaces = interfaces;
        this.routes = routes;
    }

    /** See {@link Ipv4#setMultipath}. */
    void setMultipath(Multipath choice, long seed) {
        multipath = choice;
        multipathSeed = seed;
    }

    Destination resolve(int address) {
        for (NetworkInterface candidate : interfaces) {
            if (candidate.address() == address) {
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
        List<Route> found = routes.lookupAll(address);
        return switch (found.size()) {
            case 0 -> unreachable(address);
            case 1 -> forward(address, found.getFirst());
            default -> divided(address, found);
        };
    }

    private static Destination forward(int address, Route route) {
        NetworkInterface out = route.networkInterface();
        return leaving(address, Destination.Kind.FORWARD, out, out.arp().neighbor(route.nextHop(address)));
    }

    private Destination divided(int address, List<Route> equallyGood) {
        Destination[] ways = equallyGood.stream().map(route -> forward(address, route)).toArray(Destination[]::new);
        NextHops nextHops = new NextHops(ways, multipathSeed);
        return multipath == Multipath.DESTINATION ? nextHops.of(address) : ways[0].among(nextHops);
    }

    private Destination multicast(int address) {
        Route route = routes.lookup(address);
        if (route == null && interfaces.isEmpty()) {
            return unreachable(address);
        }
        NetworkInterface out = route == null ? interfaces.getFirst() : route.networkInterface();
        Destination.Kind kind = address == ALL_HOSTS ? Destination.Kind.BROADCAST : Destination.Kind.MULTICAST;
        // RFC 1112 §6.4: the low 23 bits of the group go into a fixed MAC prefix.
        return leaving(address, kind, out, out.arp().group(address, 0x0100_5E00_0000L | address & 0x7F_FFFF));
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
