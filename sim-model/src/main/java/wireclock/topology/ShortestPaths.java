package wireclock.topology;

import java.util.PriorityQueue;

/**
 * The distances between all routers, by Dijkstra's algorithm from each of them.
 *
 * <p>JGraphT's own Dijkstra adds weights in floating point and decides between equal sums by the order of its heap;
 * here sums are exact and equal ones are decided by the number of hops.
 */
final class ShortestPaths {
    private record Reached(int router, long weightPs, int hops) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            return Distances.compare(weightPs, hops, other.weightPs, other.hops);
        }
    }

    private final Distances[] from;

    ShortestPaths(RouterGraph graph) {
        from = new Distances[graph.size()];
        for (int router = 0; router < from.length; router++) {
            from[router] = search(graph, router);
        }
    }

    private static Distances search(RouterGraph graph, int source) {
        Distances distances = new Distances(graph.size());
        PriorityQueue<Reached> open = new PriorityQueue<>();
        distances.lower(source, 0, 0);
        open.add(new Reached(source, 0, 0));
        while (!open.isEmpty()) {
            Reached nearest = open.remove();
            int router = nearest.router();
            if (nearest.weightPs() != distances.weightPs(router) || nearest.hops() != distances.hops(router)) {
                continue; // a shorter way was found after this one had been queued
            }
            for (Hop hop : graph.hopsFrom(router)) {
                long weightPs = nearest.weightPs() + hop.weightPs();
                if (distances.lower(hop.to(), weightPs, nearest.hops() + 1)) {
                    open.add(new Reached(hop.to(), weightPs, nearest.hops() + 1));
                }
            }
        }
        return distances;
    }

    /** Sets {@code result} to the distances to the nearest of {@code targets}; links cost the same both ways. */
    void toNearest(int[] targets, Distances result) {
        result.clear();
        for (int target : targets) {
            Distances distances = from[target];
            for (int router = 0; router < from.length; router++) {
                if (distances.reaches(router)) {
                    result.lower(router, distances.weightPs(router), distances.hops(router));
                }
            }
        }
    }
}
