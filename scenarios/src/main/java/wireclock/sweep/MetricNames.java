package wireclock.sweep;

import java.util.ArrayList;
import java.util.List;
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
                    + "'", Spelling.hint(metric.value(), known, "Write it as " + known.getLast() + ", or goodput alone "
                    + "for all flows together."))));
        }
    }

    private static List<String> of(Scenario scenario) {
        List<String> names = new ArrayList<>();
        FigureList.OF_RUNS.values().forEach(kind -> names.add(kind.name()));
        for (LinkSpec link : scenario.links()) {
            FigureList.OF_LINKS.forEach(kind -> {
                names.add(link.name() + "." + kind.name());
                names.add(link.name() + ".reverse." + kind.name());
            });
        }
        for (FlowSpec flow : scenario.flows()) {
            for (int i = FigureList.OF_FLOWS.size() - 1; i >= 0; i--) {
                names.add(flow.name() + "." + FigureList.OF_FLOWS.get(i).name());
            }
        }
        return names;
    }
}
