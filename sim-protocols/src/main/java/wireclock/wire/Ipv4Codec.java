package wireclock.wire;

import java.util.Objects;
import wireclock.wire.MalformedPacketException.Reason;

/** IPv4 packets to and from bytes (RFC 791 §3.1). */
public final class Ipv4Codec {
    private static final int VERSION = 4;
    private static final int MAX_OPTIONS_BYTES = 40;
    private static final int FRAGMENT_MASK = 0x3FFF;

    private Ipv4Codec() {}

    /**
     * The packet in {@link Ipv4Packet#totalLength()} bytes, all checksums computed.
     *
     * @throws IllegalArgumentException if it is longer than 65535 bytes or its options have no possible length
     */
    public static byte[] encode(Ipv4Packet packet) {
        byte[] bytes = new byte[packet.totalLength()];
        write(packet, bytes, 0);
        return bytes;
    }

    /**
     * Reads a packet and what it carries. The bytes are copied, and none outside the given range is looked at; bytes
     * after the packet's total length (the padding of a frame) are ignored. A fragment and an unknown protocol come out
     * as {@link RawIpPayload}.
     *
     * @throws MalformedPacketException if the header or anything below is wrong
     */
    public static Ipv4Packet decode(byte[] bytes, int offset, int length) throws MalformedPacketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return read(bytes, offset, offset + length);
    }

    static void write(Ipv4Packet packet, byte[] bytes, int at) {
        int headerLength = packet.headerLength();
        int optionsLength = packet.options().length();
        if (packet.totalLength() > Ipv4Packet.MAX_TOTAL_LENGTH) {
            throw new IllegalArgumentException("an IPv4 packet of " + packet.totalLength() + " bytes");
        }
        if (optionsLength > MAX_OPTIONS_BYTES || optionsLength % 4 != 0) {
            throw new IllegalArgumentException("IPv4 options of " + optionsLength + " bytes");
        }
        NetworkOrder.put8(bytes, at, VERSION << 4 | headerLength / 4);
        NetworkOrder.put8(bytes, at + 1, packet.typeOfService());
        NetworkOrder.put16(bytes, at + 2, packet.totalLength());
        NetworkOrder.put16(bytes, at + 4, packet.identification());
        NetworkOrder.put16(bytes, at + 6, packet.flagsAndOffset());
        NetworkOrder.put8(bytes, at + 8, packet.timeToLive());
        NetworkOrder.put8(bytes, at + 9, packet.payload().protocol());
        NetworkOrder.put16(bytes, at + 10, 0);
        NetworkOrder.put32(bytes, at + 12, packet.source());
        NetworkOrder.put32(bytes, at + 16, packet.destination());
        packet.options().copyTo(0, bytes, at + Ipv4Packet.HEADER_BYTES, optionsLength);
        NetworkOrder.put16(bytes, at + 10, InternetChecksum.of(bytes, at, headerLength));
        int payloadAt = at + headerLength;
        switch (packet.payload()) {
            case TcpSegment tcp -> TcpCodec.write(tcp, packet.source(), packet.destination(), bytes, payloadAt);
            case UdpDatagram udp -> UdpCodec.write(udp, packet.source(), packet.destination(), bytes, payloadAt);
            case IcmpMessage icmp -> IcmpCodec.write(icmp, bytes, payloadAt);
            case IgmpMessage igmp -> IgmpCodec.write(igmp, bytes, payloadAt);
            case RawIpPayload raw -> raw.bytes().copyTo(0, bytes, payloadAt, raw.length());
        }
    }

    /** Reads the packet that begins at start and lies before end; the checks are those of RFC 1812 §5.2.2. */
    static Ipv4Packet read(byte[] bytes, int start, int end) throws MalformedPacketException {
        if (end - start < Ipv4Packet.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "IPv4: " + (end - start) + " bytes");
        }
        int version = NetworkOrder.get8(bytes, start) >> 4;
        if (version != VERSION) {
            throw new MalformedPacketException(Reason.BAD_VERSION, "IPv4: version " + version);
        }
        int headerLength = (NetworkOrder.get8(bytes, start) & 0xF) * 4;
        if (headerLength < Ipv4Packet.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.BAD_LENGTH, "IPv4: header length " + headerLength);
        }
        if (headerLength > end - start) {
            throw new MalformedPacketException(Reason.TRUNCATED,
                    "IPv4: header length " + headerLength + " of " + (end - start) + " bytes");
        }
        if (InternetChecksum.of(bytes, start, headerLength) != 0) {
            throw new MalformedPacketException(Reason.BAD_CHECKSUM, "IPv4: wrong header checksum");
        }
        int totalLength = NetworkOrder.get16(bytes, start + 2);
        if (totalLength < headerLength) {
            throw new MalformedPacketException(Reason.BAD_LENGTH,
                    "IPv4: total length " + totalLength + ", header length " + headerLength);
        }
        if (totalLength > end - start) {
            throw new MalformedPacketException(Reason.TRUNCATED,
                    "IPv4: total length " + totalLength + " of " + (end - start) + " bytes");
        }
        return new Ipv4Packet(
                NetworkOrder.get8(bytes, start + 1),
                NetworkOrder.get16(bytes, start + 4),
                NetworkOrder.get16(bytes, start + 6),
                NetworkOrder.get8(bytes, start + 8),
                NetworkOrder.get32(bytes, start + 12),
                NetworkOrder.get32(bytes, start + 16),
                BytesPayload.copyOf(bytes, start + Ipv4Packet.HEADER_BYTES, start + headerLength),
                readPayload(bytes, start, start + headerLength, start + totalLength));
    }

    private static IpPayload readPayload(byte[] bytes, int header, int start, int end)
            throws MalformedPacketException {
        int source = NetworkOrder.get32(bytes, header + 12);
        int destination = NetworkOrder.get32(bytes, header + 16);
        int protocol = NetworkOrder.get8(bytes, header + 9);
        boolean fragment = (NetworkOrder.get16(bytes, header + 6) & FRAGMENT_MASK) != 0;
        if (fragment) {
            return new RawIpPayload(protocol, BytesPayload.copyOf(bytes, start, end));
        }
        return switch (protocol) {
            case IpProtocol.ICMP -> IcmpCodec.read(bytes, start, end);
            case IpProtocol.IGMP -> IgmpCodec.read(bytes, start, end);
            case IpProtocol.TCP -> TcpCodec.read(bytes, start, end, source, destination);
            case IpProtocol.UDP -> UdpCodec.read(bytes, start, end, source, destination);
            default -> new RawIpPayload(protocol, BytesPayload.copyOf(bytes, start, end));
        };
    }
}
