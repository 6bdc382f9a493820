package wireclock.ip;

import org.jspecify.annotations.Nullable;
import wireclock.wire.BytesPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.RawIpPayload;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/**
 * The packet that an ICMP error is about, as far as the error quotes it: its header and the first eight bytes of what it
 * carried (RFC 792).
 *
 * @param source address of the quoted packet
 * @param destination address of the quoted packet
 * @param protocol that the quoted packet carried
 * @param identification of the quoted packet
 * @param firstWord the payload's first four bytes: source and destination port of TCP and UDP
 * @param secondWord the next four: TCP's sequence number; identifier and sequence number of an ICMP echo
 */
public record QuotedPacket(int source, int destination, int protocol, int identification, int firstWord, int secondWord) {
    private static final int QUOTED_PAYLOAD_BYTES = 8;

    /** Of a quoted TCP segment or UDP datagram. */
    public int sourcePort() {
        return firstWord >>> 16;
    }

    /** Of a quoted TCP segment or UDP datagram. */
    public int destinationPort() {
        return firstWord & 0xFFFF;
    }

    /** Of a quoted TCP segment. */
    public int tcpSequence() {
        return secondWord;
    }

    /** Reads the data of an ICMP error; null if it does not hold a header and eight bytes of IPv4. */
    public static @Nullable QuotedPacket parse(Payload data) {
        if (data.length() < Ipv4Packet.HEADER_BYTES + QUOTED_PAYLOAD_BYTES) {
            return null;
        }
        byte[] bytes = data.toBytes();
        int headerLength = (bytes[0] & 0xF) * 4;
        if (bytes[0] >>> 4 != 4 || headerLength < Ipv4Packet.HEADER_BYTES
                || bytes.length < headerLength + QUOTED_PAYLOAD_BYTES) {
            return null;
        }
        return new QuotedPacket(word(bytes, 12), word(bytes, 16), bytes[9] & 0xFF, word(bytes, 4) >>> 16,
                word(bytes, headerLength), word(bytes, headerLength + 4));
    }

    /** The data of an ICMP error about a packet. */
    static BytesPayload quote(Ipv4Packet packet) {
        int headerLength = packet.headerLength();
        byte[] bytes = new byte[headerLength + Math.min(QUOTED_PAYLOAD_BYTES, packet.payload().length())];
        putWord(bytes, 0, 4 << 28 | headerLength / 4 << 24 | packet.typeOfService() << 16 | packet.totalLength());
        putWord(bytes, 4, packet.identification() << 16 | packet.flagsAndOffset());
        putWord(bytes, 8, packet.timeToLive() << 24 | packet.payload().protocol() << 16);
        putWord(bytes, 12, packet.source());
        putWord(bytes, 16, packet.destination());
        packet.options().copyTo(0, bytes, Ipv4Packet.HEADER_BYTES, packet.options().length());
        putWord(bytes, 8, word(bytes, 8) | headerChecksum(bytes, headerLength));
        quotePayload(packet, bytes, headerLength);
        return new BytesPayload(bytes);
    }

    private static void quotePayload(Ipv4Packet packet, byte[] bytes, int position) {
        switch (packet.payload()) {
            case TcpSegment segment -> {
                putWord(bytes, position, segment.sourcePort() << 16 | segment.destinationPort());
                putWord(bytes, position + 4, segment.sequence());
            }
            case UdpDatagram datagram -> {
                putWord(bytes, position, datagram.sourcePort() << 16 | datagram.destinationPort());
                putWord(bytes, position + 4, datagram.length() << 16);
            }
            case IcmpMessage message -> {
                putWord(bytes, position, message.type() << 24 | message.code() << 16);
                putWord(bytes, position + 4, message.rest());
            }
            case RawIpPayload raw -> raw.bytes().copyTo(0, bytes, position, bytes.length - position);
        }
    }

    /** RFC 1071 over a header whose checksum field is zero. */
    private static int headerChecksum(byte[] bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 4) {
            int word = word(bytes, i);
            sum += (word >>> 16) + (word & 0xFFFF);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return ~sum & 0xFFFF;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private static void putWord(byte[] bytes, int at, int word) {
        bytes[at] = (byte) (word >> 24);
        bytes[at + 1] = (byte) (word >> 16);
        bytes[at + 2] = (byte) (word >> 8);
        bytes[at + 3] = (byte) word;
    }
}
