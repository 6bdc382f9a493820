package wireclock.wire;

import wireclock.wire.MalformedPacketException.Reason;

/** ICMP messages to and from bytes (RFC 792). Their checksum has no pseudo-header. */
final class IcmpCodec {
    private IcmpCodec() {}

    static void write(IcmpMessage icmp, byte[] bytes, int at) {
        NetworkOrder.put8(bytes, at, icmp.type());
        NetworkOrder.put8(bytes, at + 1, icmp.code());
        NetworkOrder.put16(bytes, at + 2, 0);
        NetworkOrder.put32(bytes, at + 4, icmp.rest());
        icmp.data().copyTo(0, bytes, at + IcmpMessage.HEADER_BYTES, icmp.data().length());
        NetworkOrder.put16(bytes, at + 2, InternetChecksum.of(bytes, at, icmp.length()));
    }

    static IcmpMessage read(byte[] bytes, int start, int end) throws MalformedPacketException {
        if (end - start < IcmpMessage.HEADER_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "ICMP: " + (end - start) + " bytes");
        }
        if (InternetChecksum.of(bytes, start, end - start) != 0) {
            throw new MalformedPacketException(Reason.BAD_CHECKSUM, "ICMP: wrong checksum");
        }
        return new IcmpMessage(
                NetworkOrder.get8(bytes, start),
                NetworkOrder.get8(bytes, start + 1),
                NetworkOrder.get32(bytes, start + 4),
                BytesPayload.copyOf(bytes, start + IcmpMessage.HEADER_BYTES, end));
    }
}
