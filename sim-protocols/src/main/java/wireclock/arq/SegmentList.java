package wireclock.arq;

/**
 * Some of the segments of a window in an order of their own: a doubly linked list through arrays that all lists of the
 * window share, as a segment stands in one of them at a time. Everything takes the same short time, however many there
 * are.
 */
final class SegmentList {
    /** No slot. */
    static final int NONE = -1;

    private final int[] before;
    private final int[] after;
    private int first = NONE;
    private int last = NONE;
    private int size;

    /** An empty list of slots; the arrays belong to all lists of the window. */
    SegmentList(int[] before, int[] after) {
        this.before = before;
        this.after = after;
    }

    void append(int slot) {
        before[slot] = last;
        after[slot] = NONE;
        if (last == NONE) {
            first = slot;
        } else {
            after[last] = slot;
        }
        last = slot;
        size++;
    }

    void remove(int slot) {
        int previous = before[slot];
        int next = after[slot];
        if (previous == NONE) {
            first = next;
        } else {
            after[previous] = next;
        }
        if (next == NONE) {
            last = previous;
        } else {
            before[next] = previous;
        }
        size--;
    }

    /** The slot that was appended first, or {@link #NONE}. */
    int first() {
        return first;
    }

    int size() {
        return size;
    }
}
