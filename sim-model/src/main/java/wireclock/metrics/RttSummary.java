package wireclock.metrics;

/**
 * What is reported of a flow's round-trip times, in picoseconds.
 *
 * @param count how many were measured, at least 1
 * @param minPs exact
 * @param meanPs exact, rounded half up to a picosecond
 * @param p50Ps median, within 0.1 %
 * @param p95Ps 95th percentile, within 0.1 %
 * @param p99Ps 99th percentile, within 0.1 %
 * @param maxPs exact
 */
public record RttSummary(long count, long minPs, long meanPs, long p50Ps, long p95Ps, long p99Ps, long maxPs) {}
