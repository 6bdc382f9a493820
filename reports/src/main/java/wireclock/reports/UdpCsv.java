package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;
import wireclock.metrics.UdpRecord;

/** The table {@code udp.csv}: one row for each receiver of a UDP flow, in the order of {@code flows.csv}. */
public final class UdpCsv {
    private UdpCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, FlowRecord flow, UdpRecord udp) {}

    /** Writes the header and a row for each flow that has such figures. */
    public static void write(Writer out, RunIdentity run, List<FlowRecord> flows) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (Column<Row> column : columns()) {
            csv.text(column.name());
        }
        csv.endRow();
        for (FlowRecord flow : flows) {
            UdpRecord udp = flow.udp;
            if (udp != null) {
                for (Column<Row> column : columns()) {
                    column.cell().write(csv, new Row(run, flow, udp));
                }
                csv.endRow();
            }
        }
    }

    static List<Column<Row>> columns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("flow", "", "The flow as in `flows.csv`: of a flow to many, the row of one receiver.",
                        (csv, r) -> csv.text(r.flow.flow)),
                new Column<>("from", "", "The sending node.", (csv, r) -> csv.text(r.flow.from)),
                new Column<>("to", "", "The receiving node.", (csv, r) -> csv.text(r.flow.to)),
                delay("delay_min_s", "Shortest time from the sending application to the receiving one, exact.",
                        RttSummary::minPs),
                delay("delay_mean_s", "Mean delay, exact, rounded to a picosecond.", RttSummary::meanPs),
                delay("delay_p50_s", "Median delay, within 0.1 %.", RttSummary::p50Ps),
                delay("delay_p95_s", "95th percentile of the delays, within 0.1 %.", RttSummary::p95Ps),
                delay("delay_p99_s", "99th percentile of the delays, within 0.1 %.", RttSummary::p99Ps),
                delay("delay_max_s", "Longest delay, exact.", RttSummary::maxPs),
                new Column<>("jitter_s", "s", "Interarrival jitter at the last arrival (RFC 3550, section 6.4.1).",
                        (csv, r) -> csv.seconds(r.udp.jitterPs())),
                new Column<>("late", "packets", "Arrivals after their turn to be played; empty without `playout`.",
                        (csv, r) -> csv.integer(r.udp.late())),
                new Column<>("out_of_order", "packets", "Arrivals after one that was sent later.",
                        (csv, r) -> csv.integer(r.udp.outOfOrder())),
                new Column<>("duplicates", "packets", "Arrivals of what had arrived already; counted nowhere else.",
                        (csv, r) -> csv.integer(r.udp.duplicates())),
                voice("loss_share", "1", "Of the packets of a call that were expected, those lost or late.",
                        UdpRecord.Voice::lossShare),
                voice("r_factor", "", "Rating of a call by the E-model (ITU-T G.107): 93.2 at best, below 50 bad.",
                        UdpRecord.Voice::rating),
                voice("mos", "", "Mean opinion score that goes with it: 1 (bad) to 4.5.",
                        UdpRecord.Voice::meanOpinionScore));
    }

    /** Picks one figure of a summary, in picoseconds. */
    private interface DelayFigure {
        long of(RttSummary summary);
    }

    private static Column<Row> delay(String name, String meaning, DelayFigure figure) {
        return new Column<>(name, "s", meaning, (csv, r) -> {
            RttSummary delay = r.udp.delay();
            csv.seconds(delay == null ? null : Long.valueOf(figure.of(delay)));
        });
    }

    /** Picks one figure of a call. */
    private interface VoiceFigure {
        double of(UdpRecord.Voice voice);
    }

    private static Column<Row> voice(String name, String unit, String meaning, VoiceFigure figure) {
        return new Column<>(name, unit, meaning, (csv, r) -> {
            UdpRecord.@Nullable Voice voice = r.udp.voice();
            csv.number(voice == null ? Double.NaN : figure.of(voice));
        });
    }
}
