package wireclock.transport;

/**
 * The memory that a kernel charges for a received segment: not its bytes alone but the buffer they lie in, rounded up by
 * the allocator, and its descriptor. It is what a receive window is cut from, so windows depend on it.
 *
 * <p>The numbers are Linux's on a 64-bit machine for a driver that copies each packet into one linear buffer: for a full
 * segment of 1448 bytes 2304 bytes.
 */
public final class SegmentMemory {
    /** {@code struct sk_buff}, rounded to cache lines. */
    private static final int DESCRIPTOR_BYTES = 256;
    /** Headroom in front of the packet, headers with timestamps, and {@code skb_shared_info} behind. */
    private static final int AROUND_BYTES = 64 + 52 + 320;
    private static final int SMALLEST_BUFFER = 512;
    /** What does not fit a page lies in pages of its own, beside a small buffer for the headers. */
    private static final int PAGE_BYTES = 4096;
    private static final int HEADER_BUFFER_BYTES = 704;

    private SegmentMemory() {}

    /** Bytes charged for a segment with so many bytes of payload. */
    public static int of(int payloadBytes) {
        int needed = payloadBytes + AROUND_BYTES;
        if (needed > PAGE_BYTES) {
            return DESCRIPTOR_BYTES + HEADER_BUFFER_BYTES + (payloadBytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        }
        int buffer = SMALLEST_BUFFER;
        while (buffer < needed) {
            buffer <<= 1;
        }
        return DESCRIPTOR_BYTES + buffer;
    }
}
