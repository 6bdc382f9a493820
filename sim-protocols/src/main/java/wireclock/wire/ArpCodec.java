package wireclock.wire;

import wireclock.wire.MalformedPacketException.Reason;

/** ARP packets to and from bytes (RFC 826). */
final class ArpCodec {
    private static final int HARDWARE_ETHERNET = 1;
    private static final int MAC_BYTES = 6;
    private static final int IPV4_BYTES = 4;

    private ArpCodec() {}

    static void write(ArpPacket arp, byte[] bytes, int at) {
        NetworkOrder.put16(bytes, at, HARDWARE_ETHERNET);
        NetworkOrder.put16(bytes, at + 2, EtherType.IPV4);
        NetworkOrder.put8(bytes, at + 4, MAC_BYTES);
        NetworkOrder.put8(bytes, at + 5, IPV4_BYTES);
        NetworkOrder.put16(bytes, at + 6, arp.operation());
        NetworkOrder.put48(bytes, at + 8, arp.senderMac());
        NetworkOrder.put32(bytes, at + 14, arp.senderIp());
        NetworkOrder.put48(bytes, at + 18, arp.targetMac());
        NetworkOrder.put32(bytes, at + 24, arp.targetIp());
    }

    /**
     * Reads what stands between start and end, at least the 46 bytes of a frame's shortest payload. ARP for other
     * hardware or another protocol is well formed but nobody's business here: it stays bytes. Ethernet and IPv4 with
     * addresses of another size contradict themselves.
     */
    static FramePayload read(byte[] bytes, int start, int end) throws MalformedPacketException {
        if (NetworkOrder.get16(bytes, start) != HARDWARE_ETHERNET
                || NetworkOrder.get16(bytes, start + 2) != EtherType.IPV4) {
            return new RawFramePayload(BytesPayload.copyOf(bytes, start, end));
        }
        int hardwareLength = NetworkOrder.get8(bytes, start + 4);
        int protocolLength = NetworkOrder.get8(bytes, start + 5);
        if (hardwareLength != MAC_BYTES || protocolLength != IPV4_BYTES) {
            throw new MalformedPacketException(
                    Reason.BAD_LENGTH, "ARP: addresses of " + hardwareLength + " and " + protocolLength + " bytes");
        }
        return new ArpPacket(
                NetworkOrder.get16(bytes, start + 6),
                NetworkOrder.get48(bytes, start + 8),
                NetworkOrder.get32(bytes, start + 14),
                NetworkOrder.get48(bytes, start + 18),
                NetworkOrder.get32(bytes, start + 24));
    }
}
