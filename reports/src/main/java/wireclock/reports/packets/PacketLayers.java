package wireclock.reports.packets;

import java.util.ArrayList;
import java.util.List;
import wireclock.wire.ArpPacket;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.PacketText;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;
import wireclock.wire.VlanTag;

/** A frame layer by layer, with the fields of each header as people read them. */
public final class PacketLayers {
    private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE");
    private static final List<String> ECN =
            List.of("not ECN-capable", "ECT(1)", "ECT(0)", "congestion experienced");
    /** A smaller number in its place is a length (IEEE 802.3 §3.2.6). */
    private static final int LEAST_ETHER_TYPE = 0x600;

    private final List<Layer> layers = new ArrayList<>();

    private PacketLayers() {}

    /** A header. */
    public record Layer(String name, List<Field> fields) {
        private Layer(String name) {
            this(name, new ArrayList<>());
        }

        private Layer with(String field, Object value) {
            fields.add(new Field(field, String.valueOf(value)));
            return this;
        }
    }

    /** A field of a header. */
    public record Field(String name, String value) {}

    /**
     * All layers, the outermost first.
     *
     * @param relative the same frame with relative sequence numbers
     */
    public static List<Layer> of(EthernetFrame frame, EthernetFrame relative) {
        PacketLayers packet = new PacketLayers();
        packet.ethernet(frame);
        switch (frame.payload()) {
            case ArpPacket arp -> packet.arp(arp);
            case Ipv4Packet ip -> {
                packet.ipv4(ip);
                packet.transport(ip, relative);
            }
            default -> packet.add("Content").with("in words", PacketText.of(frame));
        }
        return packet.layers;
    }

    private Layer add(String name) {
        Layer layer = new Layer(name);
        layers.add(layer);
        return layer;
    }

    private void ethernet(EthernetFrame frame) {
        Layer layer = add("Ethernet").with("destination", MacAddress.format(frame.destination()))
                .with("source", MacAddress.format(frame.source()));
        if (frame.isTagged()) {
            layer.with("VLAN", VlanTag.vid(frame.tag())).with("priority", VlanTag.priority(frame.tag()));
        }
        if (frame.etherType() < LEAST_ETHER_TYPE) {
            layer.with("length", frame.etherType() + " B");
        } else {
            layer.with("EtherType", "0x" + Integer.toHexString(0x1_0000 | frame.etherType()).substring(1));
        }
        layer.with("on the wire", frame.length() + " B with check sequence, " + frame.occupancy()
                + " B with preamble and gap");
    }

    private void arp(ArpPacket arp) {
        add("ARP").with("operation", arp.operation() == ArpPacket.REQUEST ? "1 (request)"
                : arp.operation() == ArpPacket.REPLY ? "2 (reply)" : arp.operation())
                .with("sender MAC", MacAddress.format(arp.senderMac()))
                .with("sender IP", Ipv4Address.format(arp.senderIp()))
                .with("target MAC", MacAddress.format(arp.targetMac()))
                .with("target IP", Ipv4Address.format(arp.targetIp()));
    }

    private void ipv4(Ipv4Packet ip) {
        String flags = (ip.dontFragment() ? "don't fragment" : "") + (ip.dontFragment() && ip.moreFragments() ? ", " : "")
                + (ip.moreFragments() ? "more fragments" : "");
        add("IPv4").with("source", Ipv4Address.format(ip.source()))
                .with("destination", Ipv4Address.format(ip.destination()))
                .with("header length", ip.headerLength() + " B").with("total length", ip.totalLength() + " B")
                .with("DSCP", ip.dscp()).with("ECN", ECN.get(ip.typeOfService() & 3))
                .with("identification", ip.identification()).with("flags", flags.isEmpty() ? "none" : flags)
                .with("fragment offset", ip.fragmentOffsetBytes() + " B").with("time to live", ip.timeToLive())
                .with("protocol", ip.payload().protocol());
    }

    private void transport(Ipv4Packet ip, EthernetFrame relative) {
        switch (ip.payload()) {
            case TcpSegment tcp -> tcp(tcp, relative.payload() instanceof Ipv4Packet shown
                    && shown.payload() instanceof TcpSegment counted ? counted : tcp);
            case UdpDatagram udp -> add("UDP").with("source port", udp.sourcePort())
                    .with("destination port", udp.destinationPort()).with("length", udp.length() + " B")
                    .with("payload", udp.payload().length() + " B");
            case IcmpMessage icmp -> icmp(ip, icmp);
            default -> add("Content").with("in words", PacketText.of(ip));
        }
    }

    private void icmp(Ipv4Packet ip, IcmpMessage icmp) {
        Layer layer = add("ICMP").with("type", icmp.type()).with("code", icmp.code());
        if (icmp.type() == IcmpType.ECHO_REQUEST || icmp.type() == IcmpType.ECHO_REPLY) {
            layer.with("identifier", icmp.identifier()).with("sequence number", icmp.sequence());
        }
        layer.with("length", icmp.length() + " B").with("in words", PacketText.of(ip));
    }

    private void tcp(TcpSegment tcp, TcpSegment counted) {
        add("TCP").with("source port", tcp.sourcePort()).with("destination port", tcp.destinationPort())
                .with("sequence number", number(tcp.sequence(), counted.sequence()))
                .with("acknowledgement number", number(tcp.acknowledgement(), counted.acknowledgement()))
                .with("header length", tcp.length() - tcp.payload().length() + " B").with("flags", flags(tcp))
                .with("window, as sent", tcp.window()).with("urgent pointer", tcp.urgentPointer())
                .with("options", options(tcp.options())).with("payload", tcp.payload().length() + " B");
    }

    private static String number(int value, int relative) {
        String text = Integer.toUnsignedString(value);
        return value == relative ? text : text + " (from the beginning: " + Integer.toUnsignedString(relative) + ")";
    }

    private static String flags(TcpSegment tcp) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if (tcp.has(1 << bit)) {
                set.add(FLAGS.get(bit));
            }
        }
        return set.isEmpty() ? "none" : String.join(" ", set);
    }

    private static String options(TcpOptions options) {
        List<String> all = new ArrayList<>();
        if (options.maximumSegmentSize() != TcpOptions.ABSENT) {
            all.add("MSS " + options.maximumSegmentSize());
        }
        if (options.sackPermitted()) {
            all.add("SACK permitted");
        }
        if (options.hasTimestamps()) {
            all.add("timestamps " + Integer.toUnsignedString(options.timestampValue()) + ", echo "
                    + Integer.toUnsignedString(options.timestampEcho()));
        }
        if (options.windowScale() != TcpOptions.ABSENT) {
            all.add("window scale " + options.windowScale());
        }
        for (int block = 0; block < options.sackBlocks(); block++) {
            all.add("SACK " + Integer.toUnsignedString(options.sackLeft(block)) + "–"
                    + Integer.toUnsignedString(options.sackRight(block)));
        }
        if (options.fastOpen() != null) {
            all.add("fast open cookie");
        }
        return all.isEmpty() ? "none" : String.join("; ", all);
    }
}
