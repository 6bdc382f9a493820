package wireclock.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.RttSummary;
import wireclock.metrics.UdpRecord;

/** The figures of a run by name: {@code FLOW.goodput}, {@code LINK.queue_drops}, and {@code goodput} of all. */
final class FigureList {
    private static final double PS_PER_S = 1e12;

    /**
     * One kind of figure.
     *
     * @param name after the dot
     * @param meaning one sentence; empty for what the tables of flows and links explain
     * @param reader where it is read; NaN where there is none
     */
    record Kind<R>(String name, String unit, String meaning, ToDoubleFunction<R> reader) {
        Kind(String name, String unit, ToDoubleFunction<R> reader) {
            this(name, unit, "", reader);
        }
    }

    static final List<Kind<FlowRecord>> OF_FLOWS = List.of(
            new Kind<>("goodput", "bit/s", flow -> or(flow.goodputBitPerS)),
            new Kind<>("completed", "1", flow -> flow.completed ? 1 : 0),
            new Kind<>("completion_time", "s", flow -> seconds(flow.completionTimePs)),
            new Kind<>("connect_time", "s", flow -> seconds(flow.connectTimePs)),
            new Kind<>("bytes_delivered", "B", flow -> flow.bytesDelivered),
            new Kind<>("packets_sent", "packets", flow -> flow.packetsSent),
            new Kind<>("packets_received", "packets", flow -> flow.packetsReceived),
            new Kind<>("packets_lost", "packets", flow -> or(flow.packetsLost)),
            new Kind<>("retransmits", "packets", flow -> or(flow.retransmits)),
            new Kind<>("timeouts", "1", flow -> or(flow.timeouts)),
            new Kind<>("fast_recoveries", "1", flow -> or(flow.fastRecoveries)),
            new Kind<>("rtt.min", "s", flow -> rtt(flow.rtt, RttSummary::minPs)),
            new Kind<>("rtt.mean", "s", flow -> rtt(flow.rtt, RttSummary::meanPs)),
            new Kind<>("rtt.p50", "s", flow -> rtt(flow.rtt, RttSummary::p50Ps)),
            new Kind<>("rtt.p95", "s", flow -> rtt(flow.rtt, RttSummary::p95Ps)),
            new Kind<>("rtt.p99", "s", flow -> rtt(flow.rtt, RttSummary::p99Ps)),
            new Kind<>("rtt.max", "s", flow -> rtt(flow.rtt, RttSummary::maxPs)),
            new Kind<>("delay.min", "s", flow -> delay(flow.udp, RttSummary::minPs)),
            new Kind<>("delay.mean", "s", flow -> delay(flow.udp, RttSummary::meanPs)),
            new Kind<>("delay.max", "s", flow -> delay(flow.udp, RttSummary::maxPs)),
            new Kind<>("jitter", "s", flow -> flow.udp == null ? Double.NaN : seconds(flow.udp.jitterPs())),
            new Kind<>("late", "packets", flow -> flow.udp == null ? Double.NaN : or(flow.udp.late())),
            new Kind<>("mos", "1", flow -> meanOpinionScore(flow.udp)));

    static final List<Kind<LinkRecord>> OF_LINKS = List.of(
            new Kind<>("frames_sent", "frames", link -> link.framesSent),
            new Kind<>("bytes_sent", "B", link -> link.bytesSent),
            new Kind<>("frames_lost", "frames", link -> link.framesLost),
            new Kind<>("frames_corrupted", "frames", link -> link.framesCorrupted),
            new Kind<>("queue_drops", "packets", link -> link.queueDrops),
            new Kind<>("queue_max", "packets", link -> link.queueMaxPackets),
            new Kind<>("queue_mean", "packets", link -> or(link.queueMeanPackets)),
            new Kind<>("queue_wait_mean", "s", link -> seconds(link.queueWaitMeanPs)),
            new Kind<>("ecn_marked", "packets", link -> link.ecnMarked),
            new Kind<>("utilisation", "1", link -> or(link.utilisation)),
            new Kind<>("collisions", "1", link -> link.collisions),
            new Kind<>("late_collisions", "1", link -> link.lateCollisions),
            new Kind<>("excessive_collisions", "frames", link -> link.excessiveCollisions));

    /** What all flows and links of a run come to together, with the name of each in the header of runs.csv. */
    static final Map<String, Kind<Totals>> OF_RUNS = ofRuns();

    /** The flows and links of one run. */
    record Totals(List<FlowRecord> flows, List<LinkRecord> links) {
        double sumOfFlows(ToDoubleFunction<FlowRecord> reader) {
            return flows.stream().mapToDouble(reader).filter(value -> !Double.isNaN(value)).sum();
        }

        double sumOfLinks(ToDoubleFunction<LinkRecord> reader) {
            return links.stream().mapToDouble(reader).sum();
        }

        /** Jain, Chiu and Hawe 1984: 1 if all goodputs are equal, 1/n if one flow has it all. */
        double fairness() {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (FlowRecord flow : flows) {
                Double goodput = flow.goodputBitPerS;
                if (goodput != null) {
                    sum += goodput;
                    squares += goodput * goodput;
                    count++;
                }
            }
            return squares == 0 ? Double.NaN : sum * sum / (count * squares);
        }
    }

    private FigureList() {}

    private static Map<String, Kind<Totals>> ofRuns() {
        Map<String, Kind<Totals>> kinds = new LinkedHashMap<>();
        kinds.put("goodput_bit_s", new Kind<>("goodput", "bit/s", "The goodputs of all flows together.",
                run -> run.sumOfFlows(flow -> or(flow.goodputBitPerS))));
        kinds.put("fairness", new Kind<>("fairness", "1", "Jain's index of the goodputs of all flows.", Totals::fairness));
        kinds.put("completed", new Kind<>("completed", "1", "Flows of which all was done that the scenario asks.",
                run -> run.sumOfFlows(flow -> flow.completed ? 1 : 0)));
        kinds.put("bytes_delivered", new Kind<>("bytes_delivered", "B", "Application bytes that all receivers took.",
                run -> run.sumOfFlows(flow -> flow.bytesDelivered)));
        kinds.put("packets_lost", new Kind<>("packets_lost", "packets", "Packets of all flows that were lost.",
                run -> run.sumOfFlows(flow -> or(flow.packetsLost))));
        kinds.put("retransmits", new Kind<>("retransmits", "packets", "Segments that all senders sent again.",
                run -> run.sumOfFlows(flow -> or(flow.retransmits))));
        kinds.put("timeouts", new Kind<>("timeouts", "1", "Expiries of all retransmission timers.",
                run -> run.sumOfFlows(flow -> or(flow.timeouts))));
        kinds.put("frames_lost", new Kind<>("frames_lost", "frames", "Frames that all links lost after they had left the queue.",
                run -> run.sumOfLinks(link -> link.framesLost)));
        kinds.put("queue_drops", new Kind<>("queue_drops", "packets", "Packets that all queues did not accept or dropped later.",
                run -> run.sumOfLinks(link -> link.queueDrops)));
        kinds.put("collisions", new Kind<>("collisions", "1", "Collisions, counted at each station that took part.",
                run -> run.sumOfLinks(link -> link.collisions)));
        kinds.put("excessive_collisions", new Kind<>("excessive_collisions", "frames", "Frames given up because every attempt ended in a collision.",
                run -> run.sumOfLinks(link -> link.excessiveCollisions)));
        return Collections.unmodifiableMap(kinds);
    }

    /** All figures of a run: of the whole, of each flow, of each link direction. */
    static List<Figure> of(List<FlowRecord> flows, List<LinkRecord> links) {
        List<Figure> figures = new ArrayList<>();
        Totals totals = new Totals(flows, links);
        OF_RUNS.values().forEach(kind -> add("", kind, totals, figures));
        for (FlowRecord flow : flows) {
            OF_FLOWS.forEach(kind -> add(flow.flow + ".", kind, flow, figures));
        }
        for (int i = 0; i < links.size(); i++) {
            LinkRecord link = links.get(i);
            // The second direction of a link is called as in series.csv.
            String entity = link.link + (i % 2 == 0 ? "." : ".reverse.");
            OF_LINKS.forEach(kind -> add(entity, kind, link, figures));
        }
        return figures;
    }

    private static <R> void add(String prefix, Kind<R> kind, R record, List<Figure> figures) {
        double value = kind.reader().applyAsDouble(record);
        if (!Double.isNaN(value)) {
            figures.add(new Figure(prefix + kind.name(), kind.unit(), value));
        }
    }

    private static double or(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static double seconds(@Nullable Long ps) {
        return ps == null ? Double.NaN : ps / PS_PER_S;
    }

    private static double rtt(@Nullable RttSummary summary, ToDoubleFunction<RttSummary> reader) {
        return summary == null ? Double.NaN : reader.applyAsDouble(summary) / PS_PER_S;
    }

    private static double delay(@Nullable UdpRecord udp, ToDoubleFunction<RttSummary> reader) {
        return udp == null ? Double.NaN : rtt(udp.delay(), reader);
    }

    private static double meanOpinionScore(@Nullable UdpRecord udp) {
        return udp == null || udp.voice() == null ? Double.NaN : udp.voice().meanOpinionScore();
    }
}
