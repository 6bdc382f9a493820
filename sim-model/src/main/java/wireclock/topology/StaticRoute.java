package wireclock.topology;

import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;

/**
 * A route that the scenario gives by hand.
 *
 * @param to destination network
 * @param via address of the next hop, on a network of the node itself
 */
public record StaticRoute(Ipv4Prefix to, int via) {
    @Override
    public String toString() {
        return to + " via " + Ipv4Address.format(via);
    }
}
