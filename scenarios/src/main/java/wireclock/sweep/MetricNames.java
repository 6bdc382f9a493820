package wireclock.sweep;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.FlowFigures;
import wireclock.metrics.figures.LinkFigures;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.language.Marked;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.Spelling;

/** Tells whether a scenario has a figure of a name. */
final class MetricNames {
    private MetricNames() {}

    /**
     * Finds a figure by its name.
     *
     * @throws ScenarioException if there is none, with the nearest that there is
     */
    static void check(Marked<String> metric, Scenario scenario) throws ScenarioException {
        List<String> known = of(scenario);
        if (!known.contains(metric.value())) {
            throw new ScenarioException(List.of(scenario.problem(metric.mark(), "there is no metric '" + metric.value()
                    + "'", Spelling.hint(metric.value(), known, "Write it as bulk.goodput, or goodput alone "
                    + "for all flows together."))));
        }
    }

    private static List<String> of(Scenario scenario) {
        List<String> names = new ArrayList<>();
        RunTotals.ALL.forEach(total -> names.add(total.name()));
        List<String> ofLinks = figures(LinkFigures.table());
        for (LinkSpec link : scenario.links()) {
            ofLinks.forEach(figure -> {
                names.add(link.name() + "." + figure);
                names.add(link.name() + ".reverse." + figure);
            });
        }
        List<String> ofFlows = figures(FlowFigures.table());
        for (FlowSpec flow : scenario.flows()) {
            ofFlows.forEach(figure -> names.add(flow.name() + "." + figure));
        }
        return names;
    }

    /** Those that have a column in a result table: what every run of a sweep measures. */
    private static List<String> figures(FigureTable<?> table) {
        List<String> names = new ArrayList<>();
        table.figures().forEach(figure -> {
            if (!figure.column().isEmpty()) {
                names.add(figure.name());
            }
        });
        return names;
    }
}
