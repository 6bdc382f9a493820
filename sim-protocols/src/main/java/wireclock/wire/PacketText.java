package wireclock.wire;

/**
 * One frame or packet in one line, in the words of tcpdump: for traces and for the failure messages of tests.
 *
 * <pre>
 * ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28
 * 10.0.0.1.40000 &gt; 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460,nop,wscale 7], length 0
 * 10.0.0.1 &gt; 10.0.0.2: ICMP echo request, id 1, seq 7, length 64
 * </pre>
 */
public final class PacketText {
    private PacketText() {}

    /** The frame's payload; the MAC header shows only where nothing above is understood. */
    public static String of(EthernetFrame frame) {
        int tag = frame.tag();
        String vlan = frame.isTagged() ? "vlan " + VlanTag.vid(tag) + ", p " + VlanTag.priority(tag) + ", " : "";
        return vlan + switch (frame.payload()) {
            case Ipv4Packet packet -> of(packet);
            case ArpPacket arp -> of(arp);
            case Bpdu bpdu -> BpduText.of(bpdu);
            case RawFramePayload raw -> MacAddress.format(frame.source()) + " > "
                    + MacAddress.format(frame.destination()) + ", ethertype 0x"
                    + Integer.toHexString(0x1_0000 | frame.etherType()).substring(1) + ", length " + raw.length();
        };
    }

    /** Lengths are those of the transport payload; of ICMP, ARP and raw payloads the whole. */
    public static String of(Ipv4Packet packet) {
        String source = Ipv4Address.format(packet.source());
        String destination = Ipv4Address.format(packet.destination());
        return switch (packet.payload()) {
            case TcpSegment tcp -> source + "." + tcp.sourcePort() + " > " + destination + "." + tcp.destinationPort()
                    + ": " + TcpText.of(tcp);
            case UdpDatagram udp -> source + "." + udp.sourcePort() + " > " + destination + "." + udp.destinationPort()
                    + ": UDP, length " + udp.payload().length();
            case IcmpMessage icmp -> source + " > " + destination + ": " + IcmpText.of(icmp);
            case IgmpMessage igmp -> source + " > " + destination + ": " + IgmpText.of(igmp);
            case RawIpPayload raw -> source + " > " + destination + ": ip-proto-" + raw.protocol()
                    + (packet.isFragment() ? fragment(packet) : "") + ", length " + raw.length();
        };
    }

    /** tcpdump's form: identification, then offset, with a plus sign if more fragments follow. */
    private static String fragment(Ipv4Packet packet) {
        return " (frag id " + packet.identification() + ", offset " + packet.fragmentOffsetBytes()
                + (packet.moreFragments() ? "+)" : ")");
    }

    private static String of(ArpPacket arp) {
        return "ARP, " + switch (arp.operation()) {
            case ArpPacket.REQUEST -> "Request who-has " + Ipv4Address.format(arp.targetIp())
                    + " tell " + Ipv4Address.format(arp.senderIp());
            case ArpPacket.REPLY -> "Reply " + Ipv4Address.format(arp.senderIp())
                    + " is-at " + MacAddress.format(arp.senderMac());
            default -> "operation " + arp.operation();
        } + ", length " + ArpPacket.LENGTH;
    }
}
