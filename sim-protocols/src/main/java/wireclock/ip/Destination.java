package wireclock.ip;

import org.jspecify.annotations.Nullable;
import wireclock.arp.Neighbor;
import wireclock.wire.Ipv4Packet;

/** What a node knows about one destination address: everything a packet needs to be sent there, found once. */
final class Destination {
    /** What an address is to this node. */
    enum Kind {
        /** One of this node's own. */
        LOCAL,
        /** 127.0.0.0/8: this node itself, and never on a wire. */
        LOOPBACK,
        /** All stations of a segment, this one among them: limited and directed broadcast, and 224.0.0.1. */
        BROADCAST,
        /** A multicast group that can be sent to, but that this node does not listen to. */
        MULTICAST,
        /** Another node's, to be reached through a neighbour. */
        FORWARD,
        /** Another node's, to which no route leads. */
        UNREACHABLE,
        /** Not an address of a host or group (RFC 1122 §3.2.1.3): 0.0.0.0/8 and 240.0.0.0/4. */
        INVALID
    }

    final int address;
    final Kind kind;
    /** The address that packets to there are sent from. */
    final int source;
    /** Longest packet that may be sent there. */
    final int mtu;
    /** Who gets the packets; null when they do not leave this node. */
    final @Nullable Neighbor neighbor;
    /** Where packets are divided among several ways: these, of which the first is told above; otherwise null. */
    final @Nullable NextHops nextHops;

    Destination(int address, Kind kind, int source, int mtu, @Nullable Neighbor neighbor) {
        this(address, kind, source, mtu, neighbor, null);
    }

    private Destination(int address, Kind kind, int source, int mtu, @Nullable Neighbor neighbor,
            @Nullable NextHops nextHops) {
        this.address = address;
        this.kind = kind;
        this.source = source;
        this.mtu = mtu;
        this.neighbor = neighbor;
        this.nextHops = nextHops;
    }

    /** The same with several ways, of which this is the first. */
    Destination among(NextHops ways) {
        return new Destination(address, kind, source, mtu, neighbor, ways);
    }

    /** What holds for one packet to there. */
    Destination way(Ipv4Packet packet) {
        return nextHops == null ? this : nextHops.of(packet);
    }

    /** Whether packets to there stay on this node. */
    boolean isHere() {
        return kind == Kind.LOCAL || kind == Kind.LOOPBACK;
    }
}
