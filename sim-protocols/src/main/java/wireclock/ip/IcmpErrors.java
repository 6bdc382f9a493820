package wireclock.ip;

import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;

/**
 * Reports to senders what became of their packets, and knows when to keep silent (RFC 1122 §3.2.2, RFC 1812
 * §4.3.2.7).
 */
public final class IcmpErrors {
    /** Precedence "internetwork control" (RFC 1812 §4.3.2.5), as Linux sets it. */
    private static final int TYPE_OF_SERVICE = 0xC0;

    private final Ipv4 ip;

    IcmpErrors(Ipv4 ip) {
        this.ip = ip;
    }

    /**
     * Sends an ICMP error about a packet to the packet's source, unless that is forbidden.
     *
     * @param type one of the error types of {@link IcmpType}
     * @param rest the last four bytes of the header, for example the next hop's MTU
     */
    public void send(int type, int code, int rest, Ipv4Packet about) {
        if (!mayReport(about)) {
            return;
        }
        int source = ip.isLocal(about.destination()) ? about.destination() : Ipv4Address.ANY;
        ip.stats().icmpErrorsSent++;
        ip.send(source, about.source(), TYPE_OF_SERVICE, Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                new IcmpMessage(type, code, rest, QuotedPacket.quote(about)));
    }

    /**
     * Never about an ICMP error (or two nodes would report to each other for ever), nor about a packet to many (or
     * many would answer), nor about any fragment but the first, nor to a source that is not one host.
     */
    private boolean mayReport(Ipv4Packet about) {
        return !isIcmpError(about.payload())
                && about.fragmentOffsetBytes() == 0
                && !isGroup(ip.destination(about.destination()).kind)
                && isOneHost(ip.destination(about.source()).kind);
    }

    private static boolean isIcmpError(IpPayload payload) {
        return switch (payload) {
            case IcmpMessage message -> IcmpType.isError(message.type());
            case RawIpPayload first when first.protocol() == IpProtocol.ICMP && first.length() > 0 ->
                    IcmpType.isError(first.bytes().byteAt(0) & 0xFF);
            default -> false;
        };
    }

    private static boolean isGroup(Destination.Kind kind) {
        return kind == Destination.Kind.BROADCAST || kind == Destination.Kind.MULTICAST;
    }

    private static boolean isOneHost(Destination.Kind kind) {
        return kind == Destination.Kind.FORWARD || kind == Destination.Kind.LOCAL || kind == Destination.Kind.LOOPBACK;
    }
}
