package wireclock.wire;

/** A TCP segment (RFC 9293 §3.1), immutable. The checksum is not stored: it is computed when the segment is encoded. */
public final class TcpSegment implements IpPayload {
    /** Header without options. */
    public static final int HEADER_BYTES = 20;

    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    /** RFC 3168. */
    public static final int ECE = 0x040;
    /** RFC 3168. */
    public static final int CWR = 0x080;
    /** RFC 9768; the nonce sum of RFC 3540 before. */
    public static final int AE = 0x100;

    private final char sourcePort;
    private final char destinationPort;
    private final int sequence;
    private final int acknowledgement;
    private final short flags;
    private final char window;
    private final char urgentPointer;
    private final TcpOptions options;
    private final Payload payload;

    /**
     * @param sequence sequence number of the first byte, or of the SYN
     * @param acknowledgement meaningful with {@link #ACK}
     * @param flags the nine bits AE to FIN
     * @param window as in the header, not scaled: 0 to 65535
     */
    public TcpSegment(int sourcePort, int destinationPort, int sequence, int acknowledgement, int flags, int window,
            int urgentPointer, TcpOptions options, Payload payload) {
        this.sourcePort = (char) sourcePort;
        this.destinationPort = (char) destinationPort;
        this.sequence = sequence;
        this.acknowledgement = acknowledgement;
        this.flags = (short) flags;
        this.window = (char) window;
        this.urgentPointer = (char) urgentPointer;
        this.options = options;
        this.payload = payload;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    public int sequence() {
        return sequence;
    }

    public int acknowledgement() {
        return acknowledgement;
    }

    public int flags() {
        return flags;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** As in the header, not scaled. */
    public int window() {
        return window;
    }

    public int urgentPointer() {
        return urgentPointer;
    }

    public TcpOptions options() {
        return options;
    }

    public Payload payload() {
        return payload;
    }

    /** SEG.LEN of RFC 9293: the sequence numbers that the segment occupies, SYN and FIN counting one each. */
    public int sequenceLength() {
        return payload.length() + (flags & FIN) + (flags >> 1 & 1);
    }

    @Override
    public int protocol() {
        return IpProtocol.TCP;
    }

    @Override
    public int length() {
        return HEADER_BYTES + options.length() + payload.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TcpSegment that
                && sourcePort == that.sourcePort
                && destinationPort == that.destinationPort
                && sequence == that.sequence
                && acknowledgement == that.acknowledgement
                && flags == that.flags
                && window == that.window
                && urgentPointer == that.urgentPointer
                && options.equals(that.options)
                && payload.equals(that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * sequence + acknowledgement) + flags) + payload.hashCode();
    }

    /** Ports and what {@link PacketText} says of a segment. */
    @Override
    public String toString() {
        return sourcePort() + " > " + destinationPort() + ": " + TcpText.of(this);
    }
}
