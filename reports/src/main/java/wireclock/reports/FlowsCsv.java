package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.RttSummary;

/**
 * The table {@code flows.csv}: one row a flow, in the scenario's order.
 *
 * <p>Between {@link #leadingColumns} and {@link #figureColumns} stands a column {@code param_NAME} for each parameter.
 */
public final class FlowsCsv {
    private FlowsCsv() {}

    /** A row before it is text. */
    record Row(RunIdentity run, FlowRecord flow) {}

    /** Writes the header and all rows. */
    public static void write(Writer out, RunIdentity run, List<FlowRecord> flows) throws IOException {
        header(out, run.params().keySet());
        rows(out, run, flows);
    }

    /** Writes the header alone, of runs with these parameters. */
    public static void header(Writer out, Collection<String> params) throws IOException {
        header(new CsvWriter(out), params);
    }

    /** Writes the rows of one run. */
    public static void rows(Writer out, RunIdentity run, List<FlowRecord> flows) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        for (FlowRecord flow : flows) {
            row(csv, new Row(run, flow));
        }
    }

    private static void header(CsvWriter csv, Collection<String> params) throws IOException {
        for (Column<Row> column : leadingColumns()) {
            csv.text(column.name());
        }
        for (String param : params) {
            csv.text("param_" + param);
        }
        for (Column<Row> column : figureColumns()) {
            csv.text(column.name());
        }
        csv.endRow();
    }

    private static void row(CsvWriter csv, Row row) throws IOException {
        for (Column<Row> column : leadingColumns()) {
            column.cell().write(csv, row);
        }
        for (Map.Entry<String, String> param : row.run().params().entrySet()) {
            csv.text(param.getValue());
        }
        for (Column<Row> column : figureColumns()) {
            column.cell().write(csv, row);
        }
        csv.endRow();
    }

    static List<Column<Row>> leadingColumns() {
        return List.of(
                new Column<>("run_id", "", "The run.", (csv, r) -> csv.text(r.run.runId())),
                new Column<>("flow", "", "The flow's name in the scenario.", (csv, r) -> csv.text(r.flow.flow)),
                new Column<>("type", "", "tcp, udp, ping, traceroute or arq.", (csv, r) -> csv.text(r.flow.type)),
                new Column<>("from", "", "The sending node.", (csv, r) -> csv.text(r.flow.from)),
                new Column<>("to", "", "The receiving node, or the address given instead.",
                        (csv, r) -> csv.text(r.flow.to)),
                new Column<>("seed", "", "The seed of the run.", (csv, r) -> csv.integer(r.run.seed())));
    }

    static List<Column<Row>> figureColumns() {
        List<Column<Row>> columns = new ArrayList<>(ofAllFlows());
        columns.addAll(TcpColumns.all());
        return columns;
    }

    private static List<Column<Row>> ofAllFlows() {
        return List.of(
                new Column<>("start_s", "s", "When the flow starts; for TCP, the call of connect.",
                        (csv, r) -> csv.seconds(r.flow.startPs)),
                new Column<>("end_s", "s", "When its last byte was taken or it was stopped; empty if it still ran.",
                        (csv, r) -> csv.seconds(r.flow.endPs)),
                new Column<>("completed", "", "true if all that the scenario asks of the flow was done, else false.",
                        (csv, r) -> csv.truth(r.flow.completed)),
                new Column<>("bytes_delivered", "B", "Application bytes that the receiver's application took.",
                        (csv, r) -> csv.integer(r.flow.bytesDelivered)),
                new Column<>("goodput_bit_s", "bit/s",
                        "Delivered bits over the time from the flow's start to its last byte, its stop, or the end.",
                        (csv, r) -> csv.number(r.flow.goodputBitPerS)),
                new Column<>("completion_time_s", "s",
                        "From the start until the receiver's application has taken the last byte.",
                        (csv, r) -> csv.seconds(r.flow.completionTimePs)),
                new Column<>("connect_time_s", "s", "The duration of connect.",
                        (csv, r) -> csv.seconds(r.flow.connectTimePs)),
                new Column<>("packets_sent", "packets", "Packets that the sending side sent for this flow.",
                        (csv, r) -> csv.integer(r.flow.packetsSent)),
                new Column<>("packets_received", "packets", "Packets of these that the receiving side got.",
                        (csv, r) -> csv.integer(r.flow.packetsReceived)),
                new Column<>("packets_lost", "packets", "Packets that neither arrived nor are on their way any more.",
                        (csv, r) -> csv.integer(r.flow.packetsLost)),
                new Column<>("retransmits", "packets", "Segments that the sending side sent again, SYN included.",
                        (csv, r) -> csv.integer(r.flow.retransmits)),
                new Column<>("timeouts", "", "Expiries of the sender's retransmission timer, SYN included, probes not.",
                        (csv, r) -> csv.integer(r.flow.timeouts)),
                new Column<>("fast_recoveries", "", "Times the sender entered fast recovery.",
                        (csv, r) -> csv.integer(r.flow.fastRecoveries)),
                rtt("rtt_min_s", "Shortest round trip, exact.", RttSummary::minPs),
                rtt("rtt_mean_s", "Mean round trip, exact, rounded to a picosecond.", RttSummary::meanPs),
                rtt("rtt_p50_s", "Median round trip, within 0.1 %.", RttSummary::p50Ps),
                rtt("rtt_p95_s", "95th percentile of the round trips, within 0.1 %.", RttSummary::p95Ps),
                rtt("rtt_p99_s", "99th percentile of the round trips, within 0.1 %.", RttSummary::p99Ps),
                rtt("rtt_max_s", "Longest round trip, exact.", RttSummary::maxPs),
                new Column<>("limited_by", "",
                        "What held the flow back for the largest share of its life: the largest of the shares behind.",
                        (csv, r) -> csv.text(r.flow.limitedBy)),
                new Column<>("error", "", "Why the flow failed; empty if it did not.",
                        (csv, r) -> csv.text(r.flow.error)));
    }

    /** Picks one figure of a summary, in picoseconds. */
    private interface RttFigure {
        long of(RttSummary summary);
    }

    private static Column<Row> rtt(String name, String meaning, RttFigure figure) {
        return new Column<>(name, "s", meaning, (csv, r) -> {
            RttSummary rtt = r.flow.rtt;
            csv.seconds(rtt == null ? null : Long.valueOf(figure.of(rtt)));
        });
    }
}
