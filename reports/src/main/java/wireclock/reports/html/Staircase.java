package wireclock.reports.html;

import java.util.Arrays;

/**
 * Two counts that only grow, at instants: a line of bounded length. When it is full, every other step is left out, and
 * from then on only every second, fourth, … one is taken; the last one is always there.
 */
final class Staircase {
    static final int MOST = 1_000;

    private final long[] timesPs = new long[MOST];
    private final long[] first = new long[MOST];
    private final long[] second = new long[MOST];
    private int size;
    private int stride = 1;
    private int skipped;

    /** Adds a step; its last place is overwritten as long as it has not been earned. */
    void add(long timePs, long a, long b) {
        if (size > 0 && skipped < stride - 1) {
            skipped++;
            put(size - 1, timePs, a, b);
            return;
        }
        if (size == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                put(i, timesPs[2 * i + 1], first[2 * i + 1], second[2 * i + 1]);
            }
            size = MOST / 2;
            stride *= 2;
        }
        skipped = 0;
        put(size++, timePs, a, b);
    }

    private void put(int at, long timePs, long a, long b) {
        timesPs[at] = timePs;
        first[at] = a;
        second[at] = b;
    }

    long[] timesPs() {
        return Arrays.copyOf(timesPs, size);
    }

    long[] first() {
        return Arrays.copyOf(first, size);
    }

    long[] second() {
        return Arrays.copyOf(second, size);
    }
}
