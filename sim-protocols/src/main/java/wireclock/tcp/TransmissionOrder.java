package wireclock.tcp;

import java.util.Arrays;

/**
 * A list of segments in the order in which they were sent last, oldest first: linked through arrays that are indexed as
 * the {@link Scoreboard}'s ring is. Adding at the end, removing and renaming take constant time.
 */
final class TransmissionOrder {
    private int[] before;
    private int[] after;
    private boolean[] listed;
    private int first;
    private int last;
    private int count;

    TransmissionOrder(int size) {
        before = new int[size];
        after = new int[size];
        listed = new boolean[size];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The segment sent longest ago; there must be one. */
    int first() {
        return first;
    }

    boolean isLast(int number) {
        return number == last;
    }

    /** The segment sent next after one that is listed and not the last. */
    int after(int number) {
        return after[number & after.length - 1];
    }

    void add(int number) {
        int slot = number & after.length - 1;
        listed[slot] = true;
        if (count == 0) {
            first = number;
        } else {
            after[last & after.length - 1] = number;
            before[slot] = last;
        }
        last = number;
        count++;
    }

    /** Takes a segment out, if it is in. */
    void remove(int number) {
        int mask = after.length - 1;
        int slot = number & mask;
        if (!listed[slot]) {
            return;
        }
        listed[slot] = false;
        count--;
        if (number == first) {
            first = after[slot];
        } else {
            after[before[slot] & mask] = after[slot];
        }
        if (number == last) {
            last = before[slot];
        } else {
            before[after[slot] & mask] = before[slot];
        }
    }

    /** Gives a segment another number, at which none is listed. */
    void rename(int from, int to) {
        int mask = after.length - 1;
        if (!listed[from & mask]) {
            return;
        }
        listed[from & mask] = false;
        listed[to & mask] = true;
        before[to & mask] = before[from & mask];
        after[to & mask] = after[from & mask];
        if (from == first) {
            first = to;
        } else {
            after[before[to & mask] & mask] = to;
        }
        if (from == last) {
            last = to;
        } else {
            before[after[to & mask] & mask] = to;
        }
    }

    void clear() {
        Arrays.fill(listed, false);
        count = 0;
    }

    /** The ring has grown: the segments from {@code head} to before {@code tail} have other slots now. */
    void resize(int size, int head, int tail) {
        int[] newBefore = new int[size];
        int[] newAfter = new int[size];
        boolean[] newListed = new boolean[size];
        int mask = after.length - 1;
        for (int number = head; number != tail; number++) {
            newBefore[number & size - 1] = before[number & mask];
            newAfter[number & size - 1] = after[number & mask];
            newListed[number & size - 1] = listed[number & mask];
        }
        before = newBefore;
        after = newAfter;
        listed = newListed;
    }
}
