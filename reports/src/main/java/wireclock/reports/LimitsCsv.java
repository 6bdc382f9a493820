package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.RttSummary;
import wireclock.reports.limits.FlowLimits;
import wireclock.reports.limits.PathLink;

/** The table {@code limits.csv}: for each flow of TCP a row for each thing that held it back, the longest first. */
public final class LimitsCsv {
    private LimitsCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, FlowLimits flow, FlowLimits.HeldBy held, @Nullable PathLink narrowest) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<FlowLimits> flows) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (FlowLimits flow : flows) {
            for (FlowLimits.HeldBy held : flow.limits()) {
                for (Column<Row> column : columns()) {
                    column.cell().write(csv, new Row(run, flow, held, flow.path().narrowest()));
                }
                csv.endRow();
            }
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("flow", "", "The flow's name in the scenario.", (csv, r) -> csv.text(r.flow.flow())),
                new Column<>("limit", "", "What held it back, in the words of `limited_by`.",
                        (csv, r) -> csv.text(r.held.limit().text())),
                new Column<>("held_s", "s", "For how long.", (csv, r) -> csv.seconds(r.held.heldPs())),
                new Column<>("share", "1", "Share of the flow's life.", (csv, r) -> csv.number(r.held.share())),
                new Column<>("narrowest_link", "",
                        "The link of the flow's way with the lowest rate; empty if the way is not known.",
                        (csv, r) -> csv.text(r.narrowest() == null ? null : r.narrowest().name())),
                new Column<>("narrowest_bit_s", "bit/s", "Its rate.",
                        (csv, r) -> csv.integer(r.narrowest() == null ? null : Long.valueOf(r.narrowest().rateBitPerS()))),
                new Column<>("bandwidth_delay_B", "B", "That rate times the flow's shortest round trip.",
                        (csv, r) -> csv.integer(bandwidthDelay(r.flow))),
                new Column<>("sentence", "", "The same in words, with the reasons as far as they are known.",
                        (csv, r) -> csv.text(r.held.sentence())));
    }

    private static @Nullable Long bandwidthDelay(FlowLimits flow) {
        RttSummary rtt = flow.roundTrips();
        return rtt == null || flow.path().links().isEmpty() ? null
                : Long.valueOf(flow.path().bandwidthDelayBytes(rtt.minPs()));
    }
}
