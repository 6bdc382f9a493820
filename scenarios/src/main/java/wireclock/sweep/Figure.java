package wireclock.sweep;

/**
 * A figure of one run.
 *
 * @param metric as {@code bulk.goodput}, or without a dot for the run as a whole
 * @param unit an SI base unit, {@code bit/s}, {@code B}, {@code packets}; {@code 1} for shares and counts
 */
public record Figure(String metric, String unit, double value) {}
