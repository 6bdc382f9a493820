package wireclock.reports.assertion;

import java.util.List;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;

/** A number that a condition is about: a constant, a figure, or calculated from others. */
public interface Term {
    /** The value in seconds, bits and things (see {@link Unit}); NaN if there is none. */
    double value(long nowPs);

    /** What it is shown in. */
    Unit unit();

    /** The meters below. */
    default List<Meter> meters() {
        return List.of();
    }

    /** A number that never changes. */
    record Constant(double value, Unit unit) implements Term {
        @Override
        public double value(long nowPs) {
            return value;
        }
    }

    /** A figure, as a meter reads it. */
    record Measured(Meter meter, Unit unit) implements Term {
        @Override
        public double value(long nowPs) {
            return meter.read(nowPs);
        }

        @Override
        public List<Meter> meters() {
            return List.of(meter);
        }
    }
}
