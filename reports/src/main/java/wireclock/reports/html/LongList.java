package wireclock.reports.html;

import java.util.Arrays;

/** Longs in the order in which they came, up to a limit; what comes later is left out. */
final class LongList {
    private static final int INITIAL = 64;

    private final int most;
    private long[] values = new long[INITIAL];
    private int size;

    LongList(int most) {
        this.most = most;
    }

    /** Whether so many more will be taken. */
    boolean hasRoomFor(int more) {
        return size + more <= most;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
