/**
 * What a run measures: the figures of each flow and link direction at the end, round-trip statistics, and the metrics
 * that are sampled on the way. Nothing here writes files.
 */
@NullMarked
package wireclock.metrics;

import org.jspecify.annotations.NullMarked;
