package wireclock.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.MtuProbes;
import wireclock.metrics.TcpRecord;

/** The columns of {@code flows.csv} that only TCP fills. */
final class TcpColumns {
    private TcpColumns() {}

    static List<Column<FlowsCsv.Row>> all() {
        List<Column<FlowsCsv.Row>> columns = new ArrayList<>(List.of(
                count("retransmits_fast", "packets",
                        "Of the retransmits, those of fast recovery.", TcpRecord::fastRetransmits),
                count("retransmits_timeout", "packets",
                        "Of the retransmits, those after a timeout, SYN included.",
                        TcpRecord::timeoutRetransmits),
                count("retransmits_probe", "packets",
                        "Of the retransmits, tail loss probes.", TcpRecord::probeRetransmits),
                count("spurious_retransmits", "packets",
                        "Segments that the receiver reported to have arrived twice (DSACK).",
                        TcpRecord::spuriousRetransmits),
                count("undos", "",
                        "Cuts of the congestion window that were taken back as mistakes.", TcpRecord::undos),
                count("rtt_samples", "", "Round trips measured.", TcpRecord::roundTrips),
                share(FlowLimit.HANDSHAKE, "until the connection was established"),
                share(FlowLimit.APPLICATION, "in which there was nothing to send"),
                share(FlowLimit.SEND_BUFFER,
                        "in which all that was written had been sent and the send buffer was full"),
                share(FlowLimit.CONGESTION_WINDOW, "in which the congestion window was full, "
                        + "or a paced sender waited for its next burst"),
                share(FlowLimit.RECEIVE_WINDOW, "in which the receiver's window did not take the next segment"),
                share(FlowLimit.RECOVERY, "in fast recovery"),
                share(FlowLimit.RTO, "in repair after a timeout"),
                share(FlowLimit.LINK_DOWN, "in which a link of the path was cut"),
                probes("mtu_probes_sent", "Probes of the path's MTU", MtuProbes::sent),
                probes("mtu_probes_lost", "Of the probes of the path's MTU, those that did not arrive",
                        MtuProbes::lost),
                count("ecn_marks_told", "packets",
                        "Segments that have arrived marked, by what the receiver has told: with RFC 3168 all that an "
                                + "echo covers, with Accurate ECN a count.",
                        TcpRecord::segmentsMarked)));
        return columns;
    }

    /** Picks one count. */
    private interface Count {
        long of(TcpRecord record);
    }

    private static Column<FlowsCsv.Row> count(String name, String unit, String meaning, Count count) {
        return new Column<>(name, unit, meaning, (csv, r) -> {
            TcpRecord tcp = r.flow().tcp;
            csv.integer(tcp == null ? null : Long.valueOf(count.of(tcp)));
        });
    }

    private static Column<FlowsCsv.Row> probes(String name, String meaning, ToLongFunction<MtuProbes> count) {
        return new Column<>(name, "packets", meaning + "; empty without `mtu_probing`.", (csv, r) -> {
            TcpRecord tcp = r.flow().tcp;
            MtuProbes probes = tcp == null ? null : tcp.mtuProbes();
            csv.integer(probes == null ? null : Long.valueOf(count.applyAsLong(probes)));
        });
    }

    private static Column<FlowsCsv.Row> share(FlowLimit limit, String meaning) {
        String name = "limited_" + limit.name().toLowerCase(Locale.ROOT);
        return new Column<>(name, "", "Share of the flow's life, 0 to 1, " + meaning + ".", (csv, r) -> {
            TcpRecord tcp = r.flow().tcp;
            csv.number(tcp == null ? Double.NaN : tcp.share(limit));
        });
    }
}
