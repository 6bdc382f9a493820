package wireclock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Moments and quantiles of a million draws against theory; bounds are about five standard errors, the seed is fixed. */
class DistributionTest {
    private static final int DRAWS = 1_000_000;
    /** The standard error of the empirical distribution function at a quantile is at most this. */
    private static final double SHARE_TOLERANCE = 5 * 0.5 / Math.sqrt(DRAWS);

    private final RandomStream stream = new RandomStream(2026, "distribution test");

    @Test
    void uniform() {
        double[] draws = draw(stream::nextUniform);
        assertThat(mean(draws)).isCloseTo(0.5, within(0.0015));
        assertThat(variance(draws)).isCloseTo(1.0 / 12, within(0.0005));
        assertThat(draws[0]).isGreaterThanOrEqualTo(0);
        assertThat(draws[DRAWS - 1]).isLessThan(1);
        assertShareBelow(draws, 0.1, 0.1);
        assertShareBelow(draws, 0.9, 0.9);
    }

    @Test
    void exponential() {
        double[] draws = draw(() -> stream.nextExponential(3));
        assertThat(mean(draws)).isCloseTo(3, within(0.015));
        assertThat(variance(draws)).isCloseTo(9, within(0.13));
        assertThat(draws[0]).isGreaterThanOrEqualTo(0);
        assertShareBelow(draws, 3 * Math.log(2), 0.5);
        assertShareBelow(draws, 3 * Math.log(20), 0.95);
    }

    @Test
    void normal() {
        double[] draws = draw(() -> stream.nextNormal(-2, 5));
        assertThat(mean(draws)).isCloseTo(-2, within(0.025));
        assertThat(variance(draws)).isCloseTo(25, within(0.18));
        assertShareBelow(draws, -2, 0.5);
        assertShareBelow(draws, -2 + 5 * 1.644853626951, 0.95);
        assertShareBelow(draws, -2 - 5 * 2.326347874041, 0.01);
    }

    @Test
    void pareto() {
        double[] draws = draw(() -> stream.nextPareto(2, 5));
        assertThat(mean(draws)).isCloseTo(2.0 * 5 / 4, within(0.0035));
        assertThat(draws[0]).isGreaterThanOrEqualTo(2);
        assertShareBelow(draws, 2 * Math.pow(2, 1.0 / 5), 0.5);
        assertShareBelow(draws, 2 * Math.pow(100, 1.0 / 5), 0.99);
    }

    @Test
    void bernoulli() {
        double[] draws = draw(() -> stream.nextBernoulli(0.03) ? 1 : 0);
        assertThat(mean(draws)).isCloseTo(0.03, within(0.0009));
    }

    /** Chi-square with 9 and 6 degrees of freedom: beyond 33.7 and 27.9 once in ten thousand times. */
    @Test
    void belowASmallBoundEveryNumberIsEquallyLikely() {
        assertThat(chiSquareBelow(10)).isLessThan(33.7);
        assertThat(chiSquareBelow(7)).isLessThan(27.9);
    }

    /** Without rejection, every third number below 3 · 2^61 would come up twice where its neighbours come up three times. */
    @Test
    void belowAHugeBoundThereIsNoBias() {
        long bound = 3L << 61;
        int[] thirds = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            thirds[(int) (stream.nextBelow(bound) >>> 61)]++;
        }
        for (int count : thirds) {
            assertThat(count).isCloseTo(DRAWS / 3, within(2400));
        }
        int[] remainders = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            remainders[(int) (stream.nextBelow(bound) % 3)]++;
        }
        for (int count : remainders) {
            assertThat(count).isCloseTo(DRAWS / 3, within(2400));
        }
    }

    @Test
    void belowOneIsZero() {
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextBelow(1)).isZero();
        }
    }

    private double chiSquareBelow(int bound) {
        int[] counts = new int[bound];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) stream.nextBelow(bound)]++;
        }
        double expected = DRAWS / (double) bound;
        return Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    }

    private static double[] draw(DoubleSupplier distribution) {
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> distribution.getAsDouble());
        Arrays.sort(draws);
        return draws;
    }

    private static double mean(double[] draws) {
        return Arrays.stream(draws).sum() / draws.length;
    }

    private static double variance(double[] draws) {
        double mean = mean(draws);
        return Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / draws.length;
    }

    private static void assertShareBelow(double[] sorted, double quantile, double share) {
        int position = Arrays.binarySearch(sorted, quantile);
        double below = (position < 0 ? -position - 1 : position) / (double) sorted.length;
        assertThat(below).as("share below %s", quantile).isCloseTo(share, within(SHARE_TOLERANCE));
    }
}
