package wireclock.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The metrics of one run, in the order in which they were added.
 *
 * <p>That order is the order of the rows of each sample, so metrics are added in the order in which the network is
 * built, which depends on the scenario alone.
 */
public final class MetricRegistry {
    private final List<Metric> metrics = new ArrayList<>();
    /** Asked for membership only; nobody iterates over it. */
    private final Set<Key> keys = new HashSet<>();

    private record Key(String entity, String name) {}

    /**
     * Adds a metric at the end.
     *
     * @throws IllegalArgumentException if the entity already has a metric of that name
     */
    public void add(String entity, MetricDefinition definition, MetricReader reader) {
        if (!keys.add(new Key(entity, definition.name()))) {
            throw new IllegalArgumentException("metric " + definition.name() + " of " + entity + " was added twice");
        }
        metrics.add(new Metric(entity, definition, reader));
    }

    /** The metrics in order; a view, which cannot be changed. */
    public List<Metric> metrics() {
        return Collections.unmodifiableList(metrics);
    }
}
