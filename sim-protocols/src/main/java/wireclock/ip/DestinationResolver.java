package wireclock.ip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.arp.Neighbor;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;

/** Finds out what an address is to a node, from its interfaces and routes (RFC 1122 §3.3.1). */
final class DestinationResolver {

    private final List<NetworkInterface> interfaces;
    private final RoutingTable routes;
    private final RouteExceptions exceptions;
    private Multipath multipath = Multipath.FLOW;
    private long multipathSeed;

    DestinationResolver(List<NetworkInterface> interfaces, RoutingTable routes, RouteExceptions exceptions) {
        this.interfaces = interfaces;
        this.routes = routes;
        this.exceptions = exceptions;
    }

    /** See {@link Ipv4#setMultipath}. */
    void setMultipath(Multipath choice, long seed) {
        multipath = choice;
        multipathSeed = seed;
    }

    Destination resolve(int address) {
        for (NetworkInterface candidate : interfaces) {
            if (candidate.hasAddress(address)) {
                return new Destination(address, Destination.Kind.LOCAL, address);
            }
        }
        if (address >>> 24 == 127) {
            return new Destination(address, Destination.Kind.LOOPBACK, address);
        }
        if (Ipv4Address.isMulticast(address)) {
            return multicast(address);
        }
        if (address == Ipv4Address.LIMITED_BROADCAST) {
            NetworkInterface out = firstUp();
            return out == null ? unreachable(address) : broadcast(address, out);
        }
        if (address >>> 24 == 0 || address >>> 28 == 0xF) {
            return new Destination(address, Destination.Kind.INVALID, 0);
        }
        for (NetworkInterface candidate : interfaces) {
            if (candidate.isUp() && candidate.isDirectedBroadcast(address)) {
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

    private Destination forward(int address, Route route) {
        NetworkInterface out = route.networkInterface();
        if (out == null) {
            return dropped(address, route.kind());
        }
        RouteException learnt = exceptions.find(address);
        int nextHop = learnt != null && learnt.gateway() != 0 ? learnt.gateway() : route.nextHop(address);
        return new Destination(address, Destination.Kind.FORWARD, out, out.arp().neighbor(nextHop), learnt);
    }

    private Destination divided(int address, List<Route> equallyGood) {
        Destination[] ways = equallyGood.stream().map(route -> forward(address, route)).toArray(Destination[]::new);
        NextHops nextHops = new NextHops(ways, multipathSeed);
        return multipath == Multipath.DESTINATION ? nextHops.of(address) : ways[0].among(nextHops);
    }

    private Destination multicast(int address) {
        Route route = routes.lookup(address);
        if (route == null) {
            NetworkInterface out = firstUp();
            return out == null ? unreachable(address) : group(address, out);
        }
        NetworkInterface out = route.networkInterface();
        return out == null ? dropped(address, route.kind()) : group(address, out);
    }

    private static Destination group(int address, NetworkInterface out) {
        Destination.Kind kind = address == IgmpMessage.ALL_HOSTS ? Destination.Kind.BROADCAST : Destination.Kind.MULTICAST;
        return leaving(address, kind, out, out.arp().group(address, MacAddress.ofGroup(address)));
    }

    private @Nullable NetworkInterface firstUp() {
        for (NetworkInterface candidate : interfaces) {
            if (candidate.isUp()) {
                return candidate;
            }
        }
        return null;
    }

    private static Destination broadcast(int address, NetworkInterface out) {
        return leaving(address, Destination.Kind.BROADCAST, out, out.arp().group(address, MacAddress.BROADCAST));
    }

    private static Destination leaving(int address, Destination.Kind kind, NetworkInterface out, Neighbor neighbor) {
        return new Destination(address, kind, out, neighbor, null);
    }

    private static Destination unreachable(int address) {
        return new Destination(address, Destination.Kind.UNREACHABLE, 0);
    }

    private static Destination dropped(int address, RouteKind kind) {
        return new Destination(address, switch (kind) {
            case PROHIBIT -> Destination.Kind.PROHIBITED;
            case UNREACHABLE -> Destination.Kind.HOST_UNREACHABLE;
            default -> Destination.Kind.BLACKHOLE;
        }, 0);
    }
}
