package wireclock.ip;

import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/**
 * The equally good ways to one destination, and the hash that gives each flow one of them.
 *
 * <p>As with Linux's {@code fib_multipath_hash_policy} 1, a flow is told by addresses, protocol and, of TCP and UDP,
 * ports. A fragment is hashed without ports, which only the first one has, so that all fragments of a packet go together; an
 * ICMP message has none. The part of the hash's range that the flow falls into decides (RFC 2992), and every node
 * hashes with a seed of its own: otherwise all flows that one router sends left would be sent left by the next one too.
 */
final class NextHops {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final Destination[] ways;
    private final long seed;

    /**
     * @param ways at least one, in the order of the routes
     * @param seed of this node's hash
     */
    NextHops(Destination[] ways, long seed) {
        this.ways = ways;
        this.seed = seed;
    }

    /** The way of a packet's flow. */
    Destination of(Ipv4Packet packet) {
        IpPayload payload = packet.payload();
        long ports = packet.isFragment() ? 0 : switch (payload) {
            case TcpSegment segment -> (long) segment.sourcePort() << 16 | segment.destinationPort();
            case UdpDatagram datagram -> (long) datagram.sourcePort() << 16 | datagram.destinationPort();
            default -> 0;
        };
        long addresses = (long) packet.source() << 32 | packet.destination() & 0xFFFF_FFFFL;
        return at(mix(mix(seed ^ addresses) + ((long) payload.protocol() << 32 | ports) * GOLDEN));
    }

    /** The way of all packets to a destination address. */
    Destination of(int destination) {
        return at(mix(seed ^ destination * GOLDEN));
    }

    private Destination at(long hash) {
        return ways[(int) ((hash >>> 32) * ways.length >>> 32)];
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input changes half of the output. */
    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
