package wireclock.transport;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import wireclock.wire.BytesPayload;
import wireclock.wire.Payload;

/**
 * The bytes an application has written and the peer has not acknowledged yet, addressed by their offset in the stream.
 *
 * <p>Chunks stay as they were written. A sender reads forward, so the chunk last read is remembered; a retransmission
 * that steps back searches from the front.
 */
public final class SendBuffer {
    private record Chunk(long offset, Payload payload) {
        long end() {
            return offset + payload.length();
        }
    }

    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final long capacity;
    private @Nullable Chunk lastRead;
    /** Offset of the first byte that is still held. */
    private long start;
    /** Offset behind the last byte written. */
    private long end;

    /**
     * @param capacity in bytes
     */
    public SendBuffer(long capacity) {
        this.capacity = capacity;
    }

    /** Appends as much as there is room for, and says how many bytes that was. */
    public int write(Payload payload) {
        int taken = (int) Math.min(payload.length(), free());
        if (taken > 0) {
            chunks.add(new Chunk(end, taken == payload.length() ? payload : payload.slice(0, taken)));
            end += taken;
        }
        return taken;
    }

    /** Bytes that can be written. */
    public long free() {
        return capacity - (end - start);
    }

    public long capacity() {
        return capacity;
    }

    /** Offset behind the last byte written. */
    public long end() {
        return end;
    }

    /** Offset of the first byte not yet released. */
    public long start() {
        return start;
    }

    /** Forgets everything before an offset: it has been acknowledged. */
    public void releaseUpTo(long offset) {
        start = Math.min(offset, end);
        Chunk first = chunks.peekFirst();
        while (first != null && first.end() <= start) {
            chunks.removeFirst();
            first = chunks.peekFirst();
        }
        if (lastRead != null && lastRead.end() <= start) {
            lastRead = null;
        }
    }

    /** The bytes at an offset; they must have been written and not released. */
    public Payload slice(long offset, int length) {
        if (length == 0) {
            return BytesPayload.EMPTY;
        }
        if (offset < start || offset + length > end) {
            throw new IndexOutOfBoundsException(
                    "bytes " + offset + " to " + (offset + length) + " of " + start + " to " + end);
        }
        Chunk cached = lastRead;
        if (cached != null && cached.offset <= offset && offset + length <= cached.end()) {
            return cached.payload.slice((int) (offset - cached.offset), length);
        }
        return sliceAcrossChunks(offset, length);
    }

    private Payload sliceAcrossChunks(long offset, int length) {
        Payload result = BytesPayload.EMPTY;
        long position = offset;
        long last = offset + length;
        for (Chunk chunk : chunks) {
            if (chunk.end() > position) {
                int part = (int) (Math.min(chunk.end(), last) - position);
                result = result.join(chunk.payload.slice((int) (position - chunk.offset), part));
                position += part;
                lastRead = chunk;
                if (position == last) {
                    break;
                }
            }
        }
        return result;
    }
}
