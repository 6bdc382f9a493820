package wireclock.metrics.figures;

import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricDefinition;
import wireclock.metrics.RttStatistics;

/** A flow as its figures see it. */
public interface FlowSource {
    /** The counts as they are; of round trips, see {@link #roundTrips()}. */
    FlowRecord record();

    /** The same with the packets lost, which takes longer: what is under way has to be sought out. */
    FlowRecord recordWithLosses();

    /** Whether flows of this type have a sampled metric. */
    boolean has(MetricDefinition metric);

    /** A sampled metric at the moment; NaN if there is no value. */
    double gauge(MetricDefinition metric);

    /** All round trips measured so far, or null where none are. */
    @Nullable RttStatistics roundTrips();

    /** The TCP state of the end that connects, or of the one that accepts; null for no connection. */
    @Nullable String state(boolean ofClient);
}
