package wireclock.packetdrill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet as a script writes it; sequence and acknowledgement numbers are the script's own.
 *
 * @param ecn bits of the type of service in the order of RFC 3168, or {@link #UNSAID}
 * @param typeOfService the whole octet, or {@link #UNSAID}
 * @param timeToLive or {@link #UNSAID}
 * @param sourcePort or {@link #UNSAID}
 * @param destinationPort or {@link #UNSAID}
 * @param tcp or null
 * @param icmp or null
 * @param udpBytes payload of a UDP datagram, or {@link #UNSAID}
 */
record PacketPattern(int ecn, int typeOfService, int timeToLive, int sourcePort, int destinationPort,
        @Nullable TcpPart tcp, @Nullable IcmpPart icmp, int udpBytes) {
    static final int UNSAID = -1;
    /** {@code ect01}: one of the two. */
    static final int EITHER_ECT = 4;

    /**
     * A TCP segment.
     *
     * @param flags as in {@link wireclock.wire.TcpSegment}
     * @param aceCounter ACE field of RFC 9768 written as {@code .5}, or {@link #UNSAID}
     * @param window or {@link #UNSAID}
     * @param options null where any will do
     */
    record TcpPart(int flags, int aceCounter, int sequence, int length, int acknowledgement, int window, int urgent,
            @Nullable List<Option> options) {}

    /**
     * A TCP option.
     *
     * @param name as the language calls it
     * @param numbers what follows, by kind: value; TSval and TSecr; edges of blocks
     * @param hex bytes of a cookie or digest
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Option(String name, long[] numbers, String hex) {}

    /**
     * An ICMP message about a packet that the stack has sent.
     *
     * @param mtu of "fragmentation needed", or {@link #UNSAID}
     * @param sequence of the quoted segment, or {@link #UNSAID}
     */
    record IcmpPart(String type, String code, int mtu, long sequence, int length) {}
}
