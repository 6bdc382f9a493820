package wireclock.metrics;

import java.util.List;
import wireclock.metrics.MetricDefinition.Kind;

/** The metrics of flows and links that every run samples. */
public final class StandardMetrics {
    public static final MetricDefinition GOODPUT = new MetricDefinition("goodput", "bit/s", Kind.COUNTER_RATE,
            "Application bits that the receiver's application took since the last sample, per second.");
    public static final MetricDefinition RTT = new MetricDefinition("rtt", "s", Kind.GAUGE,
            "The round-trip time measured last.");
    public static final MetricDefinition CWND = new MetricDefinition("cwnd", "B", Kind.GAUGE,
            "Congestion window of a TCP sender.");
    public static final MetricDefinition SSTHRESH = new MetricDefinition("ssthresh", "B", Kind.GAUGE,
            "Slow-start threshold of a TCP sender; no row before the first congestion event.");
    public static final MetricDefinition IN_FLIGHT = new MetricDefinition("in_flight", "B", Kind.GAUGE,
            "Bytes that a sender of type tcp or arq believes to be in the network.");
    public static final MetricDefinition INFLIGHT_HI = new MetricDefinition("inflight_hi", "B", Kind.GAUGE,
            "The most in flight that bbr3 holds for safe since a probe met losses; no row before, nor of another control.");
    public static final MetricDefinition INFLIGHT_LO = new MetricDefinition("inflight_lo", "B", Kind.GAUGE,
            "To what losses or marks have cut that until the next probe; no row while they have not.");
    public static final MetricDefinition RECEIVE_WINDOW = new MetricDefinition("receive_window", "B", Kind.GAUGE,
            "Window that the TCP receiver advertised last, scaled.");
    public static final MetricDefinition WINDOW_USED = new MetricDefinition("window_used", "segments", Kind.GAUGE,
            "Segments from the first unacknowledged to the last sent, of a sender of type arq.");
    public static final MetricDefinition QUEUE = new MetricDefinition("queue", "packets", Kind.GAUGE,
            "Packets waiting in the queue of a link direction, the one being sent not counted.");
    public static final MetricDefinition DROPS = new MetricDefinition("drops", "packets", Kind.GAUGE,
            "Packets that a link direction did not accept, its queue being full or they too long, since the start of the run.");
    public static final MetricDefinition COLLISIONS = new MetricDefinition("collisions", "1", Kind.GAUGE,
            "Collisions in which the sending side of a half-duplex direction took part, since the start of the run.");

    private StandardMetrics() {}

    /** All of them, in the order in which the reference lists them. */
    public static List<MetricDefinition> all() {
        return List.of(GOODPUT, RTT, CWND, SSTHRESH, IN_FLIGHT, INFLIGHT_HI, INFLIGHT_LO, RECEIVE_WINDOW, WINDOW_USED, QUEUE, DROPS,
                COLLISIONS);
    }
}
