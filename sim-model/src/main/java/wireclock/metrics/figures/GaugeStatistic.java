package wireclock.metrics.figures;

import java.util.function.DoubleSupplier;
import wireclock.engine.SimTime;

/**
 * The least, mean or greatest value of a gauge. It sees the gauge at every change, so that no peak between two samples
 * is missed; the mean is over time, and over the time only during which the gauge has a value.
 */
final class GaugeStatistic implements Meter {
    /** Which one. */
    enum Kind { MIN, MEAN, MAX }

    private final Kind kind;
    private final DoubleSupplier gauge;
    private double least = Double.NaN;
    private double greatest = Double.NaN;
    private double last = Double.NaN;
    private long lastPs;
    private double area;
    private long measuredPs;

    GaugeStatistic(Kind kind, DoubleSupplier gauge) {
        this.kind = kind;
        this.gauge = gauge;
    }

    @Override
    public void open(long nowPs) {
        lastPs = nowPs;
        observe(nowPs);
    }

    @Override
    public boolean observes() {
        return true;
    }

    @Override
    public void observe(long nowPs) {
        if (!Double.isNaN(last)) {
            area += last * SimTime.toSeconds(nowPs - lastPs);
            measuredPs += nowPs - lastPs;
        }
        lastPs = nowPs;
        last = gauge.getAsDouble();
        if (!Double.isNaN(last)) {
            least = Double.isNaN(least) ? last : Math.min(least, last);
            greatest = Double.isNaN(greatest) ? last : Math.max(greatest, last);
        }
    }

    @Override
    public double read(long nowPs) {
        return switch (kind) {
            case MIN -> least;
            case MAX -> greatest;
            case MEAN -> measuredPs == 0 ? last : area / SimTime.toSeconds(measuredPs);
        };
    }
}
