package wireclock.wire;

/**
 * A UDP datagram (RFC 768). Its checksum is always computed when it is encoded; a datagram decoded from bytes with
 * checksum 0 (none) is accepted.
 *
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 */
public record UdpDatagram(int sourcePort, int destinationPort, Payload payload) implements IpPayload {
    public static final int HEADER_BYTES = 8;

    @Override
    public int protocol() {
        return IpProtocol.UDP;
    }

    @Override
    public int length() {
        return HEADER_BYTES + payload.length();
    }
}
