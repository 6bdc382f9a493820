package wireclock.sweep;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CsvWriter;
import wireclock.reports.Decimals;
import wireclock.reports.ResultColumn;
import wireclock.reports.ResultTable;

/**
 * Writes the tables of a sweep from its journal, cell by cell, so that they take no more memory than a cell:
 * {@code runs.csv}, {@code flows.csv}, {@code links.csv}, {@code summary.csv}, {@code differences.csv} and, if anything
 * is asserted, {@code assertions.csv}.
 */
final class SweepTables implements Closeable {
    /** A cell is compared with few others, and mostly with those just read. */
    private static final int CELLS_KEPT = 16;

    private final SweepPlan plan;
    private final Schedule schedule;
    private final Journal journal;
    private final Differences differences;
    private final Path folder;
    private final Map<String, Writer> files = new LinkedHashMap<>();
    private final Map<Cell, CellResults> kept = new LinkedHashMap<>(CELLS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cell, CellResults> eldest) {
            return size() > CELLS_KEPT;
        }
    };
    private final CellJudge judge;
    private final SweepPageData page;
    private final List<CellVerdict> verdicts = new ArrayList<>();
    private @Nullable SweepAssertionsCsv assertions;
    private final List<CellSummary> summaries = new ArrayList<>();

    SweepTables(SweepPlan plan, Schedule schedule, Journal journal, Path folder) {
        this.plan = plan;
        this.schedule = schedule;
        this.journal = journal;
        this.differences = new Differences(plan.cells());
        this.folder = folder;
        this.page = new SweepPageData(plan);
        this.judge = new CellJudge(plan.confidence(), plan.seeds().size() == 1);
    }

    /** What the page shows; known when the tables are written. */
    SweepPageData page() {
        return page;
    }

    /** What was asserted of the cells; known when the tables are written. */
    List<CellVerdict> verdicts() {
        return verdicts;
    }

    /**
     * Writes all tables, and puts them in place when all are whole.
     *
     * @param complete whether the runs of all cells are here: of a shard's cells nothing is summed up
     */
    List<CellSummary> write(boolean complete) throws IOException {
        for (ResultTable table : SweepSchema.tables(plan.params(), complete)) {
            header(table);
        }
        for (Cell cell : plan.cells()) {
            CellResults results = new CellResults(plan.seeds().size());
            List<RunResult> runs = new ArrayList<>();
            for (PlannedRun run : schedule.counted(cell)) {
                RunResult result = journal.result(run.number());
                runs.add(result.verdictAlone());
                results.add(run.number() % plan.seeds().size(), result);
                runsRow(run, result);
                file("flows.csv").write(result.flowRows());
                file("links.csv").write(result.linkRows());
            }
            if (complete) {
                kept.put(cell, results);
                summary(cell, results);
                differences(cell, results);
                assertions(judge.judge(cell, runs));
            }
        }
        close();
        for (String name : files.keySet()) {
            Files.move(folder.resolve(name + ".partial"), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return summaries;
    }

    private Writer file(String name) throws IOException {
        Writer writer = files.get(name);
        if (writer == null) {
            Path partial = folder.resolve(name + ".partial");
            writer = new BufferedWriter(Files.newBufferedWriter(partial, StandardCharsets.UTF_8), 1 << 16);
            files.put(name, writer);
        }
        return writer;
    }

    private void header(ResultTable table) throws IOException {
        CsvWriter csv = new CsvWriter(file(table.file()));
        for (ResultColumn column : table.columns()) {
            csv.text(column.name());
        }
        csv.endRow();
    }

    private void runsRow(PlannedRun run, RunResult result) throws IOException {
        CsvWriter csv = new CsvWriter(file("runs.csv"));
        csv.text(plan.runId(run.number()));
        csv.integer(run.cell().number() + 1L);
        csv.integer(run.seed());
        for (String value : run.cell().params().values()) {
            csv.text(value);
        }
        boolean done = result.status() == RunStatus.DONE;
        csv.text(result.status().text());
        csv.text(result.error().isEmpty() ? null : result.error());
        csv.text(done ? Decimals.seconds(result.endPs()).toPlainString() : null);
        csv.integer(done ? Long.valueOf(result.events()) : null);
        csv.integer(done ? Long.valueOf(result.packetHops()) : null);
        csv.text(done ? String.format(Locale.ROOT, "%016x", result.trajectoryHash()) : null);
        Map<String, Double> figures = new LinkedHashMap<>();
        result.figures().forEach(figure -> figures.put(figure.metric(), figure.value()));
        for (RunTotals.Total total : RunTotals.ALL) {
            csv.number(figures.get(total.name()));
        }
        csv.endRow();
    }

    private void summary(Cell cell, CellResults results) throws IOException {
        CsvWriter csv = new CsvWriter(file("summary.csv"));
        @Nullable Estimate goodput = null;
        for (String metric : results.metrics()) {
            Estimate estimate = results.estimate(metric, plan.confidence());
            goodput = metric.equals("goodput") ? estimate : goodput;
            statistics(csv, cell, metric, results.unit(metric), estimate);
            page.mean(cell, metric, results.unit(metric), estimate, results.values(metric));
        }
        summaries.add(new CellSummary(cell, results.done(), results.areAllTheSame(), goodput));
    }

    private void differences(Cell cell, CellResults results) throws IOException {
        CsvWriter csv = new CsvWriter(file("differences.csv"));
        for (String parameter : cell.varied().keySet()) {
            Cell other = differences.other(cell, parameter);
            if (other == null) {
                continue;
            }
            CellResults others = results(other);
            for (String metric : results.metrics()) {
                Estimate estimate = Differences.of(results.values(metric), others.values(metric), plan.confidence());
                if (estimate.n() > 0) {
                    String insteadOf = other.params().getOrDefault(parameter, "");
                    statistics(csv, cell, metric, results.unit(metric), estimate, parameter, insteadOf);
                    page.difference(cell, parameter, insteadOf, metric, estimate);
                }
            }
        }
    }

    /** The table is there if anything is asserted. */
    private void assertions(List<CellVerdict> ofCell) throws IOException {
        SweepAssertionsCsv csv = assertions;
        if (csv == null && !ofCell.isEmpty()) {
            header(SweepSchema.assertions(plan.params()));
            csv = new SweepAssertionsCsv(file("assertions.csv"), plan);
            assertions = csv;
        }
        if (csv != null) {
            for (CellVerdict verdict : ofCell) {
                csv.row(verdict);
            }
        }
        verdicts.addAll(ofCell);
    }

    private CellResults results(Cell cell) throws IOException {
        CellResults results = kept.get(cell);
        if (results == null) {
            results = CellResults.of(cell, plan, schedule, journal);
            kept.put(cell, results);
        }
        return results;
    }

    private static void statistics(CsvWriter csv, Cell cell, String metric, String unit, Estimate estimate,
            String... more) throws IOException {
        for (String value : cell.params().values()) {
            csv.text(value);
        }
        for (String value : more) {
            csv.text(value);
        }
        csv.text(metric);
        csv.text(unit);
        csv.integer(estimate.n());
        csv.number(estimate.mean());
        csv.number(estimate.sd());
        csv.number(estimate.low());
        csv.number(estimate.high());
        csv.number(estimate.confidence());
        csv.endRow();
    }

    @Override
    public void close() throws IOException {
        for (Writer writer : files.values()) {
            writer.close();
        }
    }
}
