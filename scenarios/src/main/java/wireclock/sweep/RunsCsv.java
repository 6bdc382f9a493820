package wireclock.sweep;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import wireclock.reports.CsvWriter;
import wireclock.reports.Decimals;

/** The table {@code runs.csv}: a row a run, with what all its flows and links come to together. */
final class RunsCsv {
    static final String FILE = "runs.csv";

    private RunsCsv() {}

    static void row(CsvWriter csv, SweepPlan plan, PlannedRun run, RunResult result) throws IOException {
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
}
