package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import wireclock.metrics.ArqRecord;
import wireclock.metrics.FlowRecord;

/** The table {@code arq.csv}: one row for each flow of a teaching transport, in the order of {@code flows.csv}. */
public final class ArqCsv {
    private ArqCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, FlowRecord flow, ArqRecord arq) {}

    /** Writes the header and a row for each flow that has such figures. */
    public static void write(Writer out, RunIdentity run, List<FlowRecord> flows) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (FlowRecord flow : flows) {
            ArqRecord arq = flow.arq;
            if (arq != null) {
                for (Column<Row> column : columns()) {
                    column.cell().write(csv, new Row(run, flow, arq));
                }
                csv.endRow();
            }
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("flow", "", "The flow as in `flows.csv`.", (csv, r) -> csv.text(r.flow.flow)),
                new Column<>("protocol", "", "stop-and-wait, go-back-n or selective-repeat.",
                        (csv, r) -> csv.text(r.arq.protocol())),
                new Column<>("window", "segments", "The sender's window.", (csv, r) -> csv.integer(r.arq.window())),
                new Column<>("sequence_bits", "", "Width of the sequence numbers.",
                        (csv, r) -> csv.integer(r.arq.sequenceBits())),
                new Column<>("acks_sent", "packets", "Acknowledgements that the receiver sent.",
                        (csv, r) -> csv.integer(r.arq.acksSent())),
                new Column<>("acks_received", "packets", "Acknowledgements that the sender got.",
                        (csv, r) -> csv.integer(r.arq.acksReceived())),
                new Column<>("naks_sent", "packets", "Negative acknowledgements that the receiver sent.",
                        (csv, r) -> csv.integer(r.arq.naksSent())),
                new Column<>("naks_received", "packets", "Negative acknowledgements that the sender got.",
                        (csv, r) -> csv.integer(r.arq.naksReceived())),
                new Column<>("stale_answers", "packets",
                        "Answers of both kinds about segments that were not outstanding.",
                        (csv, r) -> csv.integer(r.arq.staleAnswers())),
                new Column<>("duplicates", "packets", "Segments that the receiver threw away, as they had come before.",
                        (csv, r) -> csv.integer(r.arq.duplicates())),
                new Column<>("out_of_order", "packets", "Segments that it threw away, as one before them was missing.",
                        (csv, r) -> csv.integer(r.arq.outOfOrder())),
                new Column<>("outside_window", "packets",
                        "Segments that it threw away: numbers neither in its window nor in the one before it.",
                        (csv, r) -> csv.integer(r.arq.outsideWindow())),
                new Column<>("malformed", "packets",
                        "Packets that either end threw away, as they were none of this flow.",
                        (csv, r) -> csv.integer(r.arq.malformed())),
                new Column<>("held_max", "segments", "Most segments that waited at the receiver for one before them.",
                        (csv, r) -> csv.integer(r.arq.mostHeld())),
                new Column<>("wrong_segments", "segments",
                        "Segments that were delivered in the place of others: the sequence numbers were ambiguous.",
                        (csv, r) -> csv.integer(r.arq.wrongSegments())));
    }
}
