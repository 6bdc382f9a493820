package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StressLayoutTest {
    private static List<int[]> links(int... ends) {
        List<int[]> links = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            links.add(new int[] {ends[i], ends[i + 1]});
        }
        return links;
    }

    private static double distance(double[][] places, int a, int b) {
        return Math.sqrt(Math.pow(places[0][a] - places[0][b], 2) + Math.pow(places[1][a] - places[1][b], 2));
    }

    @Test
    void aChainIsAStraightLineFromLeftToRight() {
        // Not numbered along the way: 0 - 2 - 3 - 1.
        double[][] places = StressLayout.of(4, links(0, 2, 2, 3, 3, 1));
        assertThat(places[0]).containsExactly(new double[] {0, 3, 1, 2}, within(0.02));
        assertThat(places[1]).containsExactly(new double[] {0, 0, 0, 0}, within(0.05));
    }

    @Test
    void aStarIsRound() {
        double[][] places = StressLayout.of(9, links(0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8));
        for (int leaf = 1; leaf < 9; leaf++) {
            assertThat(distance(places, 0, leaf)).as("leaf " + leaf).isBetween(0.8, 1.6);
        }
    }

    @Test
    void noTwoNodesCoincide() {
        int side = 5;
        List<int[]> grid = new ArrayList<>();
        for (int i = 0; i < side * side; i++) {
            if (i % side < side - 1) {
                grid.add(new int[] {i, i + 1});
            }
            if (i + side < side * side) {
                grid.add(new int[] {i, i + side});
            }
        }
        for (List<int[]> links : List.of(grid, links(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0), links(0, 1, 2, 3))) {
            int nodes = 1 + links.stream().flatMapToInt(java.util.Arrays::stream).max().orElse(0);
            double[][] places = StressLayout.of(nodes, links);
            for (int a = 0; a < nodes; a++) {
                assertThat(places[0][a]).isGreaterThanOrEqualTo(0);
                assertThat(places[1][a]).isGreaterThanOrEqualTo(0);
                for (int b = 0; b < a; b++) {
                    assertThat(distance(places, a, b)).as(a + " and " + b).isGreaterThan(0.3);
                }
            }
        }
    }

    @Test
    void theSameNetworkIsDrawnAlike() {
        List<int[]> links = links(0, 1, 1, 2, 2, 0, 2, 3, 3, 4, 4, 5, 5, 3);
        assertThat(StressLayout.of(6, links)).isDeepEqualTo(StressLayout.of(6, links));
        assertThat(StressLayout.of(0, List.of())[0]).isEmpty();
        assertThat(StressLayout.of(1, List.of())[0]).containsExactly(0);
    }
}
