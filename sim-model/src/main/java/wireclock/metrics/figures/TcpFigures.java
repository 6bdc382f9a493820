package wireclock.metrics.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import wireclock.metrics.FlowLimit;
import wireclock.metrics.MtuProbes;
import wireclock.metrics.TcpRecord;

/** The figures that only flows over TCP have. */
final class TcpFigures {
    private TcpFigures() {}

    /** Picks one number of a record. */
    private interface Reading {
        double of(TcpRecord record);
    }

    static List<Figure<FlowSource>> all() {
        List<Figure<FlowSource>> figures = new ArrayList<>(List.of(
                count("retransmits_fast", Unit.PACKETS, "Of the retransmits, those of fast recovery.",
                        TcpRecord::fastRetransmits),
                count("retransmits_timeout", Unit.PACKETS, "Of the retransmits, those after a timeout, SYN included.",
                        TcpRecord::timeoutRetransmits),
                count("retransmits_probe", Unit.PACKETS, "Of the retransmits, tail loss probes.",
                        TcpRecord::probeRetransmits),
                count("spurious_retransmits", Unit.PACKETS, "Segments that the receiver reported to have arrived twice.",
                        TcpRecord::spuriousRetransmits),
                count("undos", Unit.NONE, "Cuts of the congestion window that were taken back as mistakes.",
                        TcpRecord::undos),
                count("rtt_samples", Unit.NONE, "Round trips measured.", TcpRecord::roundTrips),
                count("ecn_marks_told", Unit.PACKETS,
                        "Segments that have arrived marked, by what the receiver has told.",
                        TcpRecord::segmentsMarked)));
        for (FlowLimit limit : FlowLimit.values()) {
            String name = "limited_" + limit.name().toLowerCase(Locale.ROOT);
            figures.add(Figure.now(name, name, Unit.SHARE, "Share of the flow's life in which this held it back: "
                    + limit.text() + ".", flow -> read(flow, record -> record.share(limit))));
        }
        figures.add(probes("mtu_probes_sent", "Probes of the path's MTU.", MtuProbes::sent));
        figures.add(probes("mtu_probes_lost", "Of the probes of the path's MTU, those that did not arrive.",
                MtuProbes::lost));
        return figures;
    }

    private static Figure<FlowSource> count(String name, Unit unit, String meaning, Reading reading) {
        return Figure.since(name, name, unit, meaning, flow -> read(flow, reading));
    }

    private static Figure<FlowSource> probes(String name, String meaning, ToLongFunction<MtuProbes> reading) {
        return count(name, Unit.PACKETS, meaning + " Of a flow with `mtu_probing`.", record -> {
            MtuProbes probes = record.mtuProbes();
            return probes == null ? Double.NaN : reading.applyAsLong(probes);
        });
    }

    private static double read(FlowSource flow, Reading reading) {
        TcpRecord tcp = flow.record().tcp;
        return tcp == null ? Double.NaN : reading.of(tcp);
    }
}
