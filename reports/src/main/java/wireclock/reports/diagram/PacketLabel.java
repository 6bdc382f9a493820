package wireclock.reports.diagram;

import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.PacketText;
import wireclock.wire.RawIpPayload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/** A frame in the few characters that an arrow has room for. */
public final class PacketLabel {
    private static final int MOST = 34;

    private PacketLabel() {}

    /**
     * What stands on an arrow.
     *
     * @param frame with relative sequence numbers
     */
    public static String of(EthernetFrame frame) {
        String label = switch (frame.payload()) {
            case ArpPacket arp -> of(arp);
            case Ipv4Packet packet -> of(packet);
            default -> PacketText.of(frame);
        };
        return label.length() <= MOST ? label : label.substring(0, MOST - 3) + "...";
    }

    private static String of(ArpPacket arp) {
        return arp.operation() == ArpPacket.REQUEST ? "ARP who-has " + Ipv4Address.format(arp.targetIp())
                : "ARP " + Ipv4Address.format(arp.senderIp()) + " is-at .."
                        + MacAddress.format(arp.senderMac()).substring(14);
    }

    private static String of(Ipv4Packet packet) {
        return switch (packet.payload()) {
            case TcpSegment tcp -> of(tcp);
            case UdpDatagram udp -> "UDP " + udp.payload().length() + " B";
            case IcmpMessage icmp when icmp.type() == IcmpType.ECHO_REQUEST -> "echo request " + icmp.sequence();
            case IcmpMessage icmp when icmp.type() == IcmpType.ECHO_REPLY -> "echo reply " + icmp.sequence();
            case IcmpMessage icmp -> "ICMP " + IcmpType.describe(icmp.type(), icmp.code());
            case RawIpPayload raw when packet.isFragment() -> "fragment " + packet.identification() + " at "
                    + packet.fragmentOffsetBytes() + (packet.moreFragments() ? "+" : "");
            // The words of tcpdump, without the addresses.
            default -> PacketText.of(packet).replaceFirst("^[0-9.]+ > [0-9.]+: ", "");
        };
    }

    private static String of(TcpSegment tcp) {
        StringBuilder text = new StringBuilder();
        int length = tcp.payload().length();
        add(text, tcp.has(TcpSegment.SYN), "SYN");
        add(text, tcp.has(TcpSegment.FIN), "FIN");
        add(text, tcp.has(TcpSegment.RST), "RST");
        if (length > 0 && !tcp.has(TcpSegment.SYN)) {
            add(text, true, Integer.toUnsignedString(tcp.sequence()) + ":"
                    + Integer.toUnsignedString(tcp.sequence() + length));
        } else if (length > 0) {
            add(text, true, length + " B");
        }
        if (tcp.has(TcpSegment.ACK)) {
            add(text, true, tcp.has(TcpSegment.SYN) ? "ACK"
                    : "ack " + Integer.toUnsignedString(tcp.acknowledgement()));
        }
        TcpOptions options = tcp.options();
        if (options.sackBlocks() > 0) {
            add(text, true, "sack " + Integer.toUnsignedString(options.sackLeft(0)) + ":"
                    + Integer.toUnsignedString(options.sackRight(0)) + (options.sackBlocks() > 1 ? ".." : ""));
        }
        add(text, tcp.window() == 0 && !tcp.has(TcpSegment.RST), "win 0");
        if (tcp.has(TcpSegment.AE) || options.accurateEcn() != null) {
            // Three flags are one number (RFC 9768 §3.2.2).
            add(text, true, "ace " + (tcp.flags() / TcpSegment.ECE & 7));
        } else {
            add(text, tcp.has(TcpSegment.ECE) && !tcp.has(TcpSegment.SYN), "ECE");
            add(text, tcp.has(TcpSegment.CWR) && !tcp.has(TcpSegment.SYN), "CWR");
        }
        return text.toString();
    }

    private static void add(StringBuilder text, boolean wanted, String word) {
        if (wanted) {
            text.append(text.isEmpty() ? "" : " ").append(word);
        }
    }
}
