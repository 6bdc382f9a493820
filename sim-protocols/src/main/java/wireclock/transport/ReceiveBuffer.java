package wireclock.transport;

import java.util.ArrayDeque;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;

/** The bytes that have arrived in order and wait for the application to read them. */
public final class ReceiveBuffer {
    private final ArrayDeque<Payload> chunks = new ArrayDeque<>();
    /** Bytes of the first chunk that have been read already. */
    private int readOfFirst;
    private long available;
    private long memory;

    public void append(Payload payload) {
        chunks.add(payload);
        available += payload.length();
        memory += SegmentMemory.of(payload.length());
    }

    /** What a kernel would charge for what is held. */
    public long memory() {
        return memory;
    }

    /** Bytes that can be read. */
    public long available() {
        return available;
    }

    /**
     * Takes up to {@code limit} bytes: what is left of the first chunk, so that a reader gets the payload of a segment
     * as it came, without copying. Empty when there is nothing to read.
     */
    public Payload read(int limit) {
        Payload first = chunks.peekFirst();
        if (first == null || limit <= 0) {
            return BytesPayload.EMPTY;
        }
        int left = first.length() - readOfFirst;
        int taken = Math.min(left, limit);
        Payload result = taken == first.length() ? first : first.slice(readOfFirst, taken);
        if (taken == left) {
            chunks.removeFirst();
            memory -= SegmentMemory.of(first.length());
            readOfFirst = 0;
        } else {
            readOfFirst += taken;
        }
        available -= taken;
        return result;
    }

    /** Throws away what has not been read. */
    public void clear() {
        chunks.clear();
        readOfFirst = 0;
        available = 0;
        memory = 0;
    }
}
