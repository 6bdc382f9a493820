package wireclock.wire;

import wireclock.wire.MalformedPacketException.Reason;

/** UDP datagrams to and from bytes (RFC 768). */
final class UdpCodec {
    private static final int NO_CHECKSUM = 0;

    private UdpCodec() {}

    static void write(UdpDatagram udp, int source, int destination, byte[] bytes, int at) {
        int length = udp.length();
        NetworkOrder.put16(bytes, at, udp.sourcePort());
        NetworkOrder.put16(bytes, at + 2, udp.destinationPort());
        NetworkOrder.put16(bytes, at + 4, length);
        NetworkOrder.put16(bytes, at + 6, 0);
        udp.payload().copyTo(0, bytes, at + UdpDatagram.HEADER_BYTES, udp.payload().length());
        int checksum = checksum(bytes, at, length, source, destination);
        // 0 would say that there is no checksum; all ones is the same number in one's complement.
        NetworkOrder.put16(bytes, at + 6, checksum == NO_CHECKSUM ? 0xFFFF : checksum);
    }

    /**
     * Reads the datagram between start and end. Its own length field rules: bytes after it belong to the packet but not
     * to the datagram, and are dropped, as Linux drops them.
     */
    static UdpDatagram read(byte[] bytes, int start, int end, int source, int destination)
            throws MalformedPacketException {
        if (end - start < UdpDatagram.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "UDP: " + (end - start) + " bytes");
        }
        int length = NetworkOrder.get16(bytes, start + 4);
        if (length < UdpDatagram.HEADER_BYTES || length > end - start) {
            throw new MalformedPacketException(Reason.BAD_LENGTH,
                    "UDP: length field " + length + " of " + (end - start) + " bytes");
        }
        if (NetworkOrder.get16(bytes, start + 6) != NO_CHECKSUM
                && checksum(bytes, start, length, source, destination) != 0) {
            throw new MalformedPacketException(Reason.BAD_CHECKSUM, "UDP: wrong checksum");
        }
        return new UdpDatagram(
                NetworkOrder.get16(bytes, start),
                NetworkOrder.get16(bytes, start + 2),
                BytesPayload.copyOf(bytes, start + UdpDatagram.HEADER_BYTES, start + length));
    }

    private static int checksum(byte[] bytes, int at, int length, int source, int destination) {
        long pseudoHeader = InternetChecksum.pseudoHeader(source, destination, IpProtocol.UDP, length);
        return InternetChecksum.finish(InternetChecksum.sum(pseudoHeader, bytes, at, length));
    }
}
