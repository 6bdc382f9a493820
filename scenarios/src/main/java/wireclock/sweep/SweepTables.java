package wireclock.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultTable;

/**
 * Writes the tables of a sweep from its journal, cell by cell, so that they take no more memory than a cell:
 * {@code runs.csv}, {@code flows.csv}, {@code links.csv}, {@code summary.csv}, {@code differences.csv} and, if anything
 * is asserted, {@code assertions.csv}.
 */
final class SweepTables implements Closeable {
    private final SweepPlan plan;
    private final Schedule schedule;
    private final Journal journal;
    private final TableFiles files;
    private final SweepPageData page;
    private final CellTables cells;
    private final CellJudge judge;
    private final List<CellVerdict> verdicts = new ArrayList<>();
    private @Nullable SweepAssertionsCsv assertions;

    SweepTables(SweepPlan plan, Schedule schedule, Journal journal, Path folder) {
        this.plan = plan;
        this.schedule = schedule;
        this.journal = journal;
        this.files = new TableFiles(folder);
        this.page = new SweepPageData(plan);
        this.cells = new CellTables(plan, schedule, journal, files, page);
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
            files.header(table);
        }
        List<CellSummary> summaries = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            CellResults results = new CellResults(plan.seeds().size());
            List<RunResult> runs = new ArrayList<>();
            for (PlannedRun run : schedule.counted(cell)) {
                RunResult result = journal.result(run.number());
                runs.add(result.verdictAlone());
                results.add(run.number() % plan.seeds().size(), result);
                RunsCsv.row(files.row(RunsCsv.FILE), plan, run, result);
                files.file("flows.csv").write(result.flowRows());
                files.file("links.csv").write(result.linkRows());
            }
            if (complete) {
                summaries.add(cells.rows(cell, results));
                assertions(judge.judge(cell, runs));
            }
        }
        files.publish();
        return summaries;
    }

    /** The table is there if anything is asserted. */
    private void assertions(List<CellVerdict> ofCell) throws IOException {
        SweepAssertionsCsv csv = assertions;
        if (csv == null && !ofCell.isEmpty()) {
            files.header(SweepSchema.assertions(plan.params()));
            csv = new SweepAssertionsCsv(files.file("assertions.csv"), plan);
            assertions = csv;
        }
        if (csv != null) {
            for (CellVerdict verdict : ofCell) {
                csv.row(verdict);
            }
        }
        verdicts.addAll(ofCell);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
