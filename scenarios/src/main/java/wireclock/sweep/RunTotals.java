package wireclock.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.FlowFigures;
import wireclock.metrics.figures.LinkFigures;
import wireclock.metrics.figures.Unit;
import wireclock.scenario.run.RunFigures.Measured;

/** What all flows and links of a run come to together: figures without a name before them, columns of runs.csv. */
final class RunTotals {
    private static final String FAIRNESS = "fairness";

    /**
     * One of them.
     *
     * @param name of the figure that is summed up, and of the sum
     * @param column in runs.csv
     * @param meaning one sentence
     */
    record Total(String name, String column, Unit unit, String meaning) {
        private double of(List<Measured> figures) {
            if (name.equals(FAIRNESS)) {
                return fairness(values("goodput", figures).toArray());
            }
            return values(name, figures).sum();
        }
    }

    static final List<Total> ALL = List.of(sum("goodput", "goodput_bit_s"), new Total(FAIRNESS, FAIRNESS, Unit.SHARE,
            "Jain's index of the goodputs of all flows."),
            sum("completed"), sum("bytes_delivered"), sum("packets_lost"), sum("retransmits"), sum("timeouts"),
            sum("frames_lost"), sum("queue_drops"), sum("collisions"), sum("excessive_collisions"));

    private RunTotals() {}

    /** The totals of a run, and its figures. */
    static List<Figure> and(List<Measured> measured) {
        List<Figure> figures = new ArrayList<>();
        for (Total total : ALL) {
            double value = total.of(measured);
            if (!Double.isNaN(value)) {
                figures.add(new Figure(total.name, symbol(total.unit), value));
            }
        }
        for (Measured each : measured) {
            figures.add(new Figure(each.entity() + "." + each.figure(), symbol(each.unit()), each.value()));
        }
        return figures;
    }

    private static DoubleStream values(String figure, List<Measured> figures) {
        return figures.stream().filter(each -> each.figure().equals(figure)).mapToDouble(Measured::value);
    }

    private static Total sum(String name) {
        return sum(name, name);
    }

    private static Total sum(String name, String column) {
        FigureTable<?> table = FlowFigures.table().find(name) == null ? LinkFigures.table() : FlowFigures.table();
        wireclock.metrics.figures.Figure<?> figure = Objects.requireNonNull(table.find(name), name);
        return new Total(name, column, figure.unit(), "Summed over all that have it: " + figure.meaning());
    }

    /** What has no unit is in ones. */
    private static String symbol(Unit unit) {
        return unit.isLike(Unit.NONE) ? Unit.SHARE.symbol() : unit.symbol();
    }

    /** Jain, Chiu and Hawe 1984: 1 if all goodputs are equal, 1/n if one flow has it all. */
    private static double fairness(double[] goodputs) {
        double sum = 0;
        double squares = 0;
        for (double goodput : goodputs) {
            sum += goodput;
            squares += goodput * goodput;
        }
        return squares == 0 ? Double.NaN : sum * sum / (goodputs.length * squares);
    }
}
