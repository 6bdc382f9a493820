package wireclock.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ip.SendResult;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.StandardMetrics;
import wireclock.udp.DatagramHandler;
import wireclock.udp.UdpSocket;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.UdpDatagram;

/**
 * A stream of datagrams from one host to another, to all of a segment, to a group, or to nobody in particular.
 *
 * <p>Each datagram is numbered and says when it was sent, as such programs do it, so that each receiver knows which one
 * it has, how long it was under way, and can check its bytes; see {@link NumberedPayload} and {@link UdpReceiver}.
 */
public final class UdpFlow implements Flow {
    private final FlowEnds ends;
    private final UdpFlowConfig config;
    private final Scheduler scheduler;
    private final Host sender;
    private final int destination;
    private final boolean toMany;
    private final List<UdpReceiver> receivers = new ArrayList<>();
    private final NumberedPayload payloads;
    private final RandomStream arrivals;
    private final Timer next;
    private final Timer stop;
    private final long intervalPs;

    private @Nullable UdpSocket socket;
    private long sent;
    private long lastSentPs = -1;
    private long stoppedPs = -1;
    /** End of the present burst of an on-off pattern. */
    private long burstEndPs;
    private @Nullable String error;

    /**
     * Builds a flow to one host, or to nobody.
     *
     * @param receiver the host at which the datagrams are expected, or null if the destination is nobody's
     * @param pattern names the stream of bytes
     * @param arrivals draws the times of a random pattern
     */
    public UdpFlow(FlowEnds ends, UdpFlowConfig config, Scheduler scheduler, Host sender, @Nullable Host receiver,
            int destination, RandomStream pattern, RandomStream arrivals) {
        this(ends, config, scheduler, sender, receiver == null ? List.of() : List.of(new UdpTarget(ends, receiver)),
                UdpReceiving.ALWAYS, destination, false, pattern, arrivals);
    }

    /**
     * Builds a flow.
     *
     * @param targets the hosts that listen
     * @param toMany whether the destination is a broadcast or multicast address
     * @param pattern names the stream of bytes
     * @param arrivals draws the times of a random pattern
     */
    public UdpFlow(FlowEnds ends, UdpFlowConfig config, Scheduler scheduler, Host sender, List<UdpTarget> targets,
            UdpReceiving receiving, int destination, boolean toMany, RandomStream pattern, RandomStream arrivals) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.sender = sender;
        this.destination = destination;
        this.toMany = toMany;
        this.payloads = new NumberedPayload(ends.name(), pattern.nextLong(), config.packetBytes());
        this.arrivals = arrivals;
        this.intervalPs = SimTime.serialisationPs(config.packetBytes(), config.rateBitPerS());
        for (UdpTarget target : targets) {
            receivers.add(new UdpReceiver(this, target, config, receiving, payloads, scheduler, destination));
        }
        this.next = new Timer(scheduler, sender.component()) {
            @Override
            protected void expired() {
                sendNext();
            }
        };
        this.stop = new Timer(scheduler, sender.component()) {
            @Override
            protected void expired() {
                stoppedPs = timePs();
                receivers.forEach(UdpReceiver::stopped);
                next.disarm();
            }
        };
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        receivers.forEach(UdpReceiver::schedule);
        if (config.startPs() < config.stopPs()) {
            // The stop comes first: of a datagram due at that very instant it must take the place.
            stop.arm(config.stopPs());
            next.arm(config.startPs());
        }
    }

    private void sendNext() {
        long nowPs = scheduler.nowPs();
        if (socket == null) {
            socket = sender.udp().open(0, new Sender());
            burstEndPs = config.pattern() == UdpFlowConfig.Pattern.ON_OFF ? nowPs + draw(config.meanOnPs()) : nowPs;
        }
        int bytes = sent + 1 == config.count() ? config.lastBytes() : config.packetBytes();
        SendResult result = socket.send(destination, config.port(), payloads.numbered(sent, nowPs, bytes),
                config.timeToLive());
        if (result != SendResult.SENT) {
            error = switch (result) {
                case MESSAGE_TOO_LONG -> "message too long";
                case INVALID_DESTINATION -> "invalid destination";
                default -> "network is unreachable";
            };
            stop.disarm();
            return;
        }
        sent++;
        lastSentPs = nowPs;
        if (sent == config.count()) {
            stop.disarm();
        } else {
            next.arm(nowPs + distancePs(nowPs));
        }
    }

    private long distancePs(long nowPs) {
        return switch (config.pattern()) {
            case CONSTANT -> intervalPs;
            case POISSON -> draw(intervalPs);
            case ON_OFF -> distanceOverPausesPs(nowPs);
        };
    }

    /** A pause does not use up any of the interval: so the average rate is exact, however short the bursts are. */
    private long distanceOverPausesPs(long nowPs) {
        long atPs = nowPs;
        long leftPs = intervalPs;
        while (atPs + leftPs >= burstEndPs) {
            leftPs -= burstEndPs - atPs;
            atPs = burstEndPs + draw(config.meanOffPs());
            burstEndPs = atPs + draw(config.meanOnPs());
        }
        return atPs + leftPs - nowPs;
    }

    private long draw(long meanPs) {
        return Math.max(StrictMath.round(arrivals.nextExponential((double) meanPs)), 1);
    }

    /** Whether the destination is a broadcast or multicast address. */
    boolean isToMany() {
        return toMany;
    }

    /** The address that the datagrams are sent from; 0 if there is no way to send them. */
    int senderAddress() {
        return sender.ip().sourceFor(destination);
    }

    /** Whether a datagram that came to the right port is one of this flow. */
    boolean isFromHere(int source, int sourcePort) {
        return socket != null && sourcePort == socket.port() && sender.ip().isLocal(source);
    }

    private final class Sender implements DatagramHandler {
        @Override
        public void datagramReceived(int source, int sourcePort, int destinationAddress, UdpDatagram datagram) {
            // The stream goes one way; nobody answers.
        }

        @Override
        public void error(int type, int code) {
            error = IcmpType.describe(type, code);
        }
    }

    @Override
    public void register(MetricRegistry metrics) {
        if (receivers.isEmpty()) {
            metrics.add(ends.name(), StandardMetrics.GOODPUT, () -> 0);
        }
        for (UdpReceiver receiver : receivers) {
            metrics.add(receiver.ends().name(), StandardMetrics.GOODPUT, () -> 8.0 * receiver.bytesDelivered());
        }
    }

    /** One for each receiver, with what the sender sent in each of them. */
    @Override
    public List<FlowRecord> records(long endPs, PacketsUnderWay underWay) {
        if (receivers.isEmpty()) {
            return List.of(record(ends, null, endPs, underWay));
        }
        return receivers.stream().map(receiver -> record(receiver.ends(), receiver, endPs, underWay)).toList();
    }

    @Override
    public FlowRecord record(long endPs, PacketsUnderWay underWay) {
        return records(endPs, underWay).getFirst();
    }

    private FlowRecord record(FlowEnds of, @Nullable UdpReceiver receiver, long endPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(of.name(), "udp", of.from(), of.to());
        record.startPs = config.startPs();
        record.error = error;
        record.udp = receiver == null ? null : receiver.record();
        if (socket == null) {
            return record;
        }
        long received = receiver == null ? 0 : receiver.received();
        long lastDeliveryPs = receiver == null ? -1 : receiver.lastDeliveryPs();
        boolean allSent = sent == config.count();
        record.completed = allSent && received >= sent;
        if (record.completed) {
            record.completionTimePs = lastDeliveryPs - config.startPs();
        }
        if (stoppedPs >= 0) {
            record.endPs = stoppedPs;
        } else if (allSent) {
            // Whatever is lost on the way, nothing more comes after the last one.
            record.endPs = Math.max(lastSentPs, lastDeliveryPs);
        }
        record.packetsSent = sent;
        record.packetsReceived = received;
        long bytesCounted = 0;
        if (receiver != null) {
            record.bytesDelivered = receiver.bytesDelivered();
            bytesCounted = stoppedPs >= 0 ? receiver.bytesAtStop() : receiver.bytesDelivered();
            record.packetsLost = sent - received - underWayTo(receiver, underWay);
        }
        record.goodputBitPerS = Goodput.of(bytesCounted, config.startPs(), record.endPs != null ? record.endPs : endPs);
        return record;
    }

    /** Each datagram once, though several copies may be under way; to which receiver each of them goes is not known. */
    private long underWayTo(UdpReceiver receiver, PacketsUnderWay underWay) {
        Set<Long> numbers = new HashSet<>();
        return underWay.count(packet -> {
            if (!isOurs(packet)) {
                return false;
            }
            payloads.check(((UdpDatagram) packet.payload()).payload());
            long number = payloads.number();
            return number == NumberedPayload.ABSENT || !receiver.hasArrived(number) && numbers.add(number);
        });
    }

    private boolean isOurs(Ipv4Packet packet) {
        return packet.payload() instanceof UdpDatagram datagram && datagram.destinationPort() == config.port()
                && packet.destination() == destination && isFromHere(packet.source(), datagram.sourcePort());
    }
}
