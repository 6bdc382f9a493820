package wireclock.wire;

/**
 * An Ethernet frame (IEEE 802.3, clause 3), immutable and shared by reference wherever it goes. Padding and FCS are not
 * stored: they follow from the content and appear when the frame is encoded.
 */
public final class EthernetFrame {
    /** Destination, source and EtherType. */
    public static final int HEADER_BYTES = 14;
    /** Frame check sequence: CRC-32. */
    public static final int FCS_BYTES = 4;
    /** Shortest payload; anything less is padded. */
    public static final int MIN_PAYLOAD_BYTES = 46;
    /** Preamble and start frame delimiter. */
    public static final int PREAMBLE_BYTES = 8;
    /** Interpacket gap: 96 bit times. */
    public static final int GAP_BYTES = 12;
    /** What {@link #tag()} is of a frame that has none. */
    public static final int UNTAGGED = -1;

    private final long destination;
    private final long source;
    private final int etherType;
    private final int tag;
    private final int length;
    private final FramePayload payload;

    /**
     * A frame without a VLAN tag.
     *
     * @param destination MAC address in the low 48 bits
     * @param source MAC address in the low 48 bits
     * @param etherType 0x0600 to 0xFFFF; up to 1500 it is the length of an IEEE 802.3 payload (§3.2.6)
     */
    public EthernetFrame(long destination, long source, int etherType, FramePayload payload) {
        this(destination, source, etherType, UNTAGGED, payload);
    }

    private EthernetFrame(long destination, long source, int etherType, int tag, FramePayload payload) {
        this.destination = destination;
        this.source = source;
        this.etherType = etherType;
        this.tag = tag;
        this.payload = payload;
        this.length = HEADER_BYTES + (tag == UNTAGGED ? 0 : VlanTag.BYTES)
                + Math.max(MIN_PAYLOAD_BYTES, payload.length()) + FCS_BYTES;
    }

    /**
     * The same frame with a VLAN tag (IEEE 802.1Q), four bytes longer: whoever adds a tag leaves the padding as it is, so
     * the shortest tagged frame has 68 bytes.
     *
     * @param control tag control information, 16 bits, see {@link VlanTag}
     */
    public EthernetFrame withTag(int control) {
        return new EthernetFrame(destination, source, etherType, control, payload);
    }

    /** The same frame without its tag. */
    public EthernetFrame withoutTag() {
        return new EthernetFrame(destination, source, etherType, payload);
    }

    public long destination() {
        return destination;
    }

    public long source() {
        return source;
    }

    public int etherType() {
        return etherType;
    }

    public boolean isTagged() {
        return tag != UNTAGGED;
    }

    /** The tag control information, see {@link VlanTag}, or {@link #UNTAGGED}. */
    public int tag() {
        return tag;
    }

    public FramePayload payload() {
        return payload;
    }

    /** Bytes from destination to FCS, padding included; at least 64. */
    public int length() {
        return length;
    }

    /** Bytes for which the frame occupies the medium: preamble, frame and interpacket gap. */
    public int occupancy() {
        return PREAMBLE_BYTES + length + GAP_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EthernetFrame that
                && destination == that.destination
                && source == that.source
                && etherType == that.etherType
                && tag == that.tag
                && payload.equals(that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(destination) + Long.hashCode(source)) + payload.hashCode();
    }

    /** One line as tcpdump prints it, see {@link PacketText}. */
    @Override
    public String toString() {
        return PacketText.of(this);
    }
}
