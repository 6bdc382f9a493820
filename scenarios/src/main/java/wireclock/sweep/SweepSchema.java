package wireclock.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultColumn;
import wireclock.reports.ResultSchema;
import wireclock.reports.ResultTable;
import wireclock.reports.ResultTables;

/** The tables of a sweep and their columns: headers and {@code schema.json} are made of this. */
final class SweepSchema {
    private static final String OF_CELL = "The parameter's value in this cell; one column each.";

    private SweepSchema() {}

    /** For {@code schema.json}. */
    static Map<String, @Nullable Object> tree(SweepPlan plan, boolean complete, boolean asserted) {
        List<ResultTable> tables = tables(plan.params(), complete);
        if (asserted) {
            tables.add(assertions(plan.params()));
        }
        return ResultSchema.of(tables);
    }

    /**
     * All tables but that of the assertions, which not every sweep has.
     *
     * @param complete whether cells are summed up
     */
    static List<ResultTable> tables(Collection<String> params, boolean complete) {
        List<ResultTable> tables = new ArrayList<>(List.of(runs(params)));
        tables.add(inAllRuns(ResultTables.flows(params)));
        tables.add(inAllRuns(ResultTables.links()));
        if (complete) {
            tables.add(summary(params));
            tables.add(differences(params));
        }
        return tables;
    }

    static ResultTable runs(Collection<String> params) {
        List<ResultColumn> columns = new ArrayList<>(List.of(
                new ResultColumn("run_id", "", "The run."),
                new ResultColumn("cell", "", "The cell, a combination of parameters; from 1."),
                new ResultColumn("seed", "", "The seed of the run.")));
        params.forEach(param -> columns.add(ResultTables.parameter(param)));
        columns.addAll(List.of(
                new ResultColumn("status", "", "How the run ended."),
                new ResultColumn("error", "", "Why it failed; empty if it did not."),
                new ResultColumn("end_time_s", "s", "Virtual time at the end."),
                new ResultColumn("events", "", "Events fired."),
                new ResultColumn("packet_hops", "", "Frames that left a transmitter."),
                new ResultColumn("trajectory_hash", "", "Over all events of the run: equal runs have equal ones.")));
        RunTotals.ALL.forEach(total -> columns.add(new ResultColumn(total.column(), total.unit().symbol(), total.meaning())));
        return new ResultTable("runs.csv", "One row a run, cell by cell.", columns);
    }

    static ResultTable summary(Collection<String> params) {
        return statistics("summary.csv", "One row a cell and metric: what its runs say together.", params);
    }

    static ResultTable differences(Collection<String> params) {
        return statistics("differences.csv", "One row a cell, parameter and metric: the difference to the cell in which "
                + "that parameter has its first value and all else is equal, seed by seed.", params,
                new ResultColumn("parameter", "", "The parameter that makes the difference."),
                new ResultColumn("instead_of", "", "Its value in the other cell."));
    }

    static ResultTable assertions(Collection<String> params) {
        List<ResultColumn> columns = new ArrayList<>();
        params.forEach(param -> columns.add(new ResultColumn(ResultTables.parameter(param).name(), "", OF_CELL)));
        columns.addAll(List.of(
                new ResultColumn("assertion", "", "The assertion as the scenario has it."),
                new ResultColumn("level", "", "`fail`, or `warn` if it never makes the sweep fail."),
                new ResultColumn("verdict", "", "`pass`, `fail`, `warn` or `inconclusive`: the interval spans the bound."),
                new ResultColumn("judged_by", "", "`mean`, `difference` or `every run`."),
                new ResultColumn("runs", "", "Runs of the cell that could be judged."),
                new ResultColumn("held", "", "Runs in which it held."),
                new ResultColumn("measured", "as in unit", "The mean over the runs, where that is judged."),
                new ResultColumn("ci_low", "as in unit", "Lower end of its confidence interval (Student)."),
                new ResultColumn("ci_high", "as in unit", "Its upper end."),
                new ResultColumn("confidence", "1", "The confidence."),
                new ResultColumn("wanted", "", "The comparison and the bound."),
                new ResultColumn("unit", "", "The unit of measured, ci_low, ci_high and wanted."),
                new ResultColumn("first_broken_run", "", "The first run in which it did not hold; empty if there is none."),
                new ResultColumn("first_broken_seed", "", "That run's seed."),
                new ResultColumn("because", "", "The reason that the scenario gives.")));
        return new ResultTable("assertions.csv", "One row a cell and assertion.", columns);
    }

    private static ResultTable statistics(String file, String meaning, Collection<String> params, ResultColumn... more) {
        List<ResultColumn> columns = new ArrayList<>();
        params.forEach(param -> columns.add(new ResultColumn(ResultTables.parameter(param).name(), "", OF_CELL)));
        columns.addAll(List.of(more));
        columns.addAll(List.of(
                new ResultColumn("metric", "", "The figure, as an assertion names it: `bulk.goodput`; of all flows or "
                        + "links together, its name alone."),
                new ResultColumn("unit", "", "The unit of mean, sd, ci_low and ci_high."),
                new ResultColumn("n", "", "Runs that have the figure."),
                new ResultColumn("mean", "as in unit", "Their mean."),
                new ResultColumn("sd", "as in unit", "Their standard deviation; empty below two."),
                new ResultColumn("ci_low", "as in unit", "Lower end of the confidence interval of the mean (Student)."),
                new ResultColumn("ci_high", "as in unit", "Its upper end."),
                new ResultColumn("confidence", "1", "The confidence.")));
        return new ResultTable(file, meaning, columns);
    }

    private static ResultTable inAllRuns(ResultTable table) {
        return new ResultTable(table.file(), "Of all runs, one after the other. " + table.meaning(), table.columns());
    }
}
