package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.figures.Figure;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;
import wireclock.scenario.assertion.Entity;

/** Reads all figures that have a column in a result table, over a whole run or from the end of its warm-up. */
final class ResultMeters {
    private final List<Reading> readings = new ArrayList<>();

    private static final class Reading {
        private final Entity<?> entity;
        private final Figure<?> figure;
        private Meter meter;

        Reading(Entity<?> entity, Figure<?> figure) {
            this.entity = entity;
            this.figure = figure;
            this.meter = entity.meter(figure.name());
        }

        void open(long nowPs) {
            meter.open(nowPs);
            if (meter.observes()) {
                // To see every change would make all runs slower; it stays the figure of the whole run.
                meter = entity.meter(figure.name());
            }
        }
    }

    ResultMeters(Network network) {
        for (Entity<?> entity : NetworkNames.flowsAndLinks(network)) {
            for (Figure<?> figure : entity.table().figures()) {
                if (!figure.column().isEmpty() && entity.find(figure.name()) != null) {
                    readings.add(new Reading(entity, figure));
                }
            }
        }
    }

    /** What happened so far does not count. */
    void open(long nowPs) {
        readings.forEach(reading -> reading.open(nowPs));
    }

    /** All that have a value, flows first. */
    List<RunFigures.Measured> read(long nowPs) {
        List<RunFigures.Measured> measured = new ArrayList<>();
        for (Reading each : readings) {
            double value = each.meter.read(nowPs);
            if (!Double.isNaN(value)) {
                Unit unit = each.figure.unit();
                measured.add(new RunFigures.Measured(each.entity.name(), each.figure.name(), unit, value / unit.factor()));
            }
        }
        return measured;
    }
}
