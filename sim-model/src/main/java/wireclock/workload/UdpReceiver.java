package wireclock.workload;

import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ip.NetworkInterface;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.UdpRecord;
import wireclock.udp.DatagramHandler;
import wireclock.udp.UdpSocket;
import wireclock.wire.Ipv4Address;
import wireclock.wire.UdpDatagram;

/** The application on one host that listens to a datagram stream, checks every byte and measures how it arrives. */
final class UdpReceiver implements DatagramHandler {
    /** RFC 3550 §6.4.1: the gain of the jitter's running mean. */
    private static final double JITTER_GAIN = 1.0 / 16;

    private final UdpFlow flow;
    private final FlowEnds ends;
    private final Host host;
    private final UdpFlowConfig config;
    private final UdpReceiving receiving;
    private final NumberedPayload payloads;
    private final Scheduler scheduler;
    private final int destination;
    private final ArrivalOrder order = new ArrivalOrder();
    private final RttStatistics delay = new RttStatistics();
    private final @Nullable PlayoutBuffer playout;

    private @Nullable UdpSocket socket;
    private long received;
    private long bytesDelivered;
    private long lastDeliveryPs = -1;
    private long bytesAtStop;
    private long lastTransitPs = -1;
    private double jitterPs;

    UdpReceiver(UdpFlow flow, UdpTarget target, UdpFlowConfig config, UdpReceiving receiving, NumberedPayload payloads,
            Scheduler scheduler, int destination) {
        this.flow = flow;
        this.ends = target.ends();
        this.host = target.host();
        this.config = config;
        this.receiving = receiving;
        this.payloads = payloads;
        this.scheduler = scheduler;
        this.destination = destination;
        this.playout = receiving.playoutPs() < 0 ? null : new PlayoutBuffer(receiving.playoutPs());
    }

    /** Opens the port at its time; at once, and without an event, where no packet has to be sent for it. */
    void schedule() {
        if (receiving.joinPs() == 0 && !Ipv4Address.isMulticast(destination)) {
            open();
        } else {
            new Timer(scheduler, host.component()) {
                @Override
                protected void expired() {
                    open();
                }
            }.arm(receiving.joinPs());
        }
        if (receiving.leavePs() != SimTime.NEVER) {
            new Timer(scheduler, host.component()) {
                @Override
                protected void expired() {
                    close();
                }
            }.arm(receiving.leavePs());
        }
    }

    private void open() {
        UdpSocket opened = flow.isToMany() ? host.udp().openShared(config.port(), this)
                : host.udp().open(config.port(), this);
        socket = opened;
        if (Ipv4Address.isMulticast(destination)) {
            NetworkInterface towards = host.ip().multicast().interfaceTowards(flow.senderAddress());
            if (towards != null) {
                opened.join(towards, destination);
            }
        }
    }

    private void close() {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void datagramReceived(int source, int sourcePort, int destinationAddress, UdpDatagram datagram) {
        if (flow.isToMany() && !flow.isFromHere(source, sourcePort)) {
            return; // Others may send to the same group and port.
        }
        payloads.check(datagram.payload());
        long number = payloads.number();
        if (number != NumberedPayload.ABSENT && !order.note(number)) {
            return;
        }
        received++;
        bytesDelivered += datagram.payload().length();
        lastDeliveryPs = scheduler.nowPs();
        if (payloads.sentPs() != NumberedPayload.ABSENT) {
            measure(lastDeliveryPs - payloads.sentPs());
        }
    }

    private void measure(long transitPs) {
        delay.record(transitPs);
        if (lastTransitPs >= 0) {
            jitterPs += (Math.abs(transitPs - lastTransitPs) - jitterPs) * JITTER_GAIN;
        }
        lastTransitPs = transitPs;
        if (playout != null) {
            playout.arrived(transitPs);
        }
    }

    void stopped() {
        bytesAtStop = bytesDelivered;
    }

    FlowEnds ends() {
        return ends;
    }

    long received() {
        return received;
    }

    long bytesDelivered() {
        return bytesDelivered;
    }

    /** What had arrived when the stream was stopped; more may have been under way. */
    long bytesAtStop() {
        return bytesAtStop;
    }

    /** -1 before the first. */
    long lastDeliveryPs() {
        return lastDeliveryPs;
    }

    /** Whether the datagram of a number came here; false if that is so long ago that nobody knows. */
    boolean hasArrived(long number) {
        return order.hasArrived(number);
    }

    UdpRecord record() {
        PlayoutBuffer played = playout;
        boolean rated = receiving.voice() && played != null && delay.count() > 0;
        return new UdpRecord(delay.summary(), delay.count() < 2 ? null : Math.round(jitterPs), order.outOfOrder(),
                order.duplicates(), played == null ? null : played.late(), rated && played != null
                        ? played.rate(config.packetBytes(), config.rateBitPerS(), order.expected(), received) : null);
    }
}
