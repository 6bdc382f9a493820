package wireclock.reports.packets;

import java.util.List;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/**
 * By which fields the packets of a flow are known: those of both directions, their fragments, and the ICMP errors about
 * them.
 *
 * @param flow its name
 * @param node that begins
 * @param protocol see {@link IpProtocol}
 * @param from addresses of that node
 * @param to the address it turns to
 * @param firstPort lowest port at the other end; of ICMP the identifier of the echo requests
 * @param lastPort highest port at the other end; of ICMP the identifier again
 */
public record FlowSignature(String flow, String node, int protocol, List<Integer> from, int to, int firstPort,
        int lastPort) {
    public FlowSignature {
        from = List.copyOf(from);
    }

    /** Whether a packet is the flow's. */
    public boolean matches(Ipv4Packet packet) {
        int source = packet.source();
        int destination = packet.destination();
        return switch (packet.payload()) {
            case TcpSegment tcp -> protocol == IpProtocol.TCP
                    && isBetween(source, destination, tcp.sourcePort(), tcp.destinationPort());
            case UdpDatagram udp -> protocol == IpProtocol.UDP
                    && isBetween(source, destination, udp.sourcePort(), udp.destinationPort());
            case IcmpMessage icmp -> matches(icmp, source, destination);
            case RawIpPayload raw when packet.isFragment() -> raw.protocol() == protocol && matchesFragment(packet);
            default -> false;
        };
    }

    private boolean matches(IcmpMessage icmp, int source, int destination) {
        if (IcmpType.isError(icmp.type())) {
            QuotedPacket about = QuotedPacket.parse(icmp.data());
            return about != null && about.protocol() == protocol && matches(about);
        }
        boolean echo = icmp.type() == IcmpType.ECHO_REQUEST || icmp.type() == IcmpType.ECHO_REPLY;
        return echo && protocol == IpProtocol.ICMP && icmp.identifier() == firstPort
                && (from.contains(source) || from.contains(destination));
    }

    /** Only the first fragment says more than the addresses. */
    private boolean matchesFragment(Ipv4Packet fragment) {
        QuotedPacket header = QuotedPacket.parse(QuotedPacket.quote(fragment));
        if (header != null && fragment.fragmentOffsetBytes() == 0) {
            return matches(header);
        }
        return from.contains(fragment.source()) && fragment.destination() == to
                || from.contains(fragment.destination()) && fragment.source() == to;
    }

    private boolean matches(QuotedPacket packet) {
        return protocol == IpProtocol.ICMP ? packet.echoIdentifier() == firstPort
                && (from.contains(packet.source()) || from.contains(packet.destination()))
                : isBetween(packet.source(), packet.destination(), packet.sourcePort(), packet.destinationPort());
    }

    private boolean isBetween(int source, int destination, int sourcePort, int destinationPort) {
        return destination == to && isPort(destinationPort) && from.contains(source)
                || source == to && isPort(sourcePort) && from.contains(destination);
    }

    private boolean isPort(int port) {
        return firstPort <= port && port <= lastPort;
    }
}
