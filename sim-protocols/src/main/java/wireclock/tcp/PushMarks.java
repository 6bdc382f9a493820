package wireclock.tcp;

/**
 * Where writes ended in the stream: the segment that carries such a place has PSH, so that the receiver hands the data up
 * (RFC 9293 §3.8.4). Offsets in ascending order, in a ring; those that have been acknowledged are dropped.
 */
final class PushMarks {
    private long[] offsets = new long[16];
    private int head;
    private int tail;

    /** Marks the end of what has been written so far. */
    void add(long offset) {
        if (tail > head && offsets[tail - 1 & offsets.length - 1] == offset) {
            return;
        }
        if (tail - head == offsets.length) {
            grow();
        }
        offsets[tail++ & offsets.length - 1] = offset;
    }

    /** Takes the last mark back if it is at this offset; returns whether it is. */
    boolean removeLast(long offset) {
        boolean there = tail > head && offsets[tail - 1 & offsets.length - 1] == offset;
        if (there) {
            tail--;
        }
        return there;
    }

    /** Forgets the marks up to an offset. */
    void dropUpTo(long offset) {
        int mask = offsets.length - 1;
        while (head != tail && offsets[head & mask] <= offset) {
            head++;
        }
    }

    /** Whether a write ended after {@code start} and not after {@code end}. */
    boolean isWithin(long start, long end) {
        int mask = offsets.length - 1;
        int low = 0;
        int high = tail - head;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[head + middle & mask] <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < tail - head && offsets[head + low & mask] <= end;
    }

    /** The first mark after {@code start} and not after {@code end}; {@code end} without any. */
    long firstAfter(long start, long end) {
        for (int i = head; i != tail; i++) {
            long offset = offsets[i & offsets.length - 1];
            if (offset > start) {
                return Math.min(offset, end);
            }
        }
        return end;
    }

    private void grow() {
        long[] larger = new long[offsets.length * 2];
        for (int i = head; i != tail; i++) {
            larger[i & larger.length - 1] = offsets[i & offsets.length - 1];
        }
        offsets = larger;
    }
}
