package wireclock.metrics;

/**
 * A figure of one flow or link direction that is sampled while the run goes on.
 *
 * @param entity whose figure it is, as in the column {@code entity} of {@code series.csv}
 * @param definition which figure it is
 * @param reader where it is read
 */
public record Metric(String entity, MetricDefinition definition, MetricReader reader) {}
