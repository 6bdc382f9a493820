package wireclock.reports.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the nodes of a network are drawn: so that distances on paper are those in the network, as far as a plane allows
 * it (stress majorization, Gansner, Koren and North 2004). The same network is always drawn alike.
 */
final class StressLayout {
    /** Larger networks are not drawn: nobody could read it. */
    static final int MOST_NODES = 400;

    /** Steps of all nodes together, so that large networks do not take long. */
    private static final long WORK = 12_000_000;
    private static final int MOST_ROUNDS = 300;
    /** Parts that are not connected stand this far apart. */
    private static final int APART = 4;

    private final int nodes;
    private final int[][] distances;
    private final double[] x;
    private final double[] y;

    /** @param links pairs of nodes' numbers */
    private StressLayout(int nodes, List<int[]> links) {
        this.nodes = nodes;
        this.distances = distances(nodes, links);
        this.x = new double[nodes];
        this.y = new double[nodes];
    }

    /**
     * Coordinates of each node, in lengths of a link, from 0 upwards.
     *
     * @param links pairs of nodes' numbers
     */
    static double[][] of(int nodes, List<int[]> links) {
        StressLayout layout = new StressLayout(nodes, links);
        if (nodes > 0) {
            layout.start();
            layout.majorize();
            layout.turn();
        }
        return new double[][] {layout.x, layout.y};
    }

    private static int[][] distances(int nodes, List<int[]> links) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            neighbours.add(new ArrayList<>());
        }
        for (int[] link : links) {
            neighbours.get(link[0]).add(link[1]);
            neighbours.get(link[1]).add(link[0]);
        }
        int[][] distances = new int[nodes][nodes];
        for (int from = 0; from < nodes; from++) {
            int[] row = distances[from];
            Arrays.fill(row, -1);
            row[from] = 0;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
            int farthest = 0;
            while (!queue.isEmpty()) {
                int node = queue.remove();
                farthest = row[node];
                for (int next : neighbours.get(node)) {
                    if (row[next] < 0) {
                        row[next] = row[node] + 1;
                        queue.add(next);
                    }
                }
            }
            for (int to = 0; to < nodes; to++) {
                row[to] = row[to] < 0 ? farthest + APART : row[to];
            }
        }
        return distances;
    }

    /** Two nodes far apart span the horizontal axis; what is off the way between them stands beside it. */
    private void start() {
        int left = farthestFrom(farthestFrom(0));
        int right = farthestFrom(left);
        for (int i = 0; i < nodes; i++) {
            double across = (i + 0.5) / nodes - 0.5;
            x[i] = (distances[left][i] - distances[right][i]) / 2.0;
            int detour = distances[left][i] + distances[right][i] - distances[left][right];
            y[i] = across * (detour + 0.01);
        }
    }

    private int farthestFrom(int node) {
        int best = node;
        for (int i = 0; i < nodes; i++) {
            if (distances[node][i] > distances[node][best]) {
                best = i;
            }
        }
        return best;
    }

    /** Moves each node to where its distances to all others want it, weighted by 1/d², again and again. */
    private void majorize() {
        long rounds = Math.clamp(WORK / ((long) nodes * nodes), 10, MOST_ROUNDS);
        for (long round = 0; round < rounds; round++) {
            for (int i = 0; i < nodes; i++) {
                place(i);
            }
        }
    }

    private void place(int i) {
        double sumX = 0;
        double sumY = 0;
        double weights = 0;
        for (int j = 0; j < nodes; j++) {
            if (j == i) {
                continue;
            }
            double wanted = Math.max(distances[i][j], distances[j][i]);
            double weight = 1 / (wanted * wanted);
            double dx = x[i] - x[j];
            double dy = y[i] - y[j];
            double scale = wanted / Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
            sumX += weight * (x[j] + dx * scale);
            sumY += weight * (y[j] + dy * scale);
            weights += weight;
        }
        if (weights > 0) {
            x[i] = sumX / weights;
            y[i] = sumY / weights;
        }
    }

    /** Lays the longest axis flat, the first node to the left, and moves all into the positive quarter. */
    private void turn() {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < nodes; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double angle = StrictMath.atan2(2 * xy, xx - yy) / 2;
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        for (int i = 0; i < nodes; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            x[i] = dx * cosine + dy * sine;
            y[i] = dy * cosine - dx * sine;
        }
        mirror(x);
        mirror(y);
    }

    /** The first node stands in the lower half, and the lowest value is 0. */
    private static void mirror(double[] values) {
        double sign = values[0] > 0 ? -1 : 1;
        double least = Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, sign * value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = sign * values[i] - least;
        }
    }
}
