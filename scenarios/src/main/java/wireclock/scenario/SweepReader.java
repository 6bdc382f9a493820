package wireclock.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.ParameterValues;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.Spelling;
import wireclock.scenario.source.YamlNode;

/** Makes a sweep of its fields: every parameter it names is one of the scenario's, every value can be taken. */
final class SweepReader {
    private static final int MOST_SEEDS = 1_000_000;

    private final Set<String> params;
    private final long seed;
    private final @Nullable Long durationPs;
    private final Problems problems;

    /**
     * @param params names of the scenario's parameters
     * @param seed of the scenario, where the sweep names none
     */
    SweepReader(Set<String> params, long seed, @Nullable Long durationPs, Problems problems) {
        this.params = params;
        this.seed = seed;
        this.durationPs = durationPs;
        this.problems = problems;
    }

    @Nullable SweepSpec read(@Nullable Fields fields, @Nullable Fields report) {
        if (fields == null) {
            if (report != null) {
                problems.report(report.place().mark(), "this is about the page of a sweep, but there is no sweep",
                        "Add 'sweep: {matrix: {…}, seeds: 1..10}', or take it out.");
            }
            return null;
        }
        Map<String, Marked<ParameterValues>> matrix =
                Objects.requireNonNullElse(fields.find(SweepKeys.MATRIX), Map.of());
        Long sample = fields.find(SweepKeys.SAMPLE);
        matrix.forEach((name, values) -> {
            checkParameter(name, values.mark());
            if (sample == null && values.value() instanceof ParameterValues.Between range) {
                problems.report(values.mark(), "the range '" + range.written() + "' of '" + name + "' has no step",
                        "Write 10 ms .. 100 ms step 10 ms or log 1 kB .. 10 MB x2, or draw values with 'sample: 200'.");
            }
        });
        if (sample != null && matrix.isEmpty()) {
            problems.report(fields.place().at(SweepKeys.SAMPLE), "there is nothing to sample from", "Add a 'matrix'.");
        }
        long warmUpPs = fields.get(SweepKeys.WARM_UP);
        if (durationPs != null && warmUpPs >= durationPs) {
            problems.report(fields.place().at(SweepKeys.WARM_UP), "the warm-up lasts as long as the run",
                    "Give a longer 'duration' or a shorter 'warm_up'.");
        }
        Marked<ParameterValues> seeds = fields.find(SweepKeys.SEEDS);
        List<Long> numbers = seeds == null ? List.of(seed) : seeds(seeds);
        return new SweepSpec(fields.place(), matrix, cells(fields.find(SweepKeys.EXCLUDE)),
                cells(fields.find(SweepKeys.INCLUDE)), sample, numbers, seeds == null ? null : seeds.value(), warmUpPs,
                confidence(fields), stopWhen(fields.find(SweepKeys.STOP), numbers.size()),
                fields.find(SweepKeys.MAX_EVENTS), plots(report, matrix.keySet()));
    }

    private List<SweepSpec.Plot> plots(@Nullable Fields report, Set<String> varied) {
        List<Fields> given = report == null ? null : report.find(ReportKeys.PLOTS);
        List<SweepSpec.Plot> plots = new ArrayList<>();
        for (Fields plot : given == null ? List.<Fields>of() : given) {
            Marked<String> over = plot.find(ReportKeys.OVER);
            if (over != null && !varied.contains(over.value())) {
                problems.report(over.mark(), "'" + over.value() + "' does not vary in this sweep",
                        Spelling.hint(over.value(), varied, "Name a parameter of 'matrix'."));
            }
            plots.add(new SweepSpec.Plot(plot.get(ReportKeys.METRIC), over));
        }
        return plots;
    }

    private void checkParameter(String name, Mark mark) {
        if (!params.contains(name)) {
            problems.report(mark, "there is no parameter '" + name + "' to vary", params.isEmpty()
                    ? "Write 'params: {" + name + ": …}' and $" + name + " where its value belongs."
                    : Spelling.hint(name, params, "The scenario's parameters: " + String.join(", ", params) + "."));
        }
    }

    private List<Map<String, Marked<String>>> cells(@Nullable List<Map<String, Marked<String>>> cells) {
        List<Map<String, Marked<String>>> given = cells == null ? List.of() : cells;
        given.forEach(cell -> cell.forEach((name, value) -> checkParameter(name, value.mark())));
        return given;
    }

    private List<Long> seeds(Marked<ParameterValues> written) {
        Set<Long> seeds = new LinkedHashSet<>();
        if (!(written.value() instanceof ParameterValues.Listed listed)) {
            problems.report(written.mark(), "seeds are whole numbers", "Write 'seeds: 1..10'.");
            return List.of(seed);
        }
        if (listed.texts().size() > MOST_SEEDS) {
            problems.report(written.mark(), "these are more than " + MOST_SEEDS + " seeds", "");
        }
        for (String text : listed.texts()) {
            Long number = WholeNumber.from(0, Long.MAX_VALUE).read(new YamlNode.Scalar(written.mark(), text, false),
                    problems);
            if (number != null && !seeds.add(number)) {
                problems.report(written.mark(), "the seed " + number + " stands here twice",
                        "A run again is the same run: give other seeds.");
            }
        }
        return List.copyOf(seeds);
    }

    private double confidence(Fields fields) {
        double confidence = fields.get(SweepKeys.CONFIDENCE);
        if (confidence <= 0 || confidence >= 1) {
            problems.report(fields.place().at(SweepKeys.CONFIDENCE), "no interval has this confidence",
                    "Write something between 0 % and 100 %, as 95 %.");
        }
        return confidence;
    }

    private SweepSpec.@Nullable StopWhen stopWhen(@Nullable Fields rule, int seeds) {
        if (rule == null) {
            return null;
        }
        int least = rule.get(SweepKeys.MIN_SEEDS).intValue();
        if (least > seeds) {
            problems.report(rule.place().at(SweepKeys.MIN_SEEDS), "the rule asks for " + least + " seeds at least, but "
                    + "there are " + seeds, "Give more 'seeds', or a smaller 'min_seeds'.");
        }
        double halfWidth = rule.get(SweepKeys.HALF_WIDTH);
        if (halfWidth == 0) {
            problems.report(rule.place().at(SweepKeys.HALF_WIDTH), "no interval gets as narrow as nothing",
                    "Write a share, as 2 %.");
        }
        return new SweepSpec.StopWhen(rule.get(SweepKeys.METRIC), halfWidth, least, confidence(rule));
    }
}
