package wireclock.wire;

import org.jspecify.annotations.Nullable;

/**
 * The packet that an ICMP error is about, as far as the error quotes it: the IPv4 header and at least the first 8 bytes
 * after it (RFC 792), which hold what finds the sender's socket. Quotes are cut short, so no checksum can be verified
 * and none is; a receiver must judge by ports and sequence number whether it ever sent such a packet (RFC 5927 §4).
 */
public final class QuotedPacket {
    /** Stands for a field that is not quoted or that the protocol does not have. */
    public static final int ABSENT = -1;

    private static final int MAX_HEADER_BYTES = 60;
    private static final int TRANSPORT_BYTES = 8;
    private static final int OFFSET_MASK = 0x1FFF;

    private final byte[] bytes;
    private final int headerLength;
    private final int transportBytes;

    private QuotedPacket(byte[] bytes, int headerLength) {
        this.bytes = bytes;
        this.headerLength = headerLength;
        boolean laterFragment = (NetworkOrder.get16(bytes, 6) & OFFSET_MASK) != 0;
        this.transportBytes = laterFragment ? 0 : bytes.length - headerLength;
    }

    /**
     * The data of an ICMP error about a packet: its header and the first 8 bytes after it, byte for byte. RFC 1812 §4.3.2.3
     * would have as much as fits 576 bytes; but analysers take a checksum over what a longer quote holds, and find it wrong.
     */
    public static BytesPayload quote(Ipv4Packet packet) {
        BytesPayload whole = new BytesPayload(Ipv4Codec.encode(packet));
        return whole.slice(0, Math.min(whole.length(), packet.headerLength() + TRANSPORT_BYTES));
    }

    /** Reads the data of an ICMP error; null if it does not even hold the IPv4 header of the quoted packet. */
    public static @Nullable QuotedPacket parse(Payload data) {
        byte[] bytes = data.slice(0, Math.min(data.length(), MAX_HEADER_BYTES + TRANSPORT_BYTES)).toBytes();
        if (bytes.length < Ipv4Packet.HEADER_BYTES || bytes[0] >> 4 != 4) {
            return null;
        }
        int headerLength = (bytes[0] & 0xF) * 4;
        if (headerLength < Ipv4Packet.HEADER_BYTES || headerLength > bytes.length) {
            return null;
        }
        return new QuotedPacket(bytes, headerLength);
    }

    public int source() {
        return NetworkOrder.get32(bytes, 12);
    }

    public int destination() {
        return NetworkOrder.get32(bytes, 16);
    }

    /** See {@link IpProtocol}. */
    public int protocol() {
        return NetworkOrder.get8(bytes, 9);
    }

    public int identification() {
        return NetworkOrder.get16(bytes, 4);
    }

    /** The total length that the header states; the quote is usually shorter. */
    public int totalLength() {
        return NetworkOrder.get16(bytes, 2);
    }

    /** Of UDP and TCP, else {@link #ABSENT}. */
    public int sourcePort() {
        return hasPorts() ? NetworkOrder.get16(bytes, headerLength) : ABSENT;
    }

    /** Of UDP and TCP, else {@link #ABSENT}. */
    public int destinationPort() {
        return hasPorts() ? NetworkOrder.get16(bytes, headerLength + 2) : ABSENT;
    }

    /** Whether {@link #sequence()} is quoted. */
    public boolean hasSequence() {
        return protocol() == IpProtocol.TCP && transportBytes >= 8;
    }

    /** SEG.SEQ of TCP; meaningless without {@link #hasSequence()}, as every value is a sequence number. */
    public int sequence() {
        return hasSequence() ? NetworkOrder.get32(bytes, headerLength + 4) : 0;
    }

    /** Type of a quoted ICMP message, else {@link #ABSENT}. */
    public int icmpType() {
        return protocol() == IpProtocol.ICMP && transportBytes >= 1 ? NetworkOrder.get8(bytes, headerLength) : ABSENT;
    }

    /** Identifier of a quoted echo request or reply, else {@link #ABSENT}. */
    public int echoIdentifier() {
        return hasEcho() ? NetworkOrder.get16(bytes, headerLength + 4) : ABSENT;
    }

    /** Sequence number of a quoted echo request or reply, else {@link #ABSENT}. */
    public int echoSequence() {
        return hasEcho() ? NetworkOrder.get16(bytes, headerLength + 6) : ABSENT;
    }

    private boolean hasPorts() {
        return (protocol() == IpProtocol.UDP || protocol() == IpProtocol.TCP) && transportBytes >= 4;
    }

    private boolean hasEcho() {
        int type = icmpType();
        return (type == IcmpType.ECHO_REQUEST || type == IcmpType.ECHO_REPLY) && transportBytes >= 8;
    }
}
