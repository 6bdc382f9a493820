package wireclock.ip;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * One line of a routing table.
 *
 * @param destination the addresses that it is for
 * @param gateway address of the router to hand packets to, or {@link #ON_LINK}
 * @param networkInterface where packets leave
 * @param metric among routes to the same destination the lowest wins
 */
public record Route(Ipv4Prefix destination, int gateway, NetworkInterface networkInterface, int metric) {
    /** Stands for the gateway where there is none: the destination is a neighbour. */
    public static final int ON_LINK = Ipv4Address.ANY;

    /** Whether packets may be divided among this route and another one of its prefix: both lead through routers. */
    boolean isAsGoodAs(Route other) {
        return metric == other.metric && gateway != ON_LINK && other.gateway != ON_LINK;
    }

    /** The neighbour that gets a packet for the given address. */
    int nextHop(int address) {
        return gateway == ON_LINK ? address : gateway;
    }
}
