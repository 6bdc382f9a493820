package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import wireclock.metrics.Metric;

/**
 * The table {@code series.csv}: one row a sample of one metric, in the order of time and then of the metrics. Written
 * while the run goes on, so that its length costs no memory.
 */
public final class SeriesCsv {
    private final CsvWriter csv;
    private final String runId;
    private final List<Column<Row>> columns = columns();

    /** A row before it is text. */
    record Row(String runId, long timePs, Metric metric, double value) {}

    /** Writes the header. The caller closes the writer. */
    public SeriesCsv(Writer out, String runId) throws IOException {
        this.csv = new CsvWriter(out);
        this.runId = runId;
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
    }

    /** Writes one sample; the value is finite. */
    public void sample(long timePs, Metric metric, double value) throws IOException {
        Row row = new Row(runId, timePs, metric, value);
        for (Column<Row> column : columns) {
            column.cell().write(csv, row);
        }
        csv.endRow();
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.runId)),
                new Column<>("time_s", "s", "The instant of the sample, from the start of the run.",
                        (csv, r) -> csv.seconds(r.timePs)),
                new Column<>("entity", "", "The flow or the link direction.", (csv, r) -> csv.text(r.metric.entity())),
                new Column<>("metric", "", "One of the metrics below.",
                        (csv, r) -> csv.text(r.metric.definition().name())),
                new Column<>("unit", "", "The unit of the value.", (csv, r) -> csv.text(r.metric.definition().unit())),
                new Column<>("value", "as in unit", "The value.", (csv, r) -> csv.number(r.value)));
    }
}
