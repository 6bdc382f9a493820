package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import wireclock.engine.Event;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.RecordingMedium;
import wireclock.ip.TestNode;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IpPayload;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.TcpSegment;

/**
 * A dialogue of a real stack (10.0.0.1) with a peer that is the test itself (10.0.0.2), segment by segment in virtual
 * time.
 *
 * <p>{@link #at} moves the clock, {@link #sends} lets a segment of the peer arrive, {@link #expects} names the next one
 * that the stack sends. Every segment must be expected at the very instant at which it leaves, so a script also says
 * what does not happen.
 */
final class TcpScript {
    /** Patterns of the bytes that the application and the peer send. */
    static final long APP = 0xA11C_E000;
    static final long PEER = 0xB0B0_0000;

    static final int SERVER_PORT = 80;

    private static final int LOCAL = Ipv4Address.parse("10.0.0.1");
    private static final int REMOTE = Ipv4Address.parse("10.0.0.2");

    final Scheduler scheduler = new Scheduler();
    final TestNode node = new TestNode(scheduler, false);
    final Tcp tcp = new Tcp(scheduler, node.ip(), new RandomStream(1, "tcp"));
    final TestApp app;
    final List<TcpState> states = new ArrayList<>();
    final List<SendLimit> limits = new ArrayList<>();
    private final RecordingMedium wire;
    private final ArrayDeque<TcpSegment> sent = new ArrayDeque<>();
    private Ipv4Packet lastPacket;
    private int localPort;
    private int remotePort;
    private int peerFirstByte;
    private int ownFirstByte;

    TcpScript() {
        this(1500, new TestApp());
    }

    TcpScript(int mtu, TestApp app) {
        this.app = app;
        node.addInterface("10.0.0.1/24", mtu);
        node.addNeighbor(0, "10.0.0.2");
        node.ip().register(IpProtocol.TCP, tcp);
        wire = node.medium(0);
    }

    static long ms(long milliseconds) {
        return milliseconds * SimTime.MILLISECOND;
    }

    static long s(long seconds) {
        return seconds * SimTime.SECOND;
    }

    // --- opening -----------------------------------------------------------------------------------------------------

    /** The stack connects to the peer's port 80. */
    TcpScript connect(Settings settings, int initialSequence) {
        localPort = 49_152;
        return connectFrom(settings, initialSequence);
    }

    /** As {@link #connect}, a second time: the next port is taken. */
    TcpScript connectAgain(Settings settings, int initialSequence) {
        localPort++;
        return connectFrom(settings, initialSequence);
    }

    private TcpScript connectFrom(Settings settings, int initialSequence) {
        remotePort = SERVER_PORT;
        ownFirstByte = initialSequence + 1;
        app.socket = tcp.connect(REMOTE, SERVER_PORT, settings.config(), initialSequence, app, new TcpObserver() {
            @Override
            public void stateChanged(TcpState from, TcpState to) {
                states.add(to);
            }

            @Override
            public void limitChanged(SendLimit limit) {
                limits.add(limit);
            }
        });
        return this;
    }

    /** The stack listens at port 80; the peer's port is 40000. */
    TcpScript listen(Settings settings, int initialSequence) {
        localPort = SERVER_PORT;
        remotePort = 40_000;
        ownFirstByte = initialSequence + 1;
        tcp.listen(new TcpListener(SERVER_PORT, settings.config(), initialSequence, socket -> app));
        return this;
    }

    /** A connection opened by the stack at time 0, in no time: its next byte is 1001, the peer's 5001. */
    static TcpScript established(Settings settings, Seg synAck) {
        TcpScript script = new TcpScript();
        script.connect(settings, 1000).expects(Seg.syn(1000)).sends(synAck).expects(Seg.ack(1001, 5001));
        return script;
    }

    static TcpScript established(Settings settings) {
        return established(settings, Seg.synAck(5000, 1001).mss(1460));
    }

    /** The peer's port 80 speaks with this port of the stack from now on. */
    TcpScript strangerPort(int port) {
        remotePort = SERVER_PORT;
        localPort = port;
        return this;
    }

    // --- time and segments -------------------------------------------------------------------------------------------

    /** Moves the clock; whatever is sent before that instant and was not expected fails the test. */
    TcpScript at(long timePs) {
        assertThat(timePs).as("time").isGreaterThan(scheduler.nowPs());
        assertNothingSent();
        scheduler.run(timePs - 1, Long.MAX_VALUE);
        assertNothingSent();
        scheduler.schedule(new Event(scheduler.newComponent()) {
            @Override
            public void fire() {
                // Only carries the clock to this instant.
            }
        }, timePs);
        scheduler.run(timePs, Long.MAX_VALUE);
        return this;
    }

    TcpScript after(long delayPs) {
        return at(scheduler.nowPs() + delayPs);
    }

    /** A segment of the peer arrives now. */
    TcpScript sends(Seg segment) {
        return sendsWith(0, segment);
    }

    /** A segment arrives from another port of the peer's. */
    TcpScript strangerSends(Seg segment, int toPort) {
        remotePort = 40_001;
        localPort = toPort;
        return arrives(segment.toSegment(remotePort, localPort, 0));
    }

    private TcpScript arrives(IpPayload payload) {
        return arrives(payload, 0);
    }

    private TcpScript arrives(IpPayload payload, int typeOfService) {
        node.arrive(0, Ipv4Packet.of(REMOTE, LOCAL, typeOfService, 64, 0, true, payload));
        return this;
    }

    /** A segment of the peer arrives now in a packet with an ECN codepoint. */
    TcpScript sendsWith(int codepoint, Seg segment) {
        TcpSegment arriving = segment.toSegment(remotePort, localPort, peerFirstByte);
        if (arriving.has(TcpSegment.SYN)) {
            peerFirstByte = arriving.sequence() + 1;
        }
        return arrives(arriving, codepoint);
    }

    /** The ECN codepoint of the packet taken last. */
    int codepoint() {
        return lastPacket.typeOfService() & Ecn.CE;
    }

    /** A router reports that the stack's last packet was too long. */
    TcpScript fragmentationNeeded(int mtu) {
        return icmpUnreachable(4, mtu);
    }

    /** A router reports that the stack's last packet could not be delivered. */
    TcpScript icmpUnreachable(int code, int rest) {
        return arrives(new IcmpMessage(3, code, rest, QuotedPacket.quote(lastPacket)));
    }

    /** The next segment of the stack, sent at this instant. */
    TcpScript expects(Seg expected) {
        TcpSegment actual = next();
        assertThat(expected.differences(actual)).as(actual + " at " + scheduler.nowPs() + " ps").isEmpty();
        assertThat(actual.sourcePort()).isEqualTo(localPort);
        assertThat(actual.destinationPort()).isEqualTo(remotePort);
        if (actual.payload().length() > 0) {
            assertThat(actual.payload().matches(APP, actual.sequence() - ownFirstByte))
                    .as("bytes of " + actual).isTrue();
        }
        return this;
    }

    /** The next segment itself, for what the language has no word for. */
    TcpSegment next() {
        collect();
        assertThat(sent).as("segments sent at " + scheduler.nowPs() + " ps").isNotEmpty();
        return sent.removeFirst();
    }

    /** Takes back all that was sent up to now, unseen. */
    List<TcpSegment> all() {
        collect();
        List<TcpSegment> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    TcpScript expectsNothing() {
        assertNothingSent();
        return this;
    }

    /** Full segments of the application's stream in a row. */
    TcpScript expectsData(int firstSequence, int acknowledgement, int segmentBytes, int segments) {
        for (int i = 0; i < segments; i++) {
            expects(Seg.data(firstSequence + i * segmentBytes, acknowledgement, segmentBytes));
        }
        return this;
    }

    /** Likewise, with the flags of Accurate ECN before the first mark. */
    TcpScript expectsAccurateData(int firstSequence, int acknowledgement, int segmentBytes, int segments) {
        for (int i = 0; i < segments; i++) {
            expects(Seg.data(firstSequence + i * segmentBytes, acknowledgement, segmentBytes).ace(5));
        }
        return this;
    }

    private void assertNothingSent() {
        collect();
        assertThat(sent).as("unexpected at or before " + scheduler.nowPs() + " ps").isEmpty();
    }

    private void collect() {
        for (EthernetFrame frame : wire.take()) {
            Ipv4Packet packet = (Ipv4Packet) frame.payload();
            assertThat(packet.totalLength()).isLessThanOrEqualTo(1500);
            lastPacket = packet;
            sent.add((TcpSegment) packet.payload());
        }
    }
}
