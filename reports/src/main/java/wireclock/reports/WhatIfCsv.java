package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.reports.limits.WhatIfRow;

/** The table {@code what_if.csv}: one row for each change that was tried, or could not be. */
public final class WhatIfCsv {
    private WhatIfCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, WhatIfRow what) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<WhatIfRow> rows) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (WhatIfRow row : rows) {
            for (Column<Row> column : columns()) {
                column.cell().write(csv, new Row(run, row));
            }
            csv.endRow();
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("flow", "", "The flow's name in the scenario.", (csv, r) -> csv.text(r.what.flow())),
                new Column<>("limit", "", "What held it back, in the words of `limited_by`.",
                        (csv, r) -> csv.text(r.what.limit().text())),
                new Column<>("share", "1", "Share of the flow's life for which it did.",
                        (csv, r) -> csv.number(r.what.share())),
                new Column<>("change", "", "What was relaxed, all else being the same; empty if nothing was tried.",
                        (csv, r) -> csv.text(textOrNull(r.what.change()))),
                new Column<>("goodput_before_bit_s", "bit/s", "The flow's goodput in this run.",
                        (csv, r) -> csv.number(r.what.before().goodputBitPerS)),
                new Column<>("goodput_after_bit_s", "bit/s", "The same with the change.",
                        (csv, r) -> csv.number(goodput(r.what.after()))),
                new Column<>("completion_time_before_s", "s", "The flow's completion time in this run.",
                        (csv, r) -> csv.seconds(r.what.before().completionTimePs)),
                new Column<>("completion_time_after_s", "s", "The same with the change.",
                        (csv, r) -> csv.seconds(completion(r.what.after()))),
                new Column<>("gain", "1", "Share by which the goodput has grown.",
                        (csv, r) -> csv.number(r.what.gain())),
                new Column<>("limited_by_after", "", "What holds the flow back with the change.",
                        (csv, r) -> csv.text(r.what.after() == null ? null : r.what.after().limitedBy)),
                new Column<>("note", "", "Why nothing was tried, or why there is no result.",
                        (csv, r) -> csv.text(textOrNull(r.what.note()))));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double goodput(@Nullable FlowRecord flow) {
        return flow == null ? null : flow.goodputBitPerS;
    }

    private static @Nullable Long completion(@Nullable FlowRecord flow) {
        return flow == null ? null : flow.completionTimePs;
    }
}
