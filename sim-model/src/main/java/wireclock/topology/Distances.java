package wireclock.topology;

import java.util.Arrays;

/**
 * How far every router is from one place: a sum of link weights, and for equal sums the number of hops.
 *
 * <p>The pair is compared in this order. Each hop makes it larger even where links cost nothing, so routes that always
 * go to a smaller pair cannot run in a circle, whatever decides between equals.
 */
final class Distances {
    private static final long FAR = Long.MAX_VALUE;

    private final long[] weightPs;
    private final int[] hops;

    /** Every router infinitely far away. */
    Distances(int routers) {
        weightPs = new long[routers];
        hops = new int[routers];
        clear();
    }

    void clear() {
        Arrays.fill(weightPs, FAR);
        Arrays.fill(hops, Integer.MAX_VALUE);
    }

    boolean reaches(int router) {
        return weightPs[router] != FAR;
    }

    long weightPs(int router) {
        return weightPs[router];
    }

    int hops(int router) {
        return hops[router];
    }

    /** Keeps the smaller of the known and the offered pair; says whether the offer was smaller. */
    boolean lower(int router, long offeredWeightPs, int offeredHops) {
        if (compare(offeredWeightPs, offeredHops, weightPs[router], hops[router]) >= 0) {
            return false;
        }
        weightPs[router] = offeredWeightPs;
        hops[router] = offeredHops;
        return true;
    }

    static int compare(long weightPs, int hops, long otherWeightPs, int otherHops) {
        return weightPs != otherWeightPs ? Long.compare(weightPs, otherWeightPs) : Integer.compare(hops, otherHops);
    }
}
