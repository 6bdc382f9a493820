package wireclock.sweep;

import java.io.IOException;
import java.io.Writer;
import wireclock.reports.CsvWriter;
import wireclock.reports.Decimals;

/** The table {@code assertions.csv} of a sweep: a row a cell and assertion. */
final class SweepAssertionsCsv {
    private final CsvWriter csv;
    private final SweepPlan plan;

    SweepAssertionsCsv(Writer out, SweepPlan plan) {
        this.csv = new CsvWriter(out);
        this.plan = plan;
    }

    void row(CellVerdict verdict) throws IOException {
        for (String value : verdict.cell().params().values()) {
            csv.text(value);
        }
        CellVerdict.Mean mean = verdict.mean();
        csv.text(verdict.text());
        csv.text(verdict.onlyWarns() ? "warn" : "fail");
        csv.text(verdict.verdict());
        csv.text(mean == null || !verdict.byInterval() ? "every run" : mean.ofDifference() ? "difference" : "mean");
        csv.integer(verdict.runs());
        csv.integer(verdict.held());
        if (mean == null) {
            for (int i = 0; i < 6; i++) {
                csv.text(null);
            }
        } else {
            csv.number(mean.inUnit(mean.estimate().mean()));
            csv.number(mean.inUnit(mean.estimate().low()));
            csv.number(mean.inUnit(mean.estimate().high()));
            csv.number(mean.estimate().confidence());
            csv.text(mean.sign() + " " + Decimals.plain(mean.inUnit(mean.bound())));
            csv.text(mean.unit().symbol());
        }
        csv.text(verdict.worst() < 0 ? null : plan.runId(verdict.worst()));
        csv.integer(verdict.worst() < 0 ? null : Long.valueOf(plan.run(verdict.worst()).seed()));
        csv.text(verdict.because().isEmpty() ? null : verdict.because());
        csv.endRow();
    }
}
