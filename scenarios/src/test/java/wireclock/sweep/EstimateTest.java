package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.RandomStream;

/** Means, their intervals, and whether these hold what they promise. */
class EstimateTest {
    /** Tables of Student's t as they are printed in textbooks. */
    @ParameterizedTest
    @CsvSource({"1, 0.975, 12.7062", "2, 0.975, 4.30265", "4, 0.975, 2.77645", "9, 0.975, 2.26216", "29, 0.975, 2.04523",
            "9, 0.995, 3.24984", "9, 0.95, 1.83311"})
    void quantilesAreThoseOfTheTables(int degrees, double probability, double expected) {
        assertThat(Estimate.quantile(degrees, probability)).isCloseTo(expected, within(expected * 5e-6));
    }

    @Test
    void oneToFive() {
        Estimate estimate = Estimate.of(new double[] {1, 2, Double.NaN, 3, 4, 5, 100}, 6, 0.95);
        assertThat(estimate.n()).isEqualTo(5);
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.sd()).isCloseTo(1.5811388, within(1e-7)); // √(10/4)
        assertThat(estimate.halfWidth()).isCloseTo(2.7764451 * 0.70710678, within(1e-6)); // t · sd / √5
        assertThat(estimate.high() - estimate.low()).isCloseTo(2 * estimate.halfWidth(), within(1e-12));
    }

    @Test
    void equalValuesHaveThatMeanToTheLastBitAndNoWidth() {
        double[] values = new double[15];
        Arrays.fill(values, 0.1);
        assertThat(Estimate.of(values, 15, 0.95)).isEqualTo(new Estimate(15, 0.1, 0, 0, 0.95));
    }

    @Test
    void oneValueHasNoIntervalAndNoneNoMean() {
        assertThat(Estimate.of(new double[] {7}, 1, 0.95)).isEqualTo(
                new Estimate(1, 7, Double.NaN, Double.NaN, 0.95));
        assertThat(Estimate.of(new double[] {Double.NaN}, 1, 0.95).mean()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void ninetyFiveOfAHundredIntervalsCoverTheTruth(int n) {
        RandomStream random = new RandomStream(n, "coverage");
        int covered = 0;
        int trials = 10_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextNormal(10, 3);
            }
            Estimate estimate = Estimate.of(values, n, 0.95);
            covered += estimate.low() <= 10 && 10 <= estimate.high() ? 1 : 0;
        }
        assertThat((double) covered / trials).isBetween(0.94, 0.96);
    }

    /** What the documentation says that a rule to stop does: it stops at the first prefix, and covers less often. */
    @Test
    void aRuleToStopCoversLessOften() {
        StopRule rule = new StopRule("x", 0.1, 5, 0.95);
        RandomStream random = new RandomStream(1, "stopping");
        int covered = 0;
        int stopped = 0;
        for (int trial = 0; trial < 4_000; trial++) {
            double[] values = new double[100];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextNormal(10, 2);
            }
            int length = rule.enough(values, values.length);
            assertThat(length).isGreaterThanOrEqualTo(5);
            assertThat(rule.enough(values, length)).as("later seeds say nothing").isEqualTo(length);
            assertThat(rule.enough(values, length - 1)).as("and no earlier prefix is enough").isEqualTo(-1);
            Estimate estimate = Estimate.of(values, length, 0.95);
            covered += estimate.low() <= 10 && 10 <= estimate.high() ? 1 : 0;
            stopped += length < 20 ? 1 : 0;
        }
        assertThat(stopped).isPositive();
        assertThat(covered / 4_000.0).isBetween(0.85, 0.945);
    }
}
