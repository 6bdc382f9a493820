package wireclock.wire;

import java.util.Objects;
import java.util.zip.CRC32;
import wireclock.wire.MalformedPacketException.Reason;

/**
 * Ethernet frames to and from bytes, from the destination address to the frame check sequence (IEEE 802.3 clause 3);
 * preamble and gap are not bytes of the frame.
 *
 * <p>The FCS is the CRC-32 of all that stands before it, and the only field of the frame whose lowest octet is sent
 * first.
 */
public final class EthernetCodec {
    /** The shortest frame; what is shorter is debris of a collision (IEEE 802.3 §4.2.4.2.2). */
    private static final int MIN_FRAME_BYTES =
            EthernetFrame.HEADER_BYTES + EthernetFrame.MIN_PAYLOAD_BYTES + EthernetFrame.FCS_BYTES;
    /** Up to here the type field is the length of an IEEE 802.3 payload (§3.2.6). */
    private static final int MAX_LENGTH_FIELD = 1500;
    private static final int MIN_ETHER_TYPE = 0x0600;
    /** Where the type of an untagged frame stands, and the tag of another. */
    private static final int TYPE_AT = 12;

    private EthernetCodec() {}

    /**
     * The frame as it stands on the wire: {@link EthernetFrame#length()} bytes, padded with zeros, checksums computed.
     *
     * @throws IllegalArgumentException if the frame holds an IPv4 packet that cannot be written, see
     *     {@link Ipv4Codec#encode}
     */
    public static byte[] encode(EthernetFrame frame) {
        byte[] bytes = new byte[frame.length()];
        NetworkOrder.put48(bytes, 0, frame.destination());
        NetworkOrder.put48(bytes, 6, frame.source());
        int typeAt = TYPE_AT;
        if (frame.isTagged()) {
            NetworkOrder.put16(bytes, TYPE_AT, EtherType.VLAN);
            NetworkOrder.put16(bytes, TYPE_AT + 2, frame.tag());
            typeAt += VlanTag.BYTES;
        }
        NetworkOrder.put16(bytes, typeAt, frame.etherType());
        switch (frame.payload()) {
            case ArpPacket arp -> ArpCodec.write(arp, bytes, typeAt + 2);
            case Bpdu bpdu -> BpduCodec.write(bpdu, bytes, typeAt + 2);
            case Ipv4Packet packet -> Ipv4Codec.write(packet, bytes, typeAt + 2);
            case RawFramePayload raw -> raw.bytes().copyTo(0, bytes, typeAt + 2, raw.length());
        }
        int fcsAt = bytes.length - EthernetFrame.FCS_BYTES;
        NetworkOrder.put32(bytes, fcsAt, frameCheckSequence(bytes, 0, fcsAt));
        return bytes;
    }

    /**
     * Reads a frame and everything in it. The bytes are copied, and none outside the given range is looked at.
     *
     * <p>Padding is dropped where the payload knows its length; of an unknown EtherType it cannot be told from the
     * payload and stays with it. An IEEE 802.3 frame (with a length instead of a type) comes out as a {@link Bpdu} or a
     * {@link RawFramePayload}. A tag within a tag is a payload.
     *
     * @param length from destination to FCS
     * @throws MalformedPacketException if the FCS or anything below is wrong
     */
    public static EthernetFrame decode(byte[] bytes, int offset, int length) throws MalformedPacketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < MIN_FRAME_BYTES) {
            throw new MalformedPacketException(Reason.TRUNCATED, "Ethernet: runt of " + length + " bytes");
        }
        int end = offset + length - EthernetFrame.FCS_BYTES;
        if (NetworkOrder.get32(bytes, end) != frameCheckSequence(bytes, offset, end - offset)) {
            throw new MalformedPacketException(Reason.BAD_FCS, "Ethernet: wrong frame check sequence");
        }
        int typeAt = offset + TYPE_AT;
        boolean tagged = NetworkOrder.get16(bytes, typeAt) == EtherType.VLAN;
        if (tagged) {
            typeAt += VlanTag.BYTES;
        }
        int etherType = NetworkOrder.get16(bytes, typeAt);
        FramePayload payload = tagged ? readTagged(etherType, bytes, typeAt + 2, end)
                : readPayload(etherType, bytes, typeAt + 2, end);
        EthernetFrame frame = new EthernetFrame(
                NetworkOrder.get48(bytes, offset), NetworkOrder.get48(bytes, offset + 6), etherType, payload);
        return tagged ? frame.withTag(NetworkOrder.get16(bytes, typeAt - 2)) : frame;
    }

    private static FramePayload readPayload(int etherType, byte[] bytes, int start, int end)
            throws MalformedPacketException {
        return switch (etherType) {
            case EtherType.IPV4 -> Ipv4Codec.read(bytes, start, end);
            case EtherType.ARP -> ArpCodec.read(bytes, start, end);
            default -> readOther(etherType, bytes, start, end);
        };
    }

    /** A station may count the tag towards the shortest frame, and pad four bytes less: as if they were there. */
    private static FramePayload readTagged(int etherType, byte[] bytes, int start, int end)
            throws MalformedPacketException {
        if (end - start >= EthernetFrame.MIN_PAYLOAD_BYTES) {
            return readPayload(etherType, bytes, start, end);
        }
        byte[] padded = new byte[EthernetFrame.MIN_PAYLOAD_BYTES];
        System.arraycopy(bytes, start, padded, 0, end - start);
        return readPayload(etherType, padded, 0, padded.length);
    }

    private static FramePayload readOther(int etherType, byte[] bytes, int start, int end)
            throws MalformedPacketException {
        if (etherType >= MIN_ETHER_TYPE) {
            return new RawFramePayload(BytesPayload.copyOf(bytes, start, end));
        }
        if (etherType > MAX_LENGTH_FIELD || etherType > end - start) {
            throw new MalformedPacketException(Reason.BAD_LENGTH, "Ethernet: length field " + etherType);
        }
        Bpdu bpdu = BpduCodec.read(bytes, start, etherType);
        return bpdu != null ? bpdu : new RawFramePayload(BytesPayload.copyOf(bytes, start, start + etherType));
    }

    /** The four octets of the FCS in the order of the wire, as one big-endian number. */
    static int frameCheckSequence(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return Integer.reverseBytes((int) crc.getValue());
    }
}
