package wireclock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaircaseTest {
    private static Staircase of(int steps) {
        Staircase stairs = new Staircase();
        for (int i = 1; i <= steps; i++) {
            stairs.add(10L * i, i, 2L * i);
        }
        return stairs;
    }

    @Test
    void whatIsShortStaysAsItIs() {
        Staircase stairs = of(3);
        assertThat(stairs.timesPs()).containsExactly(10, 20, 30);
        assertThat(stairs.first()).containsExactly(1, 2, 3);
        assertThat(stairs.second()).containsExactly(2, 4, 6);
    }

    @Test
    void whatIsLongKeepsItsEndAndItsSlope() {
        for (int steps : new int[] {Staircase.MOST, Staircase.MOST + 1, 2 * Staircase.MOST + 3, 123_457}) {
            Staircase stairs = of(steps);
            long[] times = stairs.timesPs();
            long[] counts = stairs.first();
            assertThat(times.length).isBetween(Staircase.MOST / 2, Staircase.MOST);
            assertThat(counts[counts.length - 1]).isEqualTo(steps);
            int widest = 0;
            for (int i = 0; i < times.length; i++) {
                assertThat(times[i]).isEqualTo(10 * counts[i]);
                widest = i == 0 ? widest : (int) Math.max(widest, counts[i] - counts[i - 1]);
            }
            assertThat(widest).as(steps + " steps").isLessThanOrEqualTo(4 * steps / Staircase.MOST + 1);
        }
    }
}
