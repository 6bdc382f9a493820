package wireclock.wire;

/**
 * A packet of the teaching transports (stop-and-wait, go-back-N, selective repeat), as a UDP datagram carries it.
 *
 * <pre>
 *  0       4       8               16                              31
 * +-------+-------+---------------+-------------------------------+
 * |version| type  | sequence bits |        payload length         |
 * +-------+-------+---------------+-------------------------------+
 * |                            number                             |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>UDP's checksum covers all of it, and its ports say whose it is. The width of the sequence space is in every packet
 * so that a capture can be read on its own.
 *
 * @param sequenceBits numbers count modulo two to this power, 0 to 32
 * @param number of the segment, or of the one that is acknowledged or missed; unsigned, below 2^sequenceBits
 * @param payload of a segment, at least a byte; empty in answers
 */
public record ArqPacket(Type type, int sequenceBits, int number, Payload payload) {
    public static final int VERSION = 1;
    public static final int HEADER_BYTES = 8;
    public static final int MAX_SEQUENCE_BITS = 32;
    /** What the longest UDP datagram leaves. */
    public static final int MAX_PAYLOAD_BYTES = 65_507 - HEADER_BYTES;

    /** What a packet is; on the wire its place in this list, counted from 1. */
    public enum Type {
        /** A segment. */
        DATA,
        /** A positive acknowledgement. */
        ACK,
        /** A negative acknowledgement: send that one again. */
        NAK
    }

    /** An answer, which has no payload. */
    public static ArqPacket answer(Type type, int sequenceBits, int number) {
        return new ArqPacket(type, sequenceBits, number, BytesPayload.EMPTY);
    }

    /** The number without a sign. */
    public long numberAsLong() {
        return Integer.toUnsignedLong(number);
    }
}
