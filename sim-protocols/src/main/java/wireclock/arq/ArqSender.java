package wireclock.arq;

import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ip.SendResult;
import wireclock.transport.RttEstimator;
import wireclock.udp.DatagramHandler;
import wireclock.udp.Udp;
import wireclock.udp.UdpSocket;
import wireclock.wire.ArqCodec;
import wireclock.wire.ArqPacket;
import wireclock.wire.IcmpType;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.UdpDatagram;

/**
 * The sending end of a transfer.
 *
 * <p>Every segment has a timer of its own that runs from its last sending (Tanenbaum §3.4.2): one {@link Timer}
 * stands for all of them, as they expire in the order of sending. With go-back-N, whose answers are cumulative, the
 * first to expire is always the window's first, and everything after it is sent again too.
 */
public final class ArqSender implements DatagramHandler {
    /** RFC 6298 §2.4 has a second, for TCP on any path; this is what TCPs in use have. */
    private static final long MIN_TIMEOUT_PS = 200 * SimTime.MILLISECOND;
    private static final long MAX_TIMEOUT_PS = 120 * SimTime.SECOND;

    private final Scheduler scheduler;
    private final Udp udp;
    private final ArqConfig config;
    private final int destination;
    private final int port;
    private final SegmentSource source;
    private final long segments;
    private final SequenceSpace space;
    private final SendWindow window;
    private final RttEstimator estimator = new RttEstimator(MIN_TIMEOUT_PS, MAX_TIMEOUT_PS, false);
    private final Timer retransmission;
    private final Timer pacing;
    private final ArqSenderStats stats = new ArqSenderStats();
    private @Nullable UdpSocket socket;
    /** Before this, no segment may leave. */
    private long freePs;
    /** When the timeout was last doubled. */
    private long backedOffPs = Long.MIN_VALUE;
    private @Nullable String icmpError;
    private boolean stopped;

    /**
     * Builds a sender that does nothing yet.
     *
     * @param component of the host that it runs on
     * @param segments how many there are, at least 1
     */
    public ArqSender(Scheduler scheduler, int component, Udp udp, ArqConfig config, int destination, int port,
            SegmentSource source, long segments) {
        this.scheduler = scheduler;
        this.udp = udp;
        this.config = config;
        this.destination = destination;
        this.port = port;
        this.source = source;
        this.segments = segments;
        space = new SequenceSpace(config.sequenceBits());
        window = new SendWindow((int) Math.min(config.window(), segments));
        retransmission = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                timeOut();
            }
        };
        pacing = new Timer(scheduler, component) {
            @Override
            protected void expired() {
                proceed();
            }
        };
    }

    /** Opens a port and begins to send. */
    public void start() {
        socket = udp.open(Udp.ANY_PORT, this);
        proceed();
    }

    /** Never sends again. */
    public void stop() {
        stopped = true;
        retransmission.disarm();
        pacing.disarm();
    }

    // --- sending -----------------------------------------------------------------------------------------------------

    /** Sends what may be sent: what is lost first, then what the window has room for. */
    private void proceed() {
        while (!stopped) {
            long segment = window.firstLost();
            if (segment == SendWindow.NONE) {
                if (window.isFull() || window.next() == segments) {
                    break;
                }
                segment = window.next();
            } else if (window.attempts(segment) == config.attempts()) {
                giveUp(segment);
                return;
            }
            if (scheduler.nowPs() < freePs) {
                pacing.arm(freePs);
                break;
            }
            transmit(segment);
        }
        armRetransmission();
    }

    private void transmit(long segment) {
        UdpSocket open = socket;
        if (open == null) {
            return;
        }
        long nowPs = scheduler.nowPs();
        if (segment < window.next()) {
            stats.retransmits++;
        }
        stats.segmentsSent++;
        window.sent(segment, nowPs);
        freePs = nowPs + config.intervalPs();
        ArqPacket packet = new ArqPacket(ArqPacket.Type.DATA, config.sequenceBits(), space.onWire(segment),
                source.segment(segment));
        SendResult result = open.send(destination, port, ArqCodec.encode(packet));
        if (result != SendResult.SENT) {
            stop();
            source.failed(result.text());
        }
    }

    private void giveUp(long segment) {
        stop();
        source.failed("gave up segment " + segment + " after " + config.attempts() + " attempts"
                + (icmpError == null ? "" : ": " + icmpError));
    }

    // --- timers ------------------------------------------------------------------------------------------------------

    private long timeoutPs() {
        return config.timeoutPs() == ArqConfig.ADAPTIVE ? estimator.rtoPs() : config.timeoutPs();
    }

    private void armRetransmission() {
        long oldest = window.oldestInFlight();
        if (stopped || oldest == SendWindow.NONE) {
            retransmission.disarm();
        } else {
            // A timeout that shrinks may already be over for what was sent before.
            retransmission.arm(Math.max(window.sentPs(oldest) + timeoutPs(), scheduler.nowPs()));
        }
    }

    private void timeOut() {
        long nowPs = scheduler.nowPs();
        long overPs = nowPs - timeoutPs();
        long oldest = window.oldestInFlight();
        // Of a window that is lost as a whole, the first expiry doubles the timeout, not each (RFC 6298 §5.5 has one
        // timer).
        if (window.sentPs(oldest) >= backedOffPs) {
            estimator.backOff();
            backedOffPs = nowPs;
        }
        if (config.protocol().isSelective()) {
            for (; oldest != SendWindow.NONE && window.sentPs(oldest) <= overPs; oldest = window.oldestInFlight()) {
                stats.timeouts++;
                window.lose(oldest);
            }
        } else {
            stats.timeouts++;
            window.loseAll();
        }
        proceed();
    }

    // --- answers -----------------------------------------------------------------------------------------------------

    @Override
    public void datagramReceived(int from, int fromPort, int to, UdpDatagram datagram) {
        if (stopped) {
            return;
        }
        ArqPacket packet;
        try {
            packet = ArqCodec.decode(datagram.payload());
        } catch (MalformedPacketException malformed) {
            stats.malformed++;
            return;
        }
        if (packet.type() == ArqPacket.Type.DATA || packet.sequenceBits() != config.sequenceBits()
                || fromPort != port) {
            stats.malformed++;
            return;
        }
        long ahead = space.ahead(packet.number(), window.base());
        long segment = window.base() + ahead;
        boolean outstanding = ahead < window.used() && !window.isAcknowledged(segment);
        if (packet.type() == ArqPacket.Type.ACK) {
            stats.acksReceived++;
        } else {
            stats.naksReceived++;
        }
        if (!outstanding) {
            stats.staleAnswers++;
        } else if (packet.type() == ArqPacket.Type.ACK) {
            acknowledged(segment);
        } else if (window.isInFlight(segment)) {
            window.lose(segment);
            proceed();
        }
    }

    private void acknowledged(long segment) {
        // Karn: of a segment that was sent twice nobody knows which sending the answer is to (RFC 6298 §3).
        if (window.attempts(segment) == 1) {
            long rttPs = scheduler.nowPs() - window.sentPs(segment);
            estimator.sample(rttPs, window.base(), window.base() + window.used());
            source.roundTripMeasured(rttPs);
        }
        if (config.protocol().isSelective()) {
            window.acknowledge(segment);
        } else {
            window.acknowledgeThrough(segment);
        }
        proceed();
    }

    @Override
    public void error(int type, int code) {
        // An error may pass, as the way may change (RFC 1122 §4.2.3.9): it is remembered, and told when all attempts
        // fail.
        icmpError = IcmpType.describe(type, code);
    }

    // --- figures -----------------------------------------------------------------------------------------------------

    /** Whether every segment has been acknowledged. */
    public boolean isDone() {
        return window.base() == segments;
    }

    /** The port that segments leave from; 0 before the start. */
    public int localPort() {
        return socket == null ? 0 : socket.port();
    }

    /** Segments that are under way, as far as the sender knows. */
    public int inFlight() {
        return window.inFlight();
    }

    /** Segments of the window that are in use: from the first unacknowledged to the last sent. */
    public long windowUsed() {
        return window.used();
    }

    public ArqSenderStats stats() {
        return stats;
    }
}
