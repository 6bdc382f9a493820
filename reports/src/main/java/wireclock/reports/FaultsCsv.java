package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import wireclock.metrics.FaultRecord;

/** The table {@code faults.csv}: one row for each fault that happened, in the order of time. */
public final class FaultsCsv {
    private FaultsCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, FaultRecord fault) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<FaultRecord> faults) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (FaultRecord fault : faults) {
            for (Column<Row> column : columns()) {
                column.cell().write(csv, new Row(run, fault));
            }
            csv.endRow();
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("start_s", "s", "When it happened.", (csv, r) -> csv.seconds(r.fault.startPs)),
                new Column<>("end_s", "s", "When it was over; empty while it lasts at the end of the run.",
                        (csv, r) -> csv.seconds(r.fault.endPs)),
                new Column<>("target", "", "The link, direction, node or interface that it happened to.",
                        (csv, r) -> csv.text(r.fault.target)),
                new Column<>("fault", "", "What happened, in the scenario's word.",
                        (csv, r) -> csv.text(r.fault.fault)),
                new Column<>("detail", "", "What exactly, and the preset that it is a part of.",
                        (csv, r) -> csv.text(r.fault.detail)));
    }
}
