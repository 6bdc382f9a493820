package wireclock.workload;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.MtuProbes;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.StandardMetrics;
import wireclock.metrics.TcpRecord;
import wireclock.tcp.MtuProbing;
import wireclock.tcp.SendLimit;
import wireclock.tcp.TcpConfig;
import wireclock.tcp.TcpObserver;
import wireclock.tcp.TcpSocket;
import wireclock.tcp.TcpStats;
import wireclock.transport.CongestionControl;
import wireclock.transport.LeadingControl;

/** What is seen of the sender of a TCP flow: its round trips, what limits it, and its windows. */
final class SenderWatch implements TcpObserver {
    private final Scheduler scheduler;
    private final boolean searchesMtu;
    private final RttStatistics rtt = new RttStatistics();
    private final LimitLedger limits = new LimitLedger();
    private long lastRttPs = -1;

    SenderWatch(Scheduler scheduler, TcpConfig config) {
        this.scheduler = scheduler;
        this.searchesMtu = config.path().probing().mode() != MtuProbing.Mode.OFF;
    }

    /** The life of the flow begins. */
    void begin() {
        limits.begin(scheduler.nowPs());
    }

    void end(long timePs) {
        limits.end(timePs);
    }

    /** A link that the flow's packets take is cut, or mended. */
    void pathCut(boolean cut) {
        limits.pathCut(cut, scheduler.nowPs());
    }

    @Override
    public void roundTripMeasured(long rttPs) {
        lastRttPs = rttPs;
        rtt.record(rttPs);
    }

    @Override
    public void limitChanged(SendLimit limit) {
        limits.change(limit, scheduler.nowPs());
    }

    RttStatistics roundTrips() {
        return rtt;
    }

    /** Names what can be sampled. */
    void register(MetricRegistry metrics, String entity, Supplier<@Nullable TcpSocket> sender) {
        metrics.add(entity, StandardMetrics.RTT, () -> lastRttPs < 0 ? Double.NaN : SimTime.toSeconds(lastRttPs));
        metrics.add(entity, StandardMetrics.CWND, () -> read(sender.get(), TcpSocket::congestionWindow, true));
        metrics.add(entity, StandardMetrics.SSTHRESH, () -> read(sender.get(), SenderWatch::knownThreshold, true));
        metrics.add(entity, StandardMetrics.IN_FLIGHT, () -> read(sender.get(), TcpSocket::inFlight, true));
        metrics.add(entity, StandardMetrics.INFLIGHT_HI,
                () -> read(sender.get(), socket -> bound(socket, LeadingControl::highInFlight), true));
        metrics.add(entity, StandardMetrics.INFLIGHT_LO,
                () -> read(sender.get(), socket -> bound(socket, LeadingControl::lowInFlight), true));
        metrics.add(entity, StandardMetrics.RECEIVE_WINDOW, () -> read(sender.get(), TcpSocket::sendWindow, false));
    }

    private interface SocketReader {
        double read(TcpSocket socket);
    }

    private static double read(@Nullable TcpSocket sender, SocketReader reader, boolean inSegments) {
        if (sender == null || !sender.state().isSynchronized()) {
            return Double.NaN;
        }
        return reader.read(sender) * (inSegments ? sender.effectiveSegmentSize() : 1);
    }

    private static double knownThreshold(TcpSocket sender) {
        int threshold = sender.slowStartThreshold();
        return threshold == CongestionControl.NO_THRESHOLD ? Double.NaN : threshold;
    }

    private static double bound(TcpSocket sender, ToIntFunction<LeadingControl> of) {
        LeadingControl control = sender.leadingControl();
        int segments = control == null ? LeadingControl.NO_BOUND : of.applyAsInt(control);
        return segments == LeadingControl.NO_BOUND ? Double.NaN : segments;
    }

    /** Puts why segments were sent again, and what limited the flow, into its record. */
    void describe(FlowRecord record, TcpStats sent, long endPs) {
        TcpRecord tcp = new TcpRecord(sent.fastRetransmits, sent.timeoutRetransmits, sent.probeRetransmits,
                sent.duplicateReports, sent.undos, rtt.count(), limits.heldAt(endPs), sent.segmentsMarked,
                searchesMtu ? new MtuProbes(sent.mtuProbes, sent.mtuProbesLost) : null);
        record.tcp = tcp;
        record.limitedBy = tcp.lifePs() == 0 ? null : tcp.largest().text();
    }
}
