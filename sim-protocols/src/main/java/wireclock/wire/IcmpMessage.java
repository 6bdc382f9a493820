package wireclock.wire;

/**
 * An ICMP message (RFC 792): type, code, the four bytes whose meaning depends on the type, and the data.
 *
 * @param type 0 to 255, see {@link IcmpType}
 * @param code 0 to 255
 * @param rest for echo: identifier in the upper half, sequence number in the lower; for fragmentation needed: the MTU of
 *     the next hop in the lower half (RFC 1191); else 0
 * @param data echo data, or the header and first bytes of the packet in question
 */
public record IcmpMessage(int type, int code, int rest, Payload data) implements IpPayload {
    public static final int HEADER_BYTES = 8;

    public static IcmpMessage echo(int type, int identifier, int sequence, Payload data) {
        return new IcmpMessage(type, 0, (identifier << 16) | (sequence & 0xFFFF), data);
    }

    /** Of an echo request or reply. */
    public int identifier() {
        return rest >>> 16;
    }

    /** Of an echo request or reply. */
    public int sequence() {
        return rest & 0xFFFF;
    }

    @Override
    public int protocol() {
        return IpProtocol.ICMP;
    }

    @Override
    public int length() {
        return HEADER_BYTES + data.length();
    }
}
