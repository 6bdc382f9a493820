package wireclock.packetdrill;

import java.util.List;
import wireclock.tcp.TcpSocket;
import wireclock.wire.BytesPayload;

/** A send without copy: each buffer is a piece of its own, and a packet has room for so many (MAX_SKB_FRAGS of Linux). */
final class PinnedWrite {
    private static final int PIECES = 17;

    private PinnedWrite() {}

    /** Writes a message's buffers; returns how many bytes were taken. */
    static int write(TcpSocket stream, List<Long> buffers) {
        int taken = 0;
        for (int first = 0; first < buffers.size(); first += PIECES) {
            int end = Math.min(first + PIECES, buffers.size());
            int bytes = (int) buffers.subList(first, end).stream().mapToLong(Long::longValue).sum();
            BytesPayload payload = new BytesPayload(new byte[bytes]);
            int got = end < buffers.size() ? stream.queueRecord(payload) : stream.write(payload);
            taken += got;
            if (got < bytes) {
                break;
            }
        }
        return taken;
    }
}
