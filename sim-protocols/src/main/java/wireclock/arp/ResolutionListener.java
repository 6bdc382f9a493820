package wireclock.arp;

import wireclock.wire.Ipv4Packet;

/** The seam above address resolution: what the network layer must hear of neighbours. */
public interface ResolutionListener {
    /** A packet that waited for a neighbour that never answered comes back. */
    void neighborUnreachable(Ipv4Packet packet);

    /** Some neighbour was forgotten; whoever keeps {@link Neighbor} objects must ask for them again. */
    void neighborForgotten();
}
