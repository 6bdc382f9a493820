package wireclock.metrics.figures;

import java.util.ArrayList;
import java.util.List;
import wireclock.metrics.LinkRecord;
import wireclock.metrics.StandardMetrics;

/** The figures of link directions: those of {@code links.csv}, and the queue at any moment. */
public final class LinkFigures {
    private LinkFigures() {}

    public static FigureTable<LinkSource> table() {
        List<Figure<LinkSource>> figures = new ArrayList<>(List.of(
                count("frames_sent", Unit.FRAMES, "Frames whose transmission began, lost ones included.",
                        link -> link.framesSent),
                count("bytes_sent", Unit.BYTES, "Their bytes, from destination address to frame check sequence.",
                        link -> link.bytesSent),
                count("frames_lost", Unit.FRAMES, "Frames the link lost after they had left the queue.",
                        link -> link.framesLost),
                count("frames_corrupted", Unit.FRAMES, "Frames that arrived with a wrong frame check sequence.",
                        link -> link.framesCorrupted),
                count("queue_drops", Unit.PACKETS,
                        "Packets that the queue did not accept or dropped later, and those longer than the MTU.",
                        link -> link.queueDrops),
                Figure.since("drops", "", Unit.PACKETS, "Another name for `queue_drops`, as in `series.csv`.",
                        link -> link.record().queueDrops),
                Figure.now("queue", "", Unit.PACKETS, StandardMetrics.QUEUE.meaning(),
                        link -> link.direction().queuedPackets()),
                new Figure<>("queue.max", "queue_max_packets", Unit.PACKETS, Figure.Span.SINCE,
                        "Most packets that ever waited, the one being sent not counted.", QueuePeak::new),
                new Figure<>("queue.mean", "queue_mean_packets", Unit.PACKETS, Figure.Span.SINCE,
                        "Packets waiting, averaged over time.",
                        link -> Meters.shareOfTime(() -> link.direction().waitSoFarPs()))));
        figures.addAll(Figure.gauge("queue_bytes", Unit.BYTES, "Bytes waiting in the queue.",
                link -> Unit.BYTES.factor() * link.direction().queuedBytes()));
        figures.addAll(List.of(
                new Figure<>("queue_wait.mean", "queue_wait_mean_s", Unit.SECONDS, Figure.Span.SINCE,
                        "Time in the queue, averaged over all accepted packets, zeros included.",
                        link -> Meters.timeEach(() -> link.direction().waitSoFarPs(),
                                () -> link.direction().stats().accepted)),
                count("ecn_marked", Unit.PACKETS, "Packets that the queue marked with Congestion Experienced.",
                        link -> link.ecnMarked),
                new Figure<>("utilisation", "utilisation", Unit.SHARE, Figure.Span.SINCE,
                        "Share of the time during which the medium was occupied, preamble and gap included.",
                        link -> Meters.shareOfTime(() -> link.direction().busySoFarPs())),
                count("collisions", Unit.NONE, "Collisions in which the sending side took part.",
                        link -> link.collisions),
                count("late_collisions", Unit.NONE, "Those of them that came after the slot time.",
                        link -> link.lateCollisions),
                count("excessive_collisions", Unit.FRAMES, "Frames given up because every attempt ended in a collision.",
                        link -> link.excessiveCollisions)));
        return new FigureTable<>("link", figures, List.of());
    }

    /** Picks one number of a record. */
    private interface RecordReading {
        double of(LinkRecord record);
    }

    private static Figure<LinkSource> count(String name, Unit unit, String meaning, RecordReading reading) {
        return Figure.since(name, name, unit, meaning, link -> unit.factor() * reading.of(link.record()));
    }

    /** The longest queue: the link's own count from the start of a run; looked at at every change from a later time. */
    private static final class QueuePeak implements Meter {
        private final LinkSource link;
        private final Meter since;
        private boolean wholeRun = true;

        QueuePeak(LinkSource link) {
            this.link = link;
            this.since = new GaugeStatistic(GaugeStatistic.Kind.MAX, () -> link.direction().queuedPackets());
        }

        @Override
        public void open(long nowPs) {
            wholeRun = nowPs == 0;
            since.open(nowPs);
        }

        @Override
        public boolean observes() {
            return !wholeRun;
        }

        @Override
        public void observe(long nowPs) {
            since.observe(nowPs);
        }

        @Override
        public double read(long nowPs) {
            return wholeRun ? link.direction().stats().queueMaxPackets : since.read(nowPs);
        }
    }
}
