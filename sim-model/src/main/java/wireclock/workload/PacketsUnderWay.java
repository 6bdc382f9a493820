package wireclock.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.UdpDatagram;

/**
 * The IP packets that are on the links at the end of a run, so that a packet which has not arrived yet is not called
 * lost.
 *
 * <p>Whoever knows the links adds what they have: {@code link.forEachUnderWay(underWay::add)} for each direction. What
 * waits inside a node, for its latency, for an answer to ARP or for other fragments, is not seen. A packet in fragments
 * is under way while its first fragment is, which alone tells whose it is.
 */
public final class PacketsUnderWay {
    private final List<Ipv4Packet> packets = new ArrayList<>();

    /** Adds what a frame carries. */
    public void add(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            packets.add(packet.isFragment() ? withHeaderRead(packet) : packet);
        }
    }

    /** The first fragment as a packet with a transport header; any other as it is. */
    private static Ipv4Packet withHeaderRead(Ipv4Packet fragment) {
        QuotedPacket header = QuotedPacket.parse(QuotedPacket.quote(fragment));
        if (header == null) {
            return fragment;
        }
        if (header.echoIdentifier() != QuotedPacket.ABSENT) {
            return whole(fragment, IcmpMessage.echo(header.icmpType(), header.echoIdentifier(), header.echoSequence(),
                    BytesPayload.EMPTY));
        }
        if (fragment.payload().protocol() == IpProtocol.UDP && header.sourcePort() != QuotedPacket.ABSENT) {
            return whole(fragment, new UdpDatagram(header.sourcePort(), header.destinationPort(), BytesPayload.EMPTY));
        }
        return fragment;
    }

    private static Ipv4Packet whole(Ipv4Packet fragment, IpPayload payload) {
        return Ipv4Packet.of(fragment.source(), fragment.destination(), fragment.typeOfService(), fragment.timeToLive(),
                fragment.identification(), false, payload);
    }

    long count(Predicate<Ipv4Packet> which) {
        long count = 0;
        for (Ipv4Packet packet : packets) {
            if (which.test(packet)) {
                count++;
            }
        }
        return count;
    }
}
