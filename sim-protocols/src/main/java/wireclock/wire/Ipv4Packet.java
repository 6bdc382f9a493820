package wireclock.wire;

/** An IPv4 packet (RFC 791), immutable. The header checksum is not stored: it is computed when the packet is encoded. */
public final class Ipv4Packet implements FramePayload {
    /** Header without options. */
    public static final int HEADER_BYTES = 20;
    public static final int MAX_TOTAL_LENGTH = 65_535;
    /** Every link must carry packets of this size (RFC 791 §3.2). */
    public static final int MIN_MTU = 68;
    public static final int DEFAULT_TIME_TO_LIVE = 64;

    /** Flags in {@link #flagsAndOffset}. */
    public static final int DONT_FRAGMENT = 0x4000;
    public static final int MORE_FRAGMENTS = 0x2000;
    private static final int ECN_MASK = 0b11;
    private static final int CONGESTION_EXPERIENCED = 0b11;
    private static final int OFFSET_MASK = 0x1FFF;

    private final int source;
    private final int destination;
    private final byte typeOfService;
    private final byte timeToLive;
    private final char identification;
    private final char flagsAndOffset;
    private final int totalLength;
    private final BytesPayload options;
    private final IpPayload payload;

    /**
     * @param typeOfService DSCP and ECN, 0 to 255
     * @param identification 0 to 65535
     * @param flagsAndOffset the 16 bits of the header: reserved, DF, MF, fragment offset in units of 8 bytes
     * @param timeToLive 0 to 255
     * @param options as they stand in the header, a multiple of 4 bytes, at most 40; see {@link BytesPayload#EMPTY}
     */
    public Ipv4Packet(int typeOfService, int identification, int flagsAndOffset, int timeToLive, int source,
            int destination, BytesPayload options, IpPayload payload) {
        this.typeOfService = (byte) typeOfService;
        this.identification = (char) identification;
        this.flagsAndOffset = (char) flagsAndOffset;
        this.timeToLive = (byte) timeToLive;
        this.source = source;
        this.destination = destination;
        this.options = options;
        this.payload = payload;
        this.totalLength = HEADER_BYTES + options.length() + payload.length();
    }

    private Ipv4Packet(Ipv4Packet original, int typeOfService, int timeToLive) {
        this.typeOfService = (byte) typeOfService;
        this.identification = original.identification;
        this.flagsAndOffset = original.flagsAndOffset;
        this.timeToLive = (byte) timeToLive;
        this.source = original.source;
        this.destination = original.destination;
        this.options = original.options;
        this.payload = original.payload;
        this.totalLength = original.totalLength;
    }

    /** A packet without options that may not be fragmented or may, as a host sends it. */
    public static Ipv4Packet of(int source, int destination, int typeOfService, int timeToLive, int identification,
            boolean dontFragment, IpPayload payload) {
        return new Ipv4Packet(typeOfService, identification, dontFragment ? DONT_FRAGMENT : 0, timeToLive, source,
                destination, BytesPayload.EMPTY, payload);
    }

    /** The packet as a router passes it on: the time to live one less. */
    public Ipv4Packet forwarded() {
        return new Ipv4Packet(this, typeOfService, timeToLive() - 1);
    }

    /** The packet as a congested queue passes it on (RFC 3168 §5). */
    public Ipv4Packet withCongestionExperienced() {
        return new Ipv4Packet(this, typeOfService | CONGESTION_EXPERIENCED, timeToLive);
    }

    /** The packet with other options of the same length: what a router has written into them. */
    public Ipv4Packet withOptions(BytesPayload written) {
        return new Ipv4Packet(typeOfService(), identification, flagsAndOffset, timeToLive(), source, destination,
                written, payload);
    }

    public int source() {
        return source;
    }

    public int destination() {
        return destination;
    }

    /** DSCP in the upper six bits (RFC 2474), ECN in the lower two (RFC 3168). */
    public int typeOfService() {
        return typeOfService & 0xFF;
    }

    /** The differentiated services code point (RFC 2474), 0 to 63. */
    public int dscp() {
        return typeOfService() >>> 2;
    }

    /** Whether the transport understands marks: ECT(0), ECT(1) or CE (RFC 3168 §5). */
    public boolean isEcnCapable() {
        return (typeOfService & ECN_MASK) != 0;
    }

    /** Whether a queue has marked it (RFC 3168 §5). */
    public boolean isCongestionExperienced() {
        return (typeOfService & ECN_MASK) == CONGESTION_EXPERIENCED;
    }

    public int timeToLive() {
        return timeToLive & 0xFF;
    }

    public int identification() {
        return identification;
    }

    /** The 16 bits of the header: reserved, DF, MF, fragment offset in units of 8 bytes. */
    public int flagsAndOffset() {
        return flagsAndOffset;
    }

    public boolean dontFragment() {
        return (flagsAndOffset & DONT_FRAGMENT) != 0;
    }

    public boolean moreFragments() {
        return (flagsAndOffset & MORE_FRAGMENTS) != 0;
    }

    /** Where this fragment's bytes belong in the whole payload, in bytes. */
    public int fragmentOffsetBytes() {
        return (flagsAndOffset & OFFSET_MASK) * 8;
    }

    /** Whether this is a part of a larger packet. */
    public boolean isFragment() {
        return (flagsAndOffset & (MORE_FRAGMENTS | OFFSET_MASK)) != 0;
    }

    /** Whether the header has options; hardly any packet's has. */
    public boolean hasOptions() {
        return options.length() > 0;
    }

    public BytesPayload options() {
        return options;
    }

    public IpPayload payload() {
        return payload;
    }

    public int headerLength() {
        return HEADER_BYTES + options.length();
    }

    /** Header and payload in bytes. */
    public int totalLength() {
        return totalLength;
    }

    @Override
    public int length() {
        return totalLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ipv4Packet that
                && source == that.source
                && destination == that.destination
                && typeOfService == that.typeOfService
                && timeToLive == that.timeToLive
                && identification == that.identification
                && flagsAndOffset == that.flagsAndOffset
                && options.equals(that.options)
                && payload.equals(that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * source + destination) + identification) + payload.hashCode();
    }

    /** One line as tcpdump prints it, see {@link PacketText}. */
    @Override
    public String toString() {
        return PacketText.of(this);
    }
}
