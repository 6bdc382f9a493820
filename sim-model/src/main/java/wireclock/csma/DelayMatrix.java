package wireclock.csma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a signal travels between any two stations of a collision domain: cables and hubs on the way.
 *
 * <p>On the diagonal stands after what time a station's own signal disturbs what it receives: at once in half duplex;
 * for a full-duplex station at a hub when the hub's jam is back; never on a cable with a pair for each direction. Rows
 * are never changed, only replaced, so that a signal can keep the one it began with.
 */
final class DelayMatrix {
    /** No signal gets from here to there. */
    static final long CUT = Long.MAX_VALUE;

    private final long[][] wholePs;
    private final long[][] delaysPs;
    private final int[][] hearers;
    private final List<boolean[]> cuts = new ArrayList<>();
    private long longestPs;

    /**
     * @param delaysPs from the station of the row to the station of the column, in picoseconds
     */
    DelayMatrix(long[][] delaysPs) {
        this.wholePs = delaysPs;
        this.delaysPs = new long[delaysPs.length][];
        hearers = new int[delaysPs.length][];
        for (long[] row : delaysPs) {
            for (long delayPs : row) {
                longestPs = Math.max(longestPs, delayPs == CUT ? 0 : delayPs);
            }
        }
        compute();
    }

    int stations() {
        return wholePs.length;
    }

    /** The longest delay of all when no cable is cut. */
    long longestPs() {
        return longestPs;
    }

    /** The delays from one station to each. */
    long[] from(int sender) {
        return delaysPs[sender];
    }

    /** The stations that hear another one, the nearest first. */
    int[] hearersOf(int sender) {
        return hearers[sender];
    }

    /** Cuts the way from some stations to all others, or mends it. */
    void setCut(boolean[] from, boolean cut) {
        if (cut) {
            cuts.add(from);
        } else {
            cuts.remove(indexOf(from));
        }
        compute();
    }

    private int indexOf(boolean[] from) {
        int index = 0;
        while (!Arrays.equals(cuts.get(index), from)) {
            index++;
        }
        return index;
    }

    private void compute() {
        for (int i = 0; i < wholePs.length; i++) {
            long[] row = wholePs[i].clone();
            for (boolean[] from : cuts) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = from[i] && !from[j] ? CUT : row[j];
                }
            }
            int sender = i;
            delaysPs[i] = row;
            hearers[i] = IntStream.range(0, row.length).filter(j -> j != sender && row[j] != CUT).boxed()
                    .sorted((a, b) -> row[a] != row[b] ? Long.compare(row[a], row[b]) : Integer.compare(a, b))
                    .mapToInt(Integer::intValue).toArray();
        }
    }
}
