package wireclock.ip;

import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * One line of a routing table.
 *
 * @param destination the addresses that it is for
 * @param gateway address of the router to hand packets to, or {@link #ON_LINK}
 * @param networkInterface where packets leave, or null where they do not
 * @param metric among routes to the same destination the lowest wins
 * @param kind what happens to packets
 */
public record Route(Ipv4Prefix destination, int gateway, @Nullable NetworkInterface networkInterface, int metric,
        RouteKind kind) {
    /** Stands for the gateway where there is none: the destination is a neighbour. */
    public static final int ON_LINK = Ipv4Address.ANY;

    public Route {
        if ((kind == RouteKind.UNICAST) != (networkInterface != null)) {
            throw new IllegalArgumentException("a route to " + destination + " of kind " + kind
                    + (networkInterface == null ? " without" : " with") + " an interface");
        }
    }

    /** A route that passes packets on. */
    public Route(Ipv4Prefix destination, int gateway, NetworkInterface networkInterface, int metric) {
        this(destination, gateway, networkInterface, metric, RouteKind.UNICAST);
    }

    /** A route that drops packets, in one of the ways there are. */
    public static Route dropping(Ipv4Prefix destination, RouteKind kind, int metric) {
        return new Route(destination, ON_LINK, null, metric, kind);
    }

    /** Whether packets may be divided among this route and another one of its prefix: both lead through routers. */
    boolean isAsGoodAs(Route other) {
        return metric == other.metric && kind == RouteKind.UNICAST && other.kind == RouteKind.UNICAST
                && gateway != ON_LINK && other.gateway != ON_LINK;
    }

    /** The neighbour that gets a packet for the given address. */
    int nextHop(int address) {
        return gateway == ON_LINK ? address : gateway;
    }
}
