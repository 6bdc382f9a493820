package wireclock.wire;

import wireclock.wire.MalformedPacketException.Reason;

/** TCP segments to and from bytes (RFC 9293 §3.1). */
final class TcpCodec {
    /** AE to FIN; the three bits above are reserved: written as zero, ignored when reading (RFC 9293 §3.1). */
    private static final int FLAGS_MASK = 0x1FF;

    private TcpCodec() {}

    static void write(TcpSegment tcp, int source, int destination, byte[] bytes, int at) {
        int length = tcp.length();
        int headerLength = TcpSegment.HEADER_BYTES + tcp.options().length();
        NetworkOrder.put16(bytes, at, tcp.sourcePort());
        NetworkOrder.put16(bytes, at + 2, tcp.destinationPort());
        NetworkOrder.put32(bytes, at + 4, tcp.sequence());
        NetworkOrder.put32(bytes, at + 8, tcp.acknowledgement());
        NetworkOrder.put16(bytes, at + 12, headerLength / 4 << 12 | tcp.flags() & FLAGS_MASK);
        NetworkOrder.put16(bytes, at + 14, tcp.window());
        NetworkOrder.put16(bytes, at + 16, 0);
        NetworkOrder.put16(bytes, at + 18, tcp.urgentPointer());
        TcpOptionsCodec.write(tcp.options(), bytes, at + TcpSegment.HEADER_BYTES);
        tcp.payload().copyTo(0, bytes, at + headerLength, tcp.payload().length());
        NetworkOrder.put16(bytes, at + 16, checksum(bytes, at, length, source, destination));
    }

    static TcpSegment read(byte[] bytes, int start, int end, int source, int destination)
            throws MalformedPacketException {
        int length = end - start;
        if (length < TcpSegment.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "TCP: " + length + " bytes");
        }
        int headerLength = (NetworkOrder.get8(bytes, start + 12) >> 4) * 4;
        if (headerLength < TcpSegment.HEADER_BYTES || headerLength > length) {
            throw new MalformedPacketException(Reason.BAD_LENGTH,
                    "TCP: header length " + headerLength + " of " + length + " bytes");
        }
        if (checksum(bytes, start, length, source, destination) != 0) {
            throw new MalformedPacketException(Reason.BAD_CHECKSUM, "TCP: wrong checksum");
        }
        int flags = NetworkOrder.get16(bytes, start + 12) & FLAGS_MASK;
        int payloadAt = start + headerLength;
        boolean syn = (flags & TcpSegment.SYN) != 0;
        return new TcpSegment(
                NetworkOrder.get16(bytes, start),
                NetworkOrder.get16(bytes, start + 2),
                NetworkOrder.get32(bytes, start + 4),
                NetworkOrder.get32(bytes, start + 8),
                flags,
                NetworkOrder.get16(bytes, start + 14),
                NetworkOrder.get16(bytes, start + 18),
                TcpOptionsCodec.read(bytes, start + TcpSegment.HEADER_BYTES, payloadAt, syn),
                BytesPayload.copyOf(bytes, payloadAt, end));
    }

    private static int checksum(byte[] bytes, int at, int length, int source, int destination) {
        long pseudoHeader = InternetChecksum.pseudoHeader(source, destination, IpProtocol.TCP, length);
        return InternetChecksum.finish(InternetChecksum.sum(pseudoHeader, bytes, at, length));
    }
}
