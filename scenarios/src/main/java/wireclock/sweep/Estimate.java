package wireclock.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What replications say of a figure's mean, with Student's interval.
 *
 * @param n how many replications have the figure
 * @param mean NaN if none has
 * @param sd of one replication, with n - 1 in the denominator; NaN below two
 * @param halfWidth of the interval around the mean; NaN below two
 */
public record Estimate(int n, double mean, double sd, double halfWidth, double confidence) {
    /** The first of some values, NaN ones left out. */
    public static Estimate of(double[] values, int length, double confidence) {
        int n = 0;
        double first = 0;
        double sum = 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(values[i])) {
                first = n == 0 ? values[i] : first;
                sum += values[i] - first;
                n++;
            }
        }
        if (n == 0) {
            return new Estimate(0, Double.NaN, Double.NaN, Double.NaN, confidence);
        }
        // Relative to the first value: the mean of equal values is that value, to the last bit.
        double mean = first + sum / n;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        double sd = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
        return around(mean, n, sd, confidence);
    }

    /** An interval around a value, of n independent parts with a standard deviation. */
    static Estimate around(double value, int n, double sd, double confidence) {
        double halfWidth = n < 2 ? Double.NaN : quantile(n - 1, (1 + confidence) / 2) * sd / Math.sqrt(n);
        return new Estimate(n, value, sd, halfWidth, confidence);
    }

    public double low() {
        return mean - halfWidth;
    }

    public double high() {
        return mean + halfWidth;
    }

    /**
     * Student's t. The library solves for it with logarithms that may differ in the last bit between machines: eight
     * digits are the same on all of them, and nobody reads more.
     */
    static double quantile(int degrees, double probability) {
        double exact = TDistribution.of(degrees).inverseCumulativeProbability(probability);
        return new BigDecimal(exact).round(new MathContext(8)).doubleValue();
    }
}
