package wireclock.scenario;

import java.util.List;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;

/** The words about the page of a sweep. */
final class ReportKeys {
    static final Key<Marked<String>> METRIC = Key.required("metric", SweepKeys.METRIC.type(),
            "The figure, as `bulk.goodput`, or `goodput` for all flows together.");
    static final Key<Marked<String>> OVER = Key.optional("over", Marked.of(Words.PARAMETER),
            "the parameter with the most values", "The parameter along the axis.");
    static final Section PLOT = new Section("a plot", "A figure over a parameter; its metric alone may stand for it.",
            METRIC, OVER);
    static final Key<List<Fields>> PLOTS = Key.optional("plots", new ListOf<>(Nested.of(PLOT, METRIC)),
            "goodput, and what else is most asked for and varies", "What is plotted.");
    static final Section REPORT = new Section("a report", "What `report.html` of a sweep shows.", PLOTS);

    private ReportKeys() {}
}
