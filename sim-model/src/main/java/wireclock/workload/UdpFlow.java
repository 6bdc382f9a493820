package wireclock.workload;

import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.PowerListener;
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
 * A stream of datagrams from one host to another, or to nobody in particular.
 *
 * <p>Each datagram is numbered, as such programs do it, so that the receiver knows which one it has and can check its
 * bytes; see {@link NumberedPayload}.
 */
public final class UdpFlow implements Flow {
    private final FlowEnds ends;
    private final UdpFlowConfig config;
    private final Scheduler scheduler;
    private final Host sender;
    private final @Nullable Host receiver;
    private final int destination;
    private final NumberedPayload payloads;
    private final RandomStream arrivals;
    private final Timer next;
    private final Timer stop;
    private final long intervalPs;

    private @Nullable UdpSocket socket;
    private long sent;
    private long received;
    private long bytesDelivered;
    private long lastDeliveryPs = -1;
    private long lastSentPs = -1;
    private long stoppedPs = -1;
    /** What had arrived then; more may be under way. */
    private long bytesAtStop;
    /** End of the present burst of an on-off pattern. */
    private long burstEndPs;
    private @Nullable String error;

    /**
     * Builds the flow.
     *
     * @param receiver the host at which the datagrams are expected, or null if the destination is nobody's
     * @param pattern names the stream of bytes
     * @param arrivals draws the times of a random pattern
     */
    public UdpFlow(FlowEnds ends, UdpFlowConfig config, Scheduler scheduler, Host sender, @Nullable Host receiver,
            int destination, RandomStream pattern, RandomStream arrivals) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.sender = sender;
        this.receiver = receiver;
        this.destination = destination;
        this.payloads = new NumberedPayload(ends.name(), pattern.nextLong(), config.packetBytes());
        this.arrivals = arrivals;
        this.intervalPs = SimTime.serialisationPs(config.packetBytes(), config.rateBitPerS());
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
                bytesAtStop = bytesDelivered;
                next.disarm();
            }
        };
        sender.addPowerListener(new SenderMachine());
        if (receiver != null) {
            receiver.addPowerListener(new ReceiverMachine());
        }
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        if (receiver != null) {
            receiver.udp().open(config.port(), this::receive);
        }
        if (config.startPs() < config.stopPs()) {
            // The stop comes first: of a datagram due at that very instant it must take the place.
            stop.arm(config.stopPs());
            next.arm(config.startPs());
        }
    }

    private void sendNext() {
        long nowPs = scheduler.nowPs();
        if (!sender.isRunning()) {
            error = HostFailure.DOWN;
            stop.disarm();
            return;
        }
        if (socket == null) {
            socket = sender.udp().open(0, new Sender());
            socket.setTypeOfService(config.typeOfService());
            burstEndPs = config.pattern() == UdpFlowConfig.Pattern.ON_OFF ? nowPs + draw(config.meanOnPs()) : nowPs;
        }
        SendResult result = socket.send(destination, config.port(), payloads.numbered(sent, sent + 1 == config.count() ? config.lastBytes() : config.packetBytes()),
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

    private void receive(int source, int sourcePort, int destinationAddress, UdpDatagram datagram) {
        if (destinationAddress != destination) {
            // Somebody has given this host an address that others send to: their datagrams are not the flow's.
            return;
        }
        payloads.check(datagram.payload());
        received++;
        bytesDelivered += datagram.payload().length();
        lastDeliveryPs = scheduler.nowPs();
    }

    /** The sending application dies with its host; one that has not begun yet may find a host that is up again. */
    private final class SenderMachine implements PowerListener {
        @Override
        public void crashed() {
            if (next.isArmed() && socket != null) {
                error = HostFailure.CRASHED;
                stoppedPs = scheduler.nowPs();
                bytesAtStop = bytesDelivered;
                next.disarm();
                stop.disarm();
            }
        }

        @Override
        public void restarted() {
            // Nobody starts the application again.
        }
    }

    private final class ReceiverMachine implements PowerListener {
        @Override
        public void crashed() {
            // The port is closed with the host's memory.
        }

        @Override
        public void restarted() {
            if (receiver != null) {
                receiver.udp().open(config.port(), UdpFlow.this::receive);
            }
        }
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
        metrics.add(ends.name(), StandardMetrics.GOODPUT, () -> 8.0 * bytesDelivered);
    }

    @Override
    public FlowRecord record(long endPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(ends.name(), "udp", ends.from(), ends.to());
        record.startPs = config.startPs();
        record.error = error;
        if (socket == null) {
            return record;
        }
        boolean allSent = sent == config.count();
        record.completed = allSent && received - underWay.copies(this::isOurs) >= sent;
        if (record.completed) {
            record.completionTimePs = lastDeliveryPs - config.startPs();
        }
        if (stoppedPs >= 0) {
            record.endPs = stoppedPs;
        } else if (allSent) {
            // Whatever is lost on the way, nothing more comes after the last one.
            record.endPs = Math.max(lastSentPs, lastDeliveryPs);
        }
        record.bytesDelivered = bytesDelivered;
        long untilPs = record.endPs != null ? record.endPs : endPs;
        record.goodputBitPerS = Goodput.of(stoppedPs >= 0 ? bytesAtStop : bytesDelivered, config.startPs(), untilPs);
        record.packetsSent = sent;
        record.packetsReceived = received;
        if (receiver != null) {
            record.packetsLost = underWay.lost(sent, received, this::isOurs);
        }
        return record;
    }

    private boolean isOurs(Ipv4Packet packet) {
        return packet.payload() instanceof UdpDatagram datagram && datagram.destinationPort() == config.port()
                && packet.destination() == destination && sender.ip().isLocal(packet.source());
    }
}
