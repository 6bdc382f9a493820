package wireclock.link;

/**
 * How much may wait for a line: a number of packets, or of bytes (of frames without preamble, gap and, where there is
 * no Ethernet framing, headers). The packet being sent does not count.
 *
 * @param packets at most this many, or {@link #UNLIMITED}
 * @param bytes at most this many, or {@link #UNLIMITED}
 */
public record QueueLimit(int packets, long bytes) {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public static QueueLimit ofPackets(int packets) {
        return new QueueLimit(packets, UNLIMITED);
    }

    public static QueueLimit ofBytes(long bytes) {
        return new QueueLimit(UNLIMITED, bytes);
    }

    /** Whether a frame may join so many packets and bytes that wait already. */
    boolean hasRoom(int waitingPackets, long waitingBytes, WaitingFrame frame) {
        return waitingPackets < packets && waitingBytes + frame.bytes() <= bytes;
    }
}
