package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import wireclock.metrics.LinkRecord;

/** The table {@code links.csv}: one row a link direction, in the scenario's order, endpoint 1 to 2 before 2 to 1. */
public final class LinksCsv {
    private LinksCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, LinkRecord link) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<LinkRecord> links) throws IOException {
        header(out);
        rows(out, run, links);
    }

    /** Writes the header alone. */
    public static void header(Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
    }

    /** Writes the rows of one run. */
    public static void rows(Writer out, RunIdentity run, List<LinkRecord> links) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        List<Column<Row>> columns = columns();
        for (LinkRecord link : links) {
            for (Column<Row> column : columns) {
                column.cell().write(csv, new Row(run, link));
            }
            csv.endRow();
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("link", "", "The link's name.", (csv, r) -> csv.text(r.link.link)),
                new Column<>("from", "", "The node that sends in this direction.", (csv, r) -> csv.text(r.link.from)),
                new Column<>("to", "", "The node that receives.", (csv, r) -> csv.text(r.link.to)),
                new Column<>("frames_sent", "frames", "Frames whose transmission began, lost ones included.",
                        (csv, r) -> csv.integer(r.link.framesSent)),
                new Column<>("bytes_sent", "B", "Their bytes, from destination address to frame check sequence.",
                        (csv, r) -> csv.integer(r.link.bytesSent)),
                new Column<>("frames_lost", "frames",
                        "Frames the link lost after they had left the queue, or because it was cut.",
                        (csv, r) -> csv.integer(r.link.framesLost)),
                new Column<>("frames_corrupted", "frames", "Frames that arrived with a wrong frame check sequence.",
                        (csv, r) -> csv.integer(r.link.framesCorrupted)),
                new Column<>("queue_drops", "packets",
                        "Packets that the queue did not accept or dropped later, and those longer than the MTU.",
                        (csv, r) -> csv.integer(r.link.queueDrops)),
                new Column<>("queue_max_packets", "packets",
                        "Most packets that ever waited, the one being sent not counted.",
                        (csv, r) -> csv.integer(r.link.queueMaxPackets)),
                new Column<>("queue_mean_packets", "packets", "Packets waiting, averaged over the time of the run.",
                        (csv, r) -> csv.number(r.link.queueMeanPackets)),
                new Column<>("queue_wait_mean_s", "s",
                        "Time in the queue so far, averaged over all accepted packets: zeros, and those that the "
                                + "queue dropped later, included.",
                        (csv, r) -> csv.seconds(r.link.queueWaitMeanPs)),
                new Column<>("ecn_marked", "packets", "Packets that the queue marked with Congestion Experienced.",
                        (csv, r) -> csv.integer(r.link.ecnMarked)),
                new Column<>("utilisation", "1",
                        "Share of the run during which the medium was occupied, preamble and gap included.",
                        (csv, r) -> csv.number(r.link.utilisation)),
                new Column<>("collisions", "", "Collisions in which the sending side took part.",
                        (csv, r) -> csv.integer(r.link.collisions)),
                new Column<>("late_collisions", "", "Those of them that came after the slot time.",
                        (csv, r) -> csv.integer(r.link.lateCollisions)),
                new Column<>("excessive_collisions", "frames", "Frames given up because every attempt ended in a collision.",
                        (csv, r) -> csv.integer(r.link.excessiveCollisions)));
    }
}
