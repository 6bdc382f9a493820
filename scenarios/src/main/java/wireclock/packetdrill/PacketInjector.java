package wireclock.packetdrill;

import java.util.List;
import java.util.Objects;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.QuotedPacket;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/** Makes the packets of the peer from what a script says of them. */
final class PacketInjector {
    private final Environment environment;
    private int identification;

    PacketInjector(Environment environment) {
        this.environment = environment;
    }

    /** The packet with the numbers of the wire. */
    Ipv4Packet packet(PacketPattern pattern, Conversation conversation, int line) throws ScriptException {
        int typeOfService = pattern.typeOfService() != PacketPattern.UNSAID ? pattern.typeOfService()
                : Math.max(pattern.ecn(), 0);
        int timeToLive = pattern.timeToLive() != PacketPattern.UNSAID ? pattern.timeToLive()
                : Ipv4Packet.DEFAULT_TIME_TO_LIVE;
        return Ipv4Packet.of(environment.remoteAddress(), environment.localAddress(), typeOfService, timeToLive,
                identification++, true, payload(pattern, conversation, line));
    }

    private IpPayload payload(PacketPattern pattern, Conversation conversation, int line) throws ScriptException {
        PacketPattern.TcpPart tcp = pattern.tcp();
        if (tcp != null) {
            return segment(tcp, conversation, line);
        }
        PacketPattern.IcmpPart icmp = pattern.icmp();
        if (icmp != null) {
            return icmp(icmp, conversation, line);
        }
        return new UdpDatagram(conversation.remotePort, conversation.localPort,
                new BytesPayload(new byte[pattern.udpBytes()]));
    }

    private static TcpSegment segment(PacketPattern.TcpPart tcp, Conversation conversation, int line)
            throws ScriptException {
        if (tcp.window() == PacketPattern.UNSAID) {
            throw new ScriptException(line, "a packet of the peer needs 'win'");
        }
        List<PacketPattern.Option> options = Objects.requireNonNullElse(tcp.options(), List.of());
        byte[] optionBytes = OptionBytes.inbound(options, conversation, line);
        int flags = tcp.flags() | Math.max(tcp.aceCounter(), 0) << 6;
        boolean syn = (flags & TcpSegment.SYN) != 0;
        if (syn) {
            conversation.learnPeer(tcp.sequence());
        }
        boolean acknowledges = (flags & TcpSegment.ACK) != 0;
        return new TcpSegment(conversation.remotePort, conversation.localPort,
                conversation.liveOfPeer(tcp.sequence(), syn),
                acknowledges ? conversation.liveOfOurs(tcp.acknowledgement(), syn) : 0, flags, tcp.window(), tcp.urgent(),
                decoded(optionBytes, flags, line), new BytesPayload(new byte[tcp.length()]));
    }

    /** The options as the stack reads them: through bytes, so that odd padding and unknown kinds are really there. */
    private static TcpOptions decoded(byte[] bytes, int flags, int line) throws ScriptException {
        if (bytes.length == 0) {
            return TcpOptions.NONE;
        }
        try {
            return TcpOptions.parse(bytes, (flags & TcpSegment.SYN) != 0);
        } catch (IllegalArgumentException e) {
            throw new ScriptException(line, "the TCP options cannot be read: " + e.getMessage());
        }
    }

    private IcmpMessage icmp(PacketPattern.IcmpPart icmp, Conversation conversation, int line) throws ScriptException {
        if (!icmp.type().equals("unreachable") && !icmp.type().equals("source_quench")) {
            throw ScriptException.unsupported(line, "ICMP " + icmp.type());
        }
        int type = icmp.type().equals("source_quench") ? 4 : IcmpType.DESTINATION_UNREACHABLE;
        int code = switch (icmp.code()) {
            case "", "net_unreachable" -> 0;
            case "host_unreachable" -> 1;
            case "protocol_unreachable" -> 2;
            case "port_unreachable" -> 3;
            case "frag_needed" -> 4;
            case "source_route_failed" -> 5;
            default -> throw ScriptException.unsupported(line, "ICMP code " + icmp.code());
        };
        int sequence = icmp.sequence() == PacketPattern.UNSAID ? conversation.lastSequence()
                : conversation.liveOfOurs((int) icmp.sequence());
        TcpSegment quoted = new TcpSegment(conversation.localPort, conversation.remotePort, sequence, 0, TcpSegment.ACK,
                0, 0, TcpOptions.NONE, new BytesPayload(new byte[icmp.length()]));
        Ipv4Packet packet = Ipv4Packet.of(environment.localAddress(), environment.remoteAddress(), 0,
                Ipv4Packet.DEFAULT_TIME_TO_LIVE, 0, true, quoted);
        return new IcmpMessage(type, code, Math.max(icmp.mtu(), 0), QuotedPacket.quote(packet));
    }

    /** A frame of the peer through its bytes: the stack's decoder is part of what a script judges. */
    static EthernetFrame frame(long to, long from, Ipv4Packet packet) throws ScriptException {
        byte[] bytes = EthernetCodec.encode(new EthernetFrame(to, from, EtherType.IPV4, packet));
        try {
            return EthernetCodec.decode(bytes, 0, bytes.length);
        } catch (MalformedPacketException e) {
            throw new ScriptException(0, "the packet cannot be made: " + e.getMessage());
        }
    }
}
