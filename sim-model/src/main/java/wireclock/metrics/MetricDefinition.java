package wireclock.metrics;

/**
 * What a sampled metric is called, its unit and its meaning; the same for all flows or links that have it.
 *
 * @param name as in the column {@code metric} of {@code series.csv}: lower case with underscores
 * @param unit of the values written, a base unit of the SI or {@code bit/s}, {@code B}, {@code packets}; {@code 1} for
 *        shares
 * @param kind how a reading becomes a value
 * @param meaning one sentence, for the reference of the results
 */
public record MetricDefinition(String name, String unit, Kind kind, String meaning) {
    /** How a reading becomes the value of a sample. */
    public enum Kind {
        /** The reading is the value. */
        GAUGE,
        /** The reading is a count that never decreases; the value is its increase per second since the last sample. */
        COUNTER_RATE
    }
}
