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

    /** The nearest of {@code targets} to a router, or -1 if it reaches none; links cost the same both ways. */
    int nearest(int[] targets, int router) {
        int nearest = -1;
        for (int target : targets) {
            if (from[target].reaches(router) && (nearest < 0 || Distances.compare(weightPs(target, router),
                    hops(target, router), weightPs(nearest, router), hops(nearest, router)) < 0)) {
                nearest = target;
            }
        }
        return nearest;
    }

    /** The sum of link weights between two routers that reach each other. */
    long weightPs(int target, int router) {
        return from[target].weightPs(router);
    }

    /** The number of hops between two routers that reach each other. */
    int hops(int target, int router) {
        return from[target].hops(router);
    }
}
