package wireclock.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricRegistryTest {
    @Test
    void keepsTheOrderOfAdding() {
        MetricRegistry registry = new MetricRegistry();
        registry.add("z", StandardMetrics.QUEUE, () -> 1);
        registry.add("a", StandardMetrics.QUEUE, () -> 2);
        registry.add("z", StandardMetrics.DROPS, () -> 3);
        assertThat(registry.metrics()).extracting(m -> m.entity() + "." + m.definition().name())
                .containsExactly("z.queue", "a.queue", "z.drops");
        assertThat(registry.metrics()).extracting(m -> m.reader().read()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void refusesTheSameMetricTwice() {
        MetricRegistry registry = new MetricRegistry();
        registry.add("bulk", StandardMetrics.CWND, () -> 1);
        assertThatThrownBy(() -> registry.add("bulk", StandardMetrics.CWND, () -> 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("metric cwnd of bulk was added twice");
    }

    @Test
    void standardMetricsHaveDistinctNames() {
        assertThat(StandardMetrics.all()).extracting(MetricDefinition::name).doesNotHaveDuplicates().hasSize(12);
    }
}
