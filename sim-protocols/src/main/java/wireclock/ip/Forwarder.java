package wireclock.ip;

import wireclock.arp.Neighbor;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Options;
import wireclock.wire.Ipv4Packet;

/** What a router does with packets that are for others: passes them on, or says why not (RFC 1812 §5). */
final class Forwarder {
    private static final long DAY_MS = 86_400_000;

    private final Ipv4 ip;
    private final Scheduler scheduler;
    private final IpStats stats;
    private boolean directedBroadcast;

    Forwarder(Ipv4 ip, Scheduler scheduler) {
        this.ip = ip;
        this.scheduler = scheduler;
        this.stats = ip.stats();
    }

    /** Whether packets to all of a segment that come from elsewhere are sent there. */
    void setDirectedBroadcast(boolean allowed) {
        directedBroadcast = allowed;
    }

    /** Passes a packet on to the next hop. */
    void forward(Ipv4Packet packet, Destination way, Neighbor neighbor, NetworkInterface in) {
        boolean tooLong = packet.totalLength() > way.mtu;
        if (packet.timeToLive() <= 1) {
            stats.drop(IpDropReason.TTL_EXPIRED);
            ip.errors().send(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED, 0, packet);
        } else if (tooLong && packet.dontFragment()) {
            stats.drop(IpDropReason.FRAGMENTATION_NEEDED);
            ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.FRAGMENTATION_NEEDED, way.mtu, packet);
        } else {
            stats.forwarded++;
            if (way.out == in && in.prefix().contains(packet.source())) {
                ip.errors().redirect(neighbor.address(), packet);
            }
            Ipv4Packet next = packet.hasOptions() ? withOptionsWritten(packet, way).forwarded() : packet.forwarded();
            if (tooLong) {
                ip.sendFragments(next, way.mtu, neighbor);
            } else {
                neighbor.send(next);
            }
        }
    }

    private Ipv4Packet withOptionsWritten(Ipv4Packet packet, Destination way) {
        int milliseconds = (int) (scheduler.nowPs() / SimTime.MILLISECOND % DAY_MS);
        return packet.withOptions(Ipv4Options.forwarded(packet.options(), way.source, milliseconds, ip::isLocal));
    }

    /** A directed broadcast from elsewhere: whether to send it to a whole segment is the operator's choice (RFC 2644). */
    void explode(Ipv4Packet packet, Destination way, NetworkInterface in) {
        if (!directedBroadcast || way.neighbor == null) {
            stats.drop(IpDropReason.DIRECTED_BROADCAST);
        } else {
            forward(packet, way, way.neighbor, in);
        }
    }

    /** What a router does with a packet to which its table denies the way, with the codes that Linux uses. */
    void refuse(Ipv4Packet packet, Destination.Kind kind) {
        switch (kind) {
            case BLACKHOLE -> stats.drop(IpDropReason.BLACKHOLE);
            case HOST_UNREACHABLE -> {
                stats.drop(IpDropReason.ROUTE_UNREACHABLE);
                ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.HOST_UNREACHABLE, 0, packet);
            }
            case PROHIBITED -> {
                stats.drop(IpDropReason.PROHIBITED);
                ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.COMMUNICATION_PROHIBITED, 0, packet);
            }
            default -> {
                stats.drop(IpDropReason.NO_ROUTE);
                ip.errors().send(IcmpType.DESTINATION_UNREACHABLE, IcmpType.NETWORK_UNREACHABLE, 0, packet);
            }
        }
    }
}
