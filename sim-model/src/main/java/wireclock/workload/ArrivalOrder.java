package wireclock.workload;

import java.util.Arrays;

/**
 * Which numbers of a stream have arrived, in a window that ends with the highest of them: tells new datagrams from late
 * and repeated ones. What lies before the window counts as late, whether it came before or not.
 */
final class ArrivalOrder {
    /** How far back is remembered. */
    static final int WINDOW = 8192;

    private static final int WORDS = WINDOW / 64;

    private final long[] arrived = new long[WORDS];
    private long first = -1;
    private long highest = -1;
    private long outOfOrder;
    private long duplicates;

    /**
     * Notes an arrival.
     *
     * @param number 0 or more
     * @return whether it is the first of its number
     */
    boolean note(long number) {
        if (number > highest) {
            advanceTo(number);
        } else if (number > highest - WINDOW) {
            if (isMarked(number)) {
                duplicates++;
                return false;
            }
            outOfOrder++;
        } else {
            outOfOrder++;
            return true;
        }
        arrived[word(number)] |= 1L << number;
        return true;
    }

    private void advanceTo(long number) {
        if (highest < 0 || number - highest >= WINDOW) {
            if (highest < 0) {
                first = number;
            }
            Arrays.fill(arrived, 0);
        } else {
            for (long skipped = highest + 1; skipped <= number; skipped++) {
                arrived[word(skipped)] &= ~(1L << skipped);
            }
        }
        highest = number;
    }

    /** Whether a number is within the window and has arrived. */
    boolean hasArrived(long number) {
        return number <= highest && number > highest - WINDOW && isMarked(number);
    }

    private boolean isMarked(long number) {
        return (arrived[word(number)] & 1L << number) != 0;
    }

    private static int word(long number) {
        return (int) (number >>> 6) & WORDS - 1;
    }

    /** Arrivals with a number below one that had arrived already, repetitions left out. */
    long outOfOrder() {
        return outOfOrder;
    }

    long duplicates() {
        return duplicates;
    }

    /** How many numbers lie between the first that arrived and the highest, as RTP receivers count (RFC 3550 §A.3). */
    long expected() {
        return highest < 0 ? 0 : highest - first + 1;
    }
}
