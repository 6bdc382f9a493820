package wireclock.reports.diagram;

import java.util.Locale;
import wireclock.wire.ArpPacket;
import wireclock.wire.Bpdu;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IgmpMessage;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/** What the frames of a diagram speak. */
public enum Protocol {
    ARP, STP, ICMP, IGMP, UDP, TCP, OTHER;

    public static Protocol of(EthernetFrame frame) {
        return switch (frame.payload()) {
            case ArpPacket arp -> ARP;
            case Bpdu bpdu -> STP;
            case Ipv4Packet packet -> switch (packet.payload()) {
                case TcpSegment tcp -> TCP;
                case UdpDatagram udp -> UDP;
                case IcmpMessage icmp -> ICMP;
                case IgmpMessage igmp -> IGMP;
                default -> OTHER;
            };
            default -> OTHER;
        };
    }

    /** As a word in style sheets. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
