package wireclock.workload;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.device.PowerListener;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ip.EchoListener;
import wireclock.ip.Ipv4;
import wireclock.ip.SendResult;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.StandardMetrics;
import wireclock.metrics.Transcript;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;

/** A node that sends ICMP echo requests at equal distances and measures how long the replies take. */
public final class PingFlow implements Flow {
    /** Sequence numbers have 16 bits: as many requests may be unanswered before a number means another one. */
    private static final int SEQUENCES = 1 << 16;

    private static final long NOT_OUTSTANDING = -1;

    private final FlowEnds ends;
    private final PingFlowConfig config;
    private final Scheduler scheduler;
    private final IpNode node;
    private final Ipv4 ip;
    private final int destination;
    private final int identifier;
    private final long pattern;
    private final RttStatistics rtt = new RttStatistics();
    private final PingTranscript transcript;
    private final Timer next;
    private final Timer stop;
    /** When each sequence number was sent; grows with the requests up to all of them. */
    private long[] sentPs = new long[64];

    private long sent;
    private long received;
    private long errors;
    private long lastRttPs = -1;
    private long lastReplyPs = -1;
    private long stoppedPs = -1;
    private @Nullable String lastError;

    /**
     * Builds the flow.
     *
     * @param node that pings
     * @param identifier of the echo requests, unique on the node
     */
    public PingFlow(FlowEnds ends, PingFlowConfig config, Scheduler scheduler, IpNode node, int destination,
            int identifier, RandomStream pattern) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.node = node;
        this.ip = node.ip();
        this.destination = destination;
        this.identifier = identifier;
        this.pattern = pattern.nextLong();
        this.transcript = new PingTranscript(ends, destination, config.dataBytes());
        this.next = new Timer(scheduler, node.component()) {
            @Override
            protected void expired() {
                sendNext();
            }
        };
        this.stop = new Timer(scheduler, node.component()) {
            @Override
            protected void expired() {
                stoppedPs = timePs();
                next.disarm();
            }
        };
        node.addPowerListener(new Machine());
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        ip.icmp().openEcho(identifier, new Listener());
        if (config.startPs() < config.stopPs()) {
            // The stop comes first: of a request due at that very instant it must take the place.
            stop.arm(config.stopPs());
            next.arm(config.startPs());
        }
    }

    private void sendNext() {
        if (!node.isRunning()) {
            lastError = HostFailure.DOWN;
            stop.disarm();
            return;
        }
        long nowPs = scheduler.nowPs();
        // People, and iputils, count from 1.
        int sequence = (int) ((sent + 1) % SEQUENCES);
        if (sequence >= sentPs.length) {
            sentPs = Arrays.copyOf(sentPs, Math.min(2 * sentPs.length, SEQUENCES));
        }
        sentPs[sequence] = nowPs;
        transcript.sent(nowPs);
        SendResult result =
                ip.icmp().sendEcho(destination, identifier, sequence, data(sequence), config.timeToLive(),
                        config.typeOfService(), config.discovery());
        sent++;
        if (result != SendResult.SENT) {
            errors++;
            sentPs[sequence] = NOT_OUTSTANDING;
            transcript.notSent(result == SendResult.MESSAGE_TOO_LONG, sequence);
            lastError = result.text();
        }
        if (sent == config.count()) {
            stop.disarm();
        } else {
            next.arm(nowPs + config.intervalPs());
        }
    }

    private GeneratedPayload data(int sequence) {
        return new GeneratedPayload(pattern, (long) sequence * config.dataBytes(), config.dataBytes());
    }

    private boolean isOutstanding(int sequence) {
        boolean used = sent >= SEQUENCES || sequence > 0 && sequence <= sent;
        return sequence < sentPs.length && used && sentPs[sequence] != NOT_OUTSTANDING;
    }

    /** The ping dies with its node; one that has not begun yet may find a node that is up again. */
    private final class Machine implements PowerListener {
        @Override
        public void crashed() {
            if (next.isArmed() && sent > 0) {
                lastError = HostFailure.CRASHED;
                stoppedPs = scheduler.nowPs();
                next.disarm();
                stop.disarm();
            }
        }

        @Override
        public void restarted() {
            if (next.isArmed()) {
                ip.icmp().openEcho(identifier, new Listener());
            }
        }
    }

    private final class Listener implements EchoListener {
        @Override
        public void replyReceived(int from, int sequence, int timeToLive, Payload data) {
            if (!isOutstanding(sequence) || scheduler.nowPs() - sentPs[sequence] > config.timeoutPs()) {
                return;
            }
            GeneratedPayload expected = data(sequence);
            if (data.length() != expected.length()
                    || data.length() > 0 && !data.matches(expected.pattern(), expected.offset())) {
                throw new WrongBytesException(ends.name(), expected.offset(), data.length());
            }
            lastReplyPs = scheduler.nowPs();
            lastRttPs = lastReplyPs - sentPs[sequence];
            sentPs[sequence] = NOT_OUTSTANDING;
            received++;
            rtt.record(lastRttPs);
            transcript.reply(from, sequence, timeToLive, lastRttPs, lastReplyPs);
        }

        @Override
        public void errorReceived(int type, int code, int from, int sequence) {
            if (isOutstanding(sequence)) {
                errors++;
                sentPs[sequence] = NOT_OUTSTANDING;
                transcript.error(type, code, from, sequence, scheduler.nowPs());
                lastError = IcmpType.describe(type, code) + ", from " + Ipv4Address.format(from);
            }
        }
    }

    @Override
    public void register(MetricRegistry metrics) {
        metrics.add(ends.name(), StandardMetrics.RTT, () -> lastRttPs < 0 ? Double.NaN : SimTime.toSeconds(lastRttPs));
    }

    @Override
    public FlowRecord record(long endPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(ends.name(), "ping", ends.from(), ends.to());
        record.startPs = config.startPs();
        record.completed = sent == config.count() && received == sent;
        record.bytesDelivered = received * config.dataBytes();
        if (record.completed) {
            record.endPs = lastReplyPs;
            record.completionTimePs = lastReplyPs - config.startPs();
        } else if (stoppedPs >= 0) {
            record.endPs = stoppedPs;
        }
        record.packetsSent = sent;
        record.packetsReceived = received;
        if (sent > 0) {
            record.packetsLost = sent - received - underWay.count(this::isOurs);
        }
        record.rtt = rtt.summary();
        record.rttQuantilesPs = rtt.quantilesPs();
        record.error = lastError == null ? null
                : errors == 0 ? lastError : lastError + " (" + errors + " of " + sent + ")";
        return record;
    }

    @Override
    public Transcript transcript() {
        return transcript.text(sent);
    }

    /** Requests and replies alike. */
    private boolean isOurs(Ipv4Packet packet) {
        return packet.payload() instanceof IcmpMessage message && message.identifier() == identifier
                && (message.type() == IcmpType.ECHO_REQUEST && ip.isLocal(packet.source())
                        || message.type() == IcmpType.ECHO_REPLY && ip.isLocal(packet.destination()));
    }
}
