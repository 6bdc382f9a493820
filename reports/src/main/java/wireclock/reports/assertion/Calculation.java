package wireclock.reports.assertion;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;

/** A number calculated from two others. */
public record Calculation(Operator operator, Term left, Term right, Unit unit) implements Term {
    /** What is calculated. */
    public enum Operator { PLUS, MINUS, TIMES, OVER }

    @Override
    public double value(long nowPs) {
        double a = left.value(nowPs);
        double b = right.value(nowPs);
        double value = switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case OVER -> a / b;
        };
        // Nothing lost of nothing sent is no share, and no large one either.
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    @Override
    public List<Meter> meters() {
        List<Meter> meters = new ArrayList<>(left.meters());
        meters.addAll(right.meters());
        return meters;
    }
}
