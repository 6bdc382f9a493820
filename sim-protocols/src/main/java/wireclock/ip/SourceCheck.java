package wireclock.ip;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;

/** What a node thinks of the source addresses of packets that arrive. */
final class SourceCheck {
    /** Fibonacci hashing, as in {@link DestinationTable}. */
    private static final int MULTIPLIER = 0x9E37_79B9;

    private final List<NetworkInterface> interfaces;
    private final DestinationTable destinations;
    private final ReversePathFilter filter;
    /**
     * What no other host may call itself: this node's addresses and the broadcast addresses of its networks. In one
     * array: a router would else look into each of its interfaces for every packet. Null until somebody asks.
     */
    private int @Nullable [] taken;
    /** A set bit for the hash of each of them (Bloom 1970): most sources are seen not to be among them here already. */
    private long takenBits;

    SourceCheck(List<NetworkInterface> interfaces, DestinationTable destinations, ReversePathFilter filter) {
        this.interfaces = interfaces;
        this.destinations = destinations;
        this.filter = filter;
    }

    /** Why a packet is not to be believed: a reason to drop it, or null. */
    @Nullable IpDropReason fault(Ipv4Packet packet, NetworkInterface in) {
        if (!isPlausible(packet)) {
            return IpDropReason.MARTIAN_SOURCE;
        }
        return filter == ReversePathFilter.OFF || passesReversePath(packet, in) ? null : IpDropReason.REVERSE_PATH;
    }

    /** The node has another address. */
    void forget() {
        taken = null;
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
        int[] all = taken != null ? taken : collectTaken();
        return (takenBits & bit(source)) == 0 || !contains(all, source);
    }

    private int[] collectTaken() {
        IntStream.Builder addresses = IntStream.builder();
        for (NetworkInterface own : interfaces) {
            addresses.add(own.address());
            if (own.isDirectedBroadcast(own.prefix().broadcast())) {
                addresses.add(own.prefix().broadcast());
            }
        }
        int[] all = addresses.build().toArray();
        takenBits = 0;
        for (int address : all) {
            takenBits |= bit(address);
        }
        taken = all;
        return all;
    }

    private static long bit(int address) {
        return 1L << (address * MULTIPLIER >>> 26);
    }

    private static boolean contains(int[] addresses, int wanted) {
        for (int address : addresses) {
            if (address == wanted) {
                return true;
            }
        }
        return false;
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
