package wireclock.sweep;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CsvWriter;

/**
 * The tables {@code summary.csv} and {@code differences.csv}: what the runs of each cell say together, and how it differs
 * from others. The page of the sweep hears of both.
 */
final class CellTables {
    /** A cell is compared with few others, and mostly with those just read. */
    private static final int CELLS_KEPT = 16;

    private final SweepPlan plan;
    private final Schedule schedule;
    private final Journal journal;
    private final TableFiles files;
    private final SweepPageData page;
    private final Differences differences;
    private final Map<Cell, CellResults> kept = new LinkedHashMap<>(CELLS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cell, CellResults> eldest) {
            return size() > CELLS_KEPT;
        }
    };

    CellTables(SweepPlan plan, Schedule schedule, Journal journal, TableFiles files, SweepPageData page) {
        this.plan = plan;
        this.schedule = schedule;
        this.journal = journal;
        this.files = files;
        this.page = page;
        this.differences = new Differences(plan.cells());
    }

    /** The rows of a cell whose runs have just been read. */
    CellSummary rows(Cell cell, CellResults results) throws IOException {
        kept.put(cell, results);
        CellSummary summary = summary(cell, results);
        differences(cell, results);
        return summary;
    }

    private CellSummary summary(Cell cell, CellResults results) throws IOException {
        CsvWriter csv = files.row("summary.csv");
        @Nullable Estimate goodput = null;
        for (String metric : results.metrics()) {
            Estimate estimate = results.estimate(metric, plan.confidence());
            goodput = metric.equals("goodput") ? estimate : goodput;
            statistics(csv, cell, metric, results.unit(metric), estimate);
            page.mean(cell, metric, results.unit(metric), estimate, results.values(metric));
        }
        return new CellSummary(cell, results.done(), results.areAllTheSame(), goodput);
    }

    private void differences(Cell cell, CellResults results) throws IOException {
        CsvWriter csv = files.row("differences.csv");
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
}
