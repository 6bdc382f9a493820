package wireclock.link;

import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/** A number for each flow: addresses, protocol and, where they are known, ports; all that is not IPv4 is one flow. */
final class FlowHash {
    private final long perturbation;

    FlowHash(long perturbation) {
        this.perturbation = perturbation;
    }

    long of(EthernetFrame frame) {
        if (!(frame.payload() instanceof Ipv4Packet packet)) {
            return mix(perturbation ^ frame.etherType());
        }
        long ports = switch (packet.payload()) {
            case TcpSegment tcp -> (long) tcp.sourcePort() << 16 | tcp.destinationPort();
            case UdpDatagram udp -> (long) udp.sourcePort() << 16 | udp.destinationPort();
            default -> 0;
        };
        long addresses = (long) packet.source() << 32 | packet.destination() & 0xFFFF_FFFFL;
        return mix(mix(addresses ^ perturbation) ^ ports << 8 ^ packet.payload().protocol());
    }

    /**
     * The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on every one
     * given.
     */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
