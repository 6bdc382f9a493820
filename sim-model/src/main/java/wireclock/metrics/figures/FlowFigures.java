package wireclock.metrics.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricDefinition;
import wireclock.metrics.RttSummary;
import wireclock.metrics.StandardMetrics;
import wireclock.metrics.UdpRecord;

/** The figures of flows: those of {@code flows.csv} and {@code udp.csv}, and the sampled ones at any moment. */
public final class FlowFigures {
    /** Sampled metrics that are looked at as they are, with their units. */
    private static final List<Gauge> GAUGES = List.of(new Gauge(StandardMetrics.RTT, Unit.SECONDS),
            new Gauge(StandardMetrics.CWND, Unit.BYTES), new Gauge(StandardMetrics.SSTHRESH, Unit.BYTES),
            new Gauge(StandardMetrics.IN_FLIGHT, Unit.BYTES), new Gauge(StandardMetrics.INFLIGHT_HI, Unit.BYTES),
            new Gauge(StandardMetrics.INFLIGHT_LO, Unit.BYTES), new Gauge(StandardMetrics.RECEIVE_WINDOW, Unit.BYTES),
            new Gauge(StandardMetrics.WINDOW_USED, Unit.PACKETS));

    private FlowFigures() {}

    private record Gauge(MetricDefinition metric, Unit unit) {}

    public static FigureTable<FlowSource> table() {
        List<Figure<FlowSource>> figures = new ArrayList<>(List.of(
                Figure.now("completed", "completed", Unit.TRUTH, "Whether all that the scenario asks of the flow is done.",
                        flow -> flow.record().completed ? 1 : 0),
                Figure.now("failed", "", Unit.TRUTH, "Whether the flow has an error.",
                        flow -> flow.record().error != null ? 1 : 0),
                Figure.whole("start", "start_s", Unit.SECONDS, "When the flow starts.",
                        flow -> Meters.seconds(flow.record().startPs)),
                Figure.whole("end", "end_s", Unit.SECONDS, "When its last byte was taken or it was stopped.",
                        flow -> Meters.seconds(flow.record().endPs)),
                count("bytes_delivered", Unit.BYTES, "Application bytes that the receiver's application took.",
                        record -> record.bytesDelivered),
                new Figure<>("goodput", "goodput_bit_s", Unit.BIT_PER_S, Figure.Span.SINCE,
                        "Delivered bits over the time from the flow's start, or from `from`, to its last byte, its "
                                + "stop, or now.",
                        flow -> Meters.goodput(flow::record)),
                Figure.whole("completion_time", "completion_time_s", Unit.SECONDS,
                        "From the start until the receiver's application has taken the last byte.",
                        flow -> Meters.seconds(flow.record().completionTimePs)),
                Figure.whole("connect_time", "connect_time_s", Unit.SECONDS, "The duration of connect.",
                        flow -> Meters.seconds(flow.record().connectTimePs)),
                count("packets_sent", Unit.PACKETS, "Packets that the sending side sent for this flow.",
                        record -> record.packetsSent),
                count("packets_received", Unit.PACKETS, "Packets of these that the receiving side got.",
                        record -> record.packetsReceived),
                Figure.since("packets_lost", "packets_lost", Unit.PACKETS,
                        "Packets that neither arrived nor are on their way any more.",
                        flow -> Meters.count(flow.recordWithLosses().packetsLost)),
                count("retransmits", Unit.PACKETS, "Segments that the sending side sent again, SYN included.",
                        record -> Meters.count(record.retransmits)),
                count("timeouts", Unit.NONE, "Expiries of the sender's retransmission timer.",
                        record -> Meters.count(record.timeouts)),
                count("fast_recoveries", Unit.NONE, "Times the sender entered fast recovery.",
                        record -> Meters.count(record.fastRecoveries))));
        summary().forEach((name, figure) -> figures.add(new Figure<>("rtt." + name, "rtt_" + name + "_s",
                Unit.SECONDS, Figure.Span.SINCE, "Of the round trips measured: " + words(name) + ".",
                flow -> Meters.roundTrips(flow, figure))));
        for (Gauge gauge : GAUGES) {
            addGauge(gauge, figures);
        }
        figures.addAll(TcpFigures.all());
        addUdp(figures);
        return new FigureTable<>("flow", figures, List.of(
                new TextFigure<>("error", "Why the flow failed; `none` if it did not.", flow -> flow.record().error),
                new TextFigure<>("limited_by", "What held the flow back for the largest share of its life.",
                        flow -> flow.record().limitedBy),
                new TextFigure<>("state", "The TCP state of the end that connects.", flow -> flow.state(true)),
                new TextFigure<>("server_state", "The TCP state of the end that accepts.", flow -> flow.state(false))));
    }

    /** Whether flows of this type have a figure at all; one that they have may still be without a value. */
    public static boolean has(FlowSource flow, String name) {
        String gauge = name.replaceFirst("\\.(min|mean|max)$", "");
        for (Gauge each : GAUGES) {
            if (each.metric.name().equals(gauge) && !(gauge.equals("rtt") && !gauge.equals(name))) {
                return flow.has(each.metric);
            }
        }
        return true;
    }

    /** Picks one number of a record. */
    private interface RecordReading {
        double of(FlowRecord record);
    }

    private static Figure<FlowSource> count(String name, Unit unit, String meaning, RecordReading reading) {
        return Figure.since(name, name, unit, meaning, flow -> unit.factor() * reading.of(flow.record()));
    }

    private static void addGauge(Gauge gauge, List<Figure<FlowSource>> figures) {
        String name = gauge.metric.name();
        Figure.Reading<FlowSource> reading = flow -> gauge.unit.factor() * flow.gauge(gauge.metric);
        List<Figure<FlowSource>> all = Figure.gauge(name, gauge.unit, gauge.metric.meaning(), reading);
        // The round-trip times have statistics over what was measured, not over time.
        figures.addAll(name.equals("rtt") ? all.subList(0, 1) : all);
    }

    private static void addUdp(List<Figure<FlowSource>> figures) {
        summary().forEach((name, figure) -> figures.add(Figure.whole("delay." + name, "delay_" + name + "_s",
                Unit.SECONDS, "Of the one-way delays of datagrams: " + words(name) + ".",
                flow -> of(flow, udp -> udp.delay() == null ? Double.NaN : Meters.seconds(figure.of(udp.delay()))))));
        figures.add(Figure.now("jitter", "jitter_s", Unit.SECONDS, "Interarrival jitter (RFC 3550, section 6.4.1).",
                flow -> of(flow, udp -> Meters.seconds(udp.jitterPs()))));
        figures.add(Figure.since("late", "late", Unit.PACKETS, "Arrivals after their turn to be played.",
                flow -> of(flow, udp -> Meters.count(udp.late()))));
        figures.add(Figure.since("out_of_order", "out_of_order", Unit.PACKETS, "Arrivals after one that was sent later.",
                flow -> of(flow, UdpRecord::outOfOrder)));
        figures.add(Figure.since("duplicates", "duplicates", Unit.PACKETS, "Arrivals of what had arrived already.",
                flow -> of(flow, UdpRecord::duplicates)));
        figures.add(Figure.whole("loss_share", "loss_share", Unit.SHARE, "Of the packets of a call, those lost or late.",
                flow -> voice(flow, UdpRecord.Voice::lossShare)));
        figures.add(Figure.whole("r_factor", "r_factor", Unit.NONE, "Rating of a call by the E-model (ITU-T G.107).",
                flow -> voice(flow, UdpRecord.Voice::rating)));
        figures.add(Figure.whole("mos", "mos", Unit.NONE, "Mean opinion score of a call, 1 (bad) to 4.5.",
                flow -> voice(flow, UdpRecord.Voice::meanOpinionScore)));
    }

    private static @Nullable UdpRecord udp(FlowSource flow) {
        return flow.record().udp;
    }

    private interface UdpReading {
        double of(UdpRecord udp);
    }

    private static double of(FlowSource flow, UdpReading reading) {
        UdpRecord udp = udp(flow);
        return udp == null ? Double.NaN : reading.of(udp);
    }

    private interface VoiceReading {
        double of(UdpRecord.Voice voice);
    }

    private static double voice(FlowSource flow, VoiceReading reading) {
        UdpRecord udp = udp(flow);
        return udp == null || udp.voice() == null ? Double.NaN : reading.of(udp.voice());
    }

    /** In the order of the columns. */
    private static Map<String, Meters.RttFigure> summary() {
        Map<String, Meters.RttFigure> figures = new LinkedHashMap<>();
        figures.put("min", RttSummary::minPs);
        figures.put("mean", RttSummary::meanPs);
        figures.put("p50", RttSummary::p50Ps);
        figures.put("p95", RttSummary::p95Ps);
        figures.put("p99", RttSummary::p99Ps);
        figures.put("max", RttSummary::maxPs);
        return figures;
    }

    private static String words(String statistic) {
        return switch (statistic) {
            case "min" -> "the shortest, exact";
            case "mean" -> "the mean, exact";
            case "max" -> "the longest, exact";
            default -> "the " + statistic.substring(1) + "th percentile, within 0.1 %";
        };
    }
}
