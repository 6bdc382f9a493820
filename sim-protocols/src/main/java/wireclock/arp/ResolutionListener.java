package wireclock.arp;

import wireclock.wire.Ipv4Packet;

/** The seam above address resolution: what the network layer must hear of neighbours, and may know of them. */
public interface ResolutionListener {
    /** A packet that waited for a neighbour that never answered comes back. */
    void neighborUnreachable(Ipv4Packet packet);

    /** Some neighbour was forgotten; whoever keeps {@link Neighbor} objects must ask for them again. */
    void neighborForgotten();

    /**
     * Whether a transport knows that the neighbour has got something since a time: an acknowledgement for what was sent
     * through it (RFC 1122 §2.3.2.1, higher-layer advice). Asked once for each stale entry that is used, not for each
     * packet.
     */
    default boolean isConfirmed(Neighbor neighbor, long sincePs) {
        return false;
    }
}
