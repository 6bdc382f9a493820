package wireclock.metrics.figures;

import java.util.List;

/**
 * A figure that a kind of thing has: its name, unit, meaning, and how it is read.
 *
 * @param name lower case with underscores; after a dot a statistic: {@code rtt.p95}
 * @param column of the result table that has it at the end of a run, which is read as another name for it; or empty
 * @param span over which time it is
 * @param meaning one sentence, for the reference
 * @param opening makes a meter for it
 * @param <S> what it is read from
 */
public record Figure<S>(String name, String column, Unit unit, Span span, String meaning, Opening<S> opening) {
    /** Over which time a figure is. */
    public enum Span {
        /** What it is at the moment. */
        NOW("at the moment"),
        /** From the beginning of the run, or of the time looked at. */
        SINCE("from the beginning of the run, or from `from`"),
        /** Always of the whole: no part of the time can be picked out. */
        WHOLE("of the whole flow");

        private final String text;

        Span(String text) {
            this.text = text;
        }

        /** In words, for the reference. */
        public String text() {
            return text;
        }
    }

    /** Makes meters. */
    public interface Opening<S> {
        Meter of(S source);
    }

    /** Reads one number. */
    public interface Reading<S> {
        double of(S source);
    }

    static <S> Figure<S> since(String name, String column, Unit unit, String meaning, Reading<S> count) {
        return new Figure<>(name, column, unit, Span.SINCE, meaning, source -> Meters.since(() -> count.of(source)));
    }

    static <S> Figure<S> whole(String name, String column, Unit unit, String meaning, Reading<S> value) {
        return new Figure<>(name, column, unit, Span.WHOLE, meaning, source -> Meters.now(() -> value.of(source)));
    }

    /** What is so at the moment. */
    static <S> Figure<S> now(String name, String column, Unit unit, String meaning, Reading<S> value) {
        return new Figure<>(name, column, unit, Span.NOW, meaning, source -> Meters.now(() -> value.of(source)));
    }

    /** A gauge with its statistics. */
    static <S> List<Figure<S>> gauge(String name, Unit unit, String meaning, Reading<S> value) {
        return List.of(now(name, "", unit, meaning, value),
                statistic(name, "min", unit, GaugeStatistic.Kind.MIN, "Its least value.", value),
                statistic(name, "mean", unit, GaugeStatistic.Kind.MEAN, "Its mean over time.", value),
                statistic(name, "max", unit, GaugeStatistic.Kind.MAX, "Its greatest value.", value));
    }

    private static <S> Figure<S> statistic(String name, String statistic, Unit unit, GaugeStatistic.Kind kind,
            String meaning, Reading<S> value) {
        return new Figure<>(name + "." + statistic, "", unit, Span.SINCE, meaning,
                source -> new GaugeStatistic(kind, () -> value.of(source)));
    }
}
