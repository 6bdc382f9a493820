package wireclock.workload;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wireclock.arq.ArqReceiver;
import wireclock.arq.ArqReceiverStats;
import wireclock.arq.ArqSender;
import wireclock.arq.ArqSenderStats;
import wireclock.arq.SegmentSource;
import wireclock.device.Host;
import wireclock.device.PowerListener;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.metrics.ArqRecord;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.StandardMetrics;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/** A transfer from one host to another by stop-and-wait, go-back-N or selective repeat. */
public final class ArqFlow implements Flow {
    private final FlowEnds ends;
    private final ArqFlowConfig config;
    private final Scheduler scheduler;
    private final Host from;
    private final int destination;
    private final SegmentedStream stream;
    private final RttStatistics rtt = new RttStatistics();
    private final ArqSender sender;
    /** Null if the address is nobody's. */
    private final @Nullable ArqReceiver receiver;
    private final Timer start;
    private final Timer stop;

    private boolean started;
    private long lastRttPs = -1;
    private long stoppedPs = -1;
    private long bytesAtStop;
    private long completedPs = -1;
    private @Nullable String error;

    /**
     * Builds the flow.
     *
     * @param to the host that receives, or null if the destination is nobody's
     * @param pattern names the stream of bytes
     */
    public ArqFlow(FlowEnds ends, ArqFlowConfig config, Scheduler scheduler, Host from, @Nullable Host to,
            int destination, RandomStream pattern) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.from = from;
        this.destination = destination;
        stream = new SegmentedStream(ends.name(), pattern.nextLong(), config);
        sender = new ArqSender(scheduler, from.component(), from.udp(), config.arq(), destination, config.port(),
                new Source(), config.segments());
        receiver = to == null ? null
                : new ArqReceiver(to.udp(), config.arq(), destination, config.port(), this::delivered);
        start = new Timer(scheduler, from.component()) {
            @Override
            protected void expired() {
                begin();
            }
        };
        stop = new Timer(scheduler, from.component()) {
            @Override
            protected void expired() {
                stopNow();
            }
        };
        from.addPowerListener(new SenderMachine());
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        if (receiver != null) {
            receiver.listen();
        }
        if (config.startPs() < config.stopPs()) {
            // The stop comes first: of a segment due at that very instant it must take the place.
            stop.arm(config.stopPs());
            start.arm(config.startPs());
        }
    }

    private void begin() {
        if (from.isRunning()) {
            started = true;
            sender.start();
        } else {
            error = HostFailure.DOWN;
            stop.disarm();
        }
    }

    private void stopNow() {
        sender.stop();
        stoppedPs = scheduler.nowPs();
        bytesAtStop = stream.bytes();
    }

    private void delivered(Payload payload) {
        stream.take(payload);
        if (stream.bytes() == config.sizeBytes() && stream.wrongSegments() == 0) {
            completedPs = scheduler.nowPs();
            stop.disarm();
        }
    }

    private final class Source implements SegmentSource {
        @Override
        public Payload segment(long number) {
            return stream.segment(number);
        }

        @Override
        public void roundTripMeasured(long rttPs) {
            lastRttPs = rttPs;
            rtt.record(rttPs);
        }

        @Override
        public void failed(String reason) {
            // Once everything has been delivered, only the last acknowledgements can be missing: nobody can ever be
            // sure
            // that they arrive, and the transfer has not failed.
            if (completedPs < 0) {
                error = reason;
            }
            stop.disarm();
        }
    }

    /** The sending application dies with its host; one that has not begun yet may find a host that is up again. */
    private final class SenderMachine implements PowerListener {
        @Override
        public void crashed() {
            if (started && completedPs < 0 && stoppedPs < 0 && error == null) {
                error = HostFailure.CRASHED;
                stop.disarm();
                stopNow();
            }
            if (started) {
                sender.stop();
            }
        }

        @Override
        public void restarted() {
            // Nobody starts the application again.
        }
    }

    // --- figures -----------------------------------------------------------------------------------------------------

    @Override
    public void register(MetricRegistry metrics) {
        String entity = ends.name();
        metrics.add(entity, StandardMetrics.GOODPUT, () -> 8.0 * stream.bytes());
        metrics.add(entity, StandardMetrics.RTT, () -> lastRttPs < 0 ? Double.NaN : SimTime.toSeconds(lastRttPs));
        metrics.add(entity, StandardMetrics.IN_FLIGHT,
                () -> started ? (double) sender.inFlight() * config.arq().segmentBytes() : Double.NaN);
        metrics.add(entity, StandardMetrics.WINDOW_USED, () -> started ? sender.windowUsed() : Double.NaN);
    }

    @Override
    public FlowRecord record(long endPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(ends.name(), "arq", ends.from(), ends.to());
        record.startPs = config.startPs();
        record.error = error != null ? error : stream.firstWrong();
        if (!started) {
            return record;
        }
        record.completed = completedPs >= 0 && stream.wrongSegments() == 0;
        record.bytesDelivered = stream.bytes();
        long finishedPs = record.completed ? completedPs : stoppedPs;
        if (finishedPs >= 0) {
            record.endPs = finishedPs;
        }
        record.goodputBitPerS = Goodput.of(stoppedPs >= 0 ? bytesAtStop : stream.bytes(), config.startPs(),
                finishedPs >= 0 ? finishedPs : endPs);
        if (record.completed) {
            record.completionTimePs = completedPs - config.startPs();
        }
        record.rtt = rtt.summary();
        ArqSenderStats sent = sender.stats();
        record.packetsSent = sent.segmentsSent;
        record.retransmits = sent.retransmits;
        record.timeouts = sent.timeouts;
        ArqReceiverStats received = receiver == null ? new ArqReceiverStats() : receiver.stats();
        record.packetsReceived = received.segmentsReceived;
        record.packetsLost = underWay.lost(record.packetsSent, record.packetsReceived, this::isOurs);
        record.arq = new ArqRecord(config.arq().protocol().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                config.arq().window(), config.arq().sequenceBits(), sent.acksReceived, sent.naksReceived,
                sent.staleAnswers, received.acksSent, received.naksSent, received.duplicates, received.outOfOrder,
                received.outsideWindow, sent.malformed + received.malformed, received.mostHeld, stream.wrongSegments());
        return record;
    }

    private boolean isOurs(Ipv4Packet packet) {
        return packet.payload() instanceof UdpDatagram datagram && datagram.destinationPort() == config.port()
                && datagram.sourcePort() == sender.localPort() && packet.destination() == destination
                && from.ip().isLocal(packet.source());
    }
}
