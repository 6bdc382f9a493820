package wireclock.workload;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ip.EchoListener;
import wireclock.ip.SendResult;
import wireclock.metrics.FlowRecord;
import wireclock.metrics.MetricRegistry;
import wireclock.metrics.RttStatistics;
import wireclock.metrics.StandardMetrics;
import wireclock.metrics.Transcript;
import wireclock.udp.DatagramHandler;
import wireclock.udp.Udp;
import wireclock.udp.UdpSocket;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/**
 * A node that finds the routers on the way to another: probes with a time to live of 1, 2, 3 … expire at one after the
 * other, and each reports itself. One probe is under way at a time, as in Van Jacobson's original.
 */
public final class TracerouteFlow implements Flow {
    /** Of a probe, all headers included. */
    static final int PACKET_BYTES = 60;
    static final int FIRST_PORT = 33_434;

    private static final int DATA_BYTES = PACKET_BYTES - 28;

    private final FlowEnds ends;
    private final TracerouteFlowConfig config;
    private final Scheduler scheduler;
    private final IpNode node;
    private final int destination;
    private final int identifier;
    private final long pattern;
    private final TracerouteText text;
    private final RttStatistics rtt = new RttStatistics();
    private final Timer timer;
    private @Nullable UdpSocket socket;

    /** Of the probe under way: its number from 0, and when it left. */
    private int probe = -1;
    private long sentPs;
    private boolean waiting;
    private long sent;
    private long answered;
    /** Whether the hop that is being asked is the last one. */
    private boolean lastHop;
    private boolean reached;
    private long lastRttPs = -1;
    private long endPs = -1;
    private @Nullable String error;

    /**
     * Builds the flow.
     *
     * @param identifier of echo requests, unique on the node
     * @param names of nodes, by address
     */
    public TracerouteFlow(FlowEnds ends, TracerouteFlowConfig config, Scheduler scheduler, IpNode node, int destination,
            int identifier, RandomStream pattern, Map<Integer, String> names) {
        this.ends = ends;
        this.config = config;
        this.scheduler = scheduler;
        this.node = node;
        this.destination = destination;
        this.identifier = identifier;
        this.pattern = pattern.nextLong();
        text = new TracerouteText(ends, destination, config, names);
        timer = new Timer(scheduler, node.component()) {
            @Override
            protected void expired() {
                if (waiting) {
                    waiting = false;
                    text.silence();
                }
                sendNext();
            }
        };
    }

    @Override
    public String name() {
        return ends.name();
    }

    @Override
    public void schedule() {
        if (config.method() == TracerouteFlowConfig.Method.UDP) {
            socket = node.udp().open(Udp.ANY_PORT, new Datagrams());
        } else {
            node.icmp().openEcho(identifier, new Echoes());
        }
        if (config.startPs() < config.stopPs()) {
            timer.arm(config.startPs());
        }
    }

    private void sendNext() {
        probe++;
        if (probe % config.queries() == 0) {
            if (probe > 0) {
                text.endHop();
            }
            if (lastHop || probe / config.queries() == config.maxHops()) {
                end(reached || error != null ? error : "not reached within " + config.maxHops() + " hops");
                return;
            }
            text.beginHop(probe / config.queries() + 1);
        }
        if (scheduler.nowPs() >= config.stopPs()) {
            end(error);
            return;
        }
        sentPs = scheduler.nowPs();
        SendResult result = send(probe / config.queries() + 1);
        if (result != SendResult.SENT) {
            end(result == SendResult.MESSAGE_TOO_LONG ? "message too long" : "network is unreachable");
            return;
        }
        sent++;
        waiting = true;
        timer.arm(sentPs + config.timeoutPs());
    }

    private SendResult send(int timeToLive) {
        Payload data = new GeneratedPayload(pattern, (long) probe * DATA_BYTES, DATA_BYTES);
        return socket != null ? socket.send(destination, FIRST_PORT + probe, data, timeToLive)
                : node.icmp().sendEcho(destination, identifier, probe + 1, data, timeToLive);
    }

    private void end(@Nullable String why) {
        error = why;
        endPs = scheduler.nowPs();
        timer.disarm();
        if (socket != null) {
            socket.close();
        } else {
            node.icmp().closeEcho(identifier);
        }
    }

    /** The destination itself has answered. */
    private void arrived(int from) {
        lastHop = true;
        reached = true;
        rtt.record(scheduler.nowPs() - sentPs);
        answered(from, "");
    }

    private void errorArrived(int type, int code, int from) {
        if (type == IcmpType.TIME_EXCEEDED) {
            answered(from, "");
        } else if (type == IcmpType.DESTINATION_UNREACHABLE && code == IcmpType.PORT_UNREACHABLE) {
            arrived(from);
        } else {
            lastHop = true;
            error = IcmpType.describe(type, code) + ", from " + Ipv4Address.format(from);
            answered(from, TracerouteText.mark(code));
        }
    }

    private void answered(int from, String mark) {
        waiting = false;
        answered++;
        lastRttPs = scheduler.nowPs() - sentPs;
        text.answer(from, lastRttPs, mark);
        sendNext();
    }

    /** Reports about datagrams, told apart by the port that they were for. */
    private final class Datagrams implements DatagramHandler {
        @Override
        public void datagramReceived(int source, int sourcePort, int to, UdpDatagram datagram) {
            // Somebody listens there and answers in words: traceroute cannot know whether it means this probe.
        }

        @Override
        public void error(int type, int code, int reporter, int to, int destinationPort) {
            if (waiting && to == destination && destinationPort == FIRST_PORT + probe) {
                errorArrived(type, code, reporter);
            }
        }
    }

    /** Replies and reports, told apart by sequence number. */
    private final class Echoes implements EchoListener {
        @Override
        public void replyReceived(int from, int sequence, int timeToLive, Payload data) {
            if (waiting && sequence == probe + 1) {
                arrived(from);
            }
        }

        @Override
        public void errorReceived(int type, int code, int from, int sequence) {
            if (waiting && sequence == probe + 1) {
                errorArrived(type, code, from);
            }
        }
    }

    @Override
    public void register(MetricRegistry metrics) {
        metrics.add(ends.name(), StandardMetrics.RTT, () -> lastRttPs < 0 ? Double.NaN : SimTime.toSeconds(lastRttPs));
    }

    @Override
    public FlowRecord record(long runEndPs, PacketsUnderWay underWay) {
        FlowRecord record = new FlowRecord(ends.name(), "traceroute", ends.from(), ends.to());
        record.startPs = config.startPs();
        record.completed = reached && endPs >= 0;
        if (endPs >= 0) {
            record.endPs = endPs;
            record.completionTimePs = record.completed ? Long.valueOf(endPs - config.startPs()) : null;
        }
        record.packetsSent = sent;
        record.packetsReceived = answered;
        if (sent > 0) {
            record.packetsLost = sent - answered - (waiting ? 1 : 0);
        }
        record.rtt = rtt.summary();
        record.rttQuantilesPs = rtt.quantilesPs();
        record.error = error;
        return record;
    }

    @Override
    public Transcript transcript() {
        return text.transcript();
    }
}
