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
        /** Another node's, to which a route leads that drops packets silently. */
        BLACKHOLE,
        /** … that drops them and says unreachable. */
        HOST_UNREACHABLE,
        /** … that drops them and says prohibited. */
        PROHIBITED,
        /** Not an address of a host or group (RFC 1122 §3.2.1.3): 0.0.0.0/8 and 240.0.0.0/4. */
        INVALID
    }

    final int address;
    final Kind kind;
    /** The address that packets to there are sent from. */
    final int source;
    /** Longest packet that the interface lets out: what counts for packets of others, which this node passes on. */
    final int mtu;
    /** Longest packet that is known to get there whole: what counts for this node's own. */
    final int pathMtu;
    /** Whether the path's MTU is below the least that is believed: own packets then go without DF. */
    final boolean pathMtuLocked;
    /** Where packets leave; null when they do not leave this node. */
    final @Nullable NetworkInterface out;
    /** Who gets the packets; null when they do not leave this node. */
    final @Nullable Neighbor neighbor;
    /** Where packets are divided among several ways: these, of which the first is told above; otherwise null. */
    final @Nullable NextHops nextHops;

    /** One to which packets leave. */
    Destination(int address, Kind kind, NetworkInterface out, Neighbor neighbor, @Nullable RouteException learnt) {
        this.address = address;
        this.kind = kind;
        this.source = out.address();
        this.mtu = out.mtu();
        this.pathMtu = learnt != null && learnt.pathMtu() > 0 ? Math.min(mtu, learnt.pathMtu()) : mtu;
        this.pathMtuLocked = learnt != null && learnt.mtuLocked();
        this.out = out;
        this.neighbor = neighbor;
        this.nextHops = null;
    }

    /** One to which packets do not leave: this node itself, or nobody. */
    Destination(int address, Kind kind, int source) {
        this.address = address;
        this.kind = kind;
        this.source = source;
        // What does not leave the node is limited by the header's length field alone.
        this.mtu = Ipv4Packet.MAX_TOTAL_LENGTH;
        this.pathMtu = Ipv4Packet.MAX_TOTAL_LENGTH;
        this.pathMtuLocked = false;
        this.out = null;
        this.neighbor = null;
        this.nextHops = null;
    }

    private Destination(Destination first, NextHops nextHops) {
        this.address = first.address;
        this.kind = first.kind;
        this.source = first.source;
        this.mtu = first.mtu;
        this.pathMtu = first.pathMtu;
        this.pathMtuLocked = first.pathMtuLocked;
        this.out = first.out;
        this.neighbor = first.neighbor;
        this.nextHops = nextHops;
    }

    /** The same with several ways, of which this is the first. */
    Destination among(NextHops ways) {
        return new Destination(this, ways);
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
