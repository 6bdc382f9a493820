package wireclock.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import wireclock.reports.tables.DeviceTables;
import wireclock.reports.tables.TableKind;
import wireclock.reports.tables.TableKinds;

/**
 * The tables that a run can leave, with their columns: read from what writes them. The reference of the results and
 * {@code schema.json} are made of this.
 */
public final class ResultTables {
    /** The table whose rows are samples; what is sampled is listed beside its columns. */
    public static final String SERIES = "series.csv";

    private ResultTables() {}

    /**
     * All tables, in the order of the reference.
     *
     * @param params the names of the scenario's parameters, which have columns of their own
     */
    public static List<ResultTable> ofRun(Collection<String> params) {
        List<ResultTable> tables = new ArrayList<>(List.of(flows(params),
                table("udp.csv", "One row for each receiver of a UDP flow, in the order of `flows.csv`. The file is there "
                        + "if the scenario has UDP flows that somebody receives.", UdpCsv.columns()),
                table("arq.csv", "One row for each flow of type arq, in the order of `flows.csv`: what its two ends "
                        + "counted. The file is there if the scenario has such flows.", ArqCsv.columns()),
                table("limits.csv", "For each TCP flow a row for each thing that held it back, the longest first: "
                        + "`limited_by` explained. The file is there if a TCP flow has begun.", LimitsCsv.columns()),
                table("what_if.csv", "What would be if limits were relaxed, one at a time: one row for each change that "
                        + "was tried, or could not be. The file is there if `run --what-if` found something to relax.",
                        WhatIfCsv.columns()),
                links(),
                table(SERIES, "One row a sample of one metric, in the order of time. Samples are taken at a fixed "
                        + "interval of virtual time, the first after one interval, and at the end of the run; each shows "
                        + "the state after all events of its instant. A metric that has no value at that time has no "
                        + "row.", SeriesCsv.columns()),
                table("faults.csv", "One row for each fault that happened, in the order of time; only where the scenario "
                        + "has faults.", FaultsCsv.columns()),
                table("assertions.csv", "One row an assertion, in the scenario's order; only where the scenario asserts "
                        + "something. Where something does not hold, `capture/failure.pcapng` has the frames at all "
                        + "ports around the first failure: the last 2000 before it and the first 200 behind it.",
                        AssertionsCsv.columns())));
        for (TableKind<?> kind : TableKinds.all()) {
            tables.add(new ResultTable(DeviceTables.file(kind), kind.meaning(), DeviceTables.columns(kind)));
        }
        return tables;
    }

    /** {@code flows.csv}, of a run or of all runs of a sweep. */
    public static ResultTable flows(Collection<String> params) {
        List<ResultColumn> columns = new ArrayList<>(columns(FlowsCsv.leadingColumns()));
        params.forEach(param -> columns.add(parameter(param)));
        columns.addAll(columns(FlowsCsv.figureColumns()));
        return new ResultTable("flows.csv", "One row a flow, in the scenario's order. A UDP flow to a group or a "
                + "broadcast address has a row for each receiver instead, named `tv-h2`: `packets_sent` is the same in "
                + "all of them.", columns);
    }

    /** {@code links.csv}, of a run or of all runs of a sweep. */
    public static ResultTable links() {
        return table("links.csv", "One row a link direction, in the scenario's order, endpoint 1 to 2 before 2 to 1.",
                LinksCsv.columns());
    }

    /** The column of a parameter. */
    public static ResultColumn parameter(String name) {
        return new ResultColumn("param_" + name, "",
                "The parameter's value in this run; one column each, in the scenario's order.");
    }

    private static <R> ResultTable table(String file, String meaning, List<Column<R>> columns) {
        return new ResultTable(file, meaning, columns(columns));
    }

    private static <R> List<ResultColumn> columns(List<Column<R>> columns) {
        return columns.stream().map(column -> new ResultColumn(column.name(), column.unit(), column.meaning())).toList();
    }
}
