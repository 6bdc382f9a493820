package wireclock.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.Transcript;

/** One entry of a scenario's traffic: applications on two hosts that have something to do with each other. */
public interface Flow {
    /** Unique in the scenario. */
    String name();

    /** Schedules the flow's beginning; called once, before the run. */
    void schedule();

    /** Names the figures that are sampled during the run. */
    void register(MetricRegistry metrics);

    /**
     * The figures as they are.
     *
     * @param endPs end of the run, in picoseconds
     * @param underWay packets that have neither arrived nor been lost
     */
    FlowRecord record(long endPs, PacketsUnderWay underWay);

    /** The figures of each receiver, where there are several; see {@link #record}. */
    default List<FlowRecord> records(long endPs, PacketsUnderWay underWay) {
        return List.of(record(endPs, underWay));
    }

    /**
     * As {@link #records}, but round trips are not summed up and losses not told from what is under way: for those who
     * look often.
     */
    default List<FlowRecord> counts(long nowPs) {
        return records(nowPs, new PacketsUnderWay());
    }

    /** All round trips that were measured so far, or null for a flow that measures none. */
    default @Nullable RttStatistics roundTrips() {
        return null;
    }

    /** The TCP state of the end that connects, or of the one that accepts; null where there is no connection. */
    default @Nullable String state(boolean ofClient) {
        return null;
    }

    /** What a program of this type would have printed so far; null if such programs print nothing worth keeping. */
    default @Nullable Transcript transcript() {
        return null;
    }
}
