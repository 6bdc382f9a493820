package wireclock.scenario;

import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.MarkedMap;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.ParameterValues;
import wireclock.scenario.language.ParameterValuesType;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Share;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;

/** The words of a sweep. */
final class SweepKeys {
    private static final ListOf<Map<String, Marked<String>>> CELLS =
            new ListOf<>(new MarkedMap<>(Words.PARAMETER, Text.ANY));

    static final Key<Map<String, Marked<ParameterValues>>> MATRIX = Key.optional("matrix",
            new MarkedMap<>(Words.PARAMETER, ParameterValuesType.VALUES), "the scenario as it is is the only cell",
            "The parameters that vary, with their values: every combination of values is a cell. A range is written "
                    + "`1..10`, `10 ms .. 100 ms step 10 ms`, or `log 1 kB .. 10 MB x2` with a factor for the step.");
    static final Key<List<Map<String, Marked<String>>>> EXCLUDE = Key.optional("exclude", CELLS, "none",
            "Cells that are left out: all that have the values given.");
    static final Key<List<Map<String, Marked<String>>>> INCLUDE = Key.optional("include", CELLS, "none",
            "Cells that are added. A parameter that one does not name has its value from `params`.");
    static final Key<Long> SAMPLE = Key.optional("sample", WholeNumber.from(1, 1_000_000), "every combination",
            "So many cells are drawn instead, by Latin hypercube sampling: each parameter's values are cut into so "
                    + "many equal parts, and each part is used once. Ranges need no step then.");
    static final Key<Marked<ParameterValues>> SEEDS = Key.optional("seeds", Marked.of(ParameterValuesType.VALUES),
            "the scenario's seed",
            "The seeds, a list or a range as `1..10`: one run a seed in every cell, the same seeds in all of them.");
    static final Key<Long> WARM_UP = Key.standard("warm_up", Amount.TIME, "0 s",
            "What happens before it is left out of the figures: counts begin there, rates and means are taken from "
                    + "there on. The rows of `flows.csv` and `links.csv` are of whole runs.");
    static final Key<Double> CONFIDENCE = Key.standard("confidence", Share.SHARE, "95 %",
            "That of the intervals in `summary.csv` and `differences.csv`.");
    static final Key<Long> MAX_EVENTS = Key.optional("max_events", WholeNumber.from(1, Long.MAX_VALUE), "no limit",
            "A run that fires more events is given up and reported.");

    static final Key<Marked<String>> METRIC = Key.required("metric", Marked.of(Text.of("metric", "a name of a metric",
            "Write it as bulk.goodput, or goodput alone for all flows together.",
            "[A-Za-z0-9][A-Za-z0-9_@-]*(\\.[A-Za-z0-9_-]+)*")), "The figure that is to be known well enough.");
    static final Key<Double> HALF_WIDTH = Key.required("half_width", Share.SHARE,
            "How wide half of the interval may be, as a share of the mean.");
    static final Key<Long> MIN_SEEDS = Key.standard("min_seeds", WholeNumber.from(2, 1_000_000), "5",
            "Before so many seeds nothing stops: few runs may agree by chance.");
    static final Section STOP_WHEN = new Section("a rule to stop",
            "A cell gets no more seeds when the interval of a figure is narrow enough. To look after every seed makes "
                    + "the interval of that figure somewhat too narrow: it covers the truth less often than it says.",
            METRIC, HALF_WIDTH, MIN_SEEDS, CONFIDENCE);
    static final Key<Fields> STOP = Key.optional("stop_when", Nested.of(STOP_WHEN), "all seeds are run",
            "When a cell has had enough seeds.");

    static final Section SWEEP = new Section("a sweep",
            "Many runs of one scenario, with other parameters and other seeds: `wireclock sweep` makes them, "
                    + "`wireclock run` runs the scenario once as it is.",
            MATRIX, EXCLUDE, INCLUDE, SAMPLE, SEEDS, WARM_UP, CONFIDENCE, STOP, MAX_EVENTS);

    private SweepKeys() {}
}
