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
 * The IP packets that are on the links or wait for an answer to ARP at the end of a run, so that a packet which has not
 * arrived yet is not called lost.
 *
 * <p>Whoever knows the links adds what they have: {@code link.forEachUnderWay(underWay::add)} and {@code
 * link.forEachDuplicated(underWay::addCopies)} for each direction. What waits inside a node, for its latency or for
 * other fragments, is not seen. A packet in fragments is under way while its first fragment is, which alone tells whose
 * it is.
 */
public final class PacketsUnderWay {
    private final List<Ipv4Packet> packets = new ArrayList<>();
    private final List<Copies> copies = new ArrayList<>();

    /** Packets of one flow that links have delivered twice. */
    private record Copies(Ipv4Packet example, long count) {}

    /** Adds what a frame carries. */
    public void add(EthernetFrame frame) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            packets.add(packet.isFragment() ? withHeaderRead(packet) : packet);
        }
    }

    /** Adds how many copies a link has made of packets like the one that a frame carries. */
    public void addCopies(EthernetFrame frame, long count) {
        if (frame.payload() instanceof Ipv4Packet packet) {
            copies.add(new Copies(packet, count));
        }
    }

    /** How many of the packets of a flow, and of the copies that links have made of them, are lost. */
    long lost(long sent, long received, Predicate<Ipv4Packet> which) {
        return sent + copies(which) - received - count(which);
    }

    /** How many copies links have made of a flow's packets. */
    long copies(Predicate<Ipv4Packet> which) {
        return copies.stream().filter(each -> which.test(each.example)).mapToLong(Copies::count).sum();
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

    /** Adds a packet that waits inside a node. */
    public void addPacket(Ipv4Packet packet) {
        packets.add(packet);
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
