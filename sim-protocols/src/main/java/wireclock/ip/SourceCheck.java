package wireclock.ip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;

/** What a node thinks of the source addresses of packets that arrive. */
final class SourceCheck {
    private final List<NetworkInterface> interfaces;
    private final DestinationTable destinations;
    private final ReversePathFilter filter;
    /** The source last found plausible, or 0. Packets come in trains, so that it is mostly the next one's too. */
    private int lastPlausible;

    SourceCheck(List<NetworkInterface> interfaces, DestinationTable destinations, ReversePathFilter filter) {
        this.interfaces = interfaces;
        this.destinations = destinations;
        this.filter = filter;
    }

    /** Why a packet is not to be believed: a reason to drop it, or null. */
    @Nullable IpDropReason fault(Ipv4Packet packet, NetworkInterface in) {
        if (packet.source() != lastPlausible && !isPlausible(packet)) {
            return IpDropReason.MARTIAN_SOURCE;
        }
        return filter == ReversePathFilter.OFF || passesReversePath(packet, in) ? null : IpDropReason.REVERSE_PATH;
    }

    /** The node has another address. */
    void forget() {
        lastPlausible = Ipv4Address.ANY;
    }

    /**
     * Whether an address can be that of one host, and not of this (RFC 1812 §5.3.7, §4.2.2.11). No host's are
     * 0.0.0.0/8, 127.0.0.0/8, groups, class E and broadcast addresses. Only a host that still asks for its address may have none,
     * and speaks to everybody then.
     */
    private boolean isPlausible(Ipv4Packet packet) {
        int source = packet.source();
        int firstOctet = source >>> 24;
        if (firstOctet == 0) {
            return source == Ipv4Address.ANY && packet.destination() == Ipv4Address.LIMITED_BROADCAST;
        }
        if (firstOctet >= 224 || firstOctet == 127) {
            return false;
        }
        for (int i = 0; i < interfaces.size(); i++) {
            NetworkInterface own = interfaces.get(i);
            if (own.address() == source || own.isDirectedBroadcast(source)) {
                return false;
            }
        }
        lastPlausible = source;
        return true;
    }

    /** RFC 3704. */
    private boolean passesReversePath(Ipv4Packet packet, NetworkInterface in) {
        if (packet.source() == Ipv4Address.ANY) {
            return true;
        }
        NetworkInterface back = destinations.get(packet.source()).out;
        return back != null && (filter == ReversePathFilter.LOOSE || back == in);
    }
}
