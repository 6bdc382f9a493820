package wireclock.topology;

import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * A route that the scenario gives by hand.
 *
 * @param to destination network
 * @param via address of the next hop, on a network of the node itself, or {@link Ipv4Address#ANY} for none: the network
 *     is on the link
 * @param dev name of the interface to send on, or null for the one that {@code via} is reached by
 * @param metric among routes to the same network the lowest wins
 */
public record StaticRoute(Ipv4Prefix to, int via, @Nullable String dev, int metric) {
    /** A route over a neighbour. */
    public StaticRoute(Ipv4Prefix to, int via) {
        this(to, via, null, 0);
    }

    @Override
    public String toString() {
        return to + " via " + Ipv4Address.format(via);
    }
}
