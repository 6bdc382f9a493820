package wireclock.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.ip.IpDropReason;
import wireclock.ip.IpProtocolHandler;
import wireclock.ip.Ipv4;
import wireclock.ip.PortTable;
import wireclock.wire.BytesPayload;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.QuotedPacket;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.TcpSignature;

/** TCP of one host: finds the connection a segment is for, opens connections, and answers strangers with RST. */
public final class Tcp implements IpProtocolHandler {
    /** For a local port: one that is free. */
    public static final int ANY_PORT = 0;

    static final int HEADERS_BYTES = Ipv4Packet.HEADER_BYTES + TcpSegment.HEADER_BYTES;
    private static final StreamHandler NOBODY = new StreamHandler() {};

    private final Scheduler scheduler;
    private final Ipv4 ip;
    private final RandomStream random;
    private final ConnectionTable connections = new ConnectionTable();
    private final Departed departed = new Departed();
    private final Listening listening;
    private final PortTable<Tcp> ephemeralPorts = new PortTable<>();
    private final FastOpenCache fastOpenCache = new FastOpenCache();
    private final PathMetrics metrics = new PathMetrics();
    private @Nullable FastOpenServer fastOpenServer;
    private @Nullable ResendWatcher resends;
    private int largestBurst = 65_535;
    private @Nullable SegmentKeys keys;
    private long resetsSent;
    private long outOfWindowIcmps;

    /**
     * TCP without connections.
     *
     * @param random for initial sequence numbers and timestamp offsets
     */
    public Tcp(Scheduler scheduler, Ipv4 ip, RandomStream random) {
        this.scheduler = scheduler;
        this.ip = ip;
        this.random = random;
        this.listening = new Listening(this, scheduler, ip, random);
    }

    /**
     * Opens a port to others.
     *
     * @throws IllegalStateException if somebody listens there already
     */
    public void listen(TcpListener listener) {
        listening.open(listener);
    }

    /** Closes a port to others; connections that have been accepted stay. */
    public void unlisten(int port) {
        listening.close(port);
    }

    /**
     * Opens a connection: the SYN leaves at once.
     *
     * @param initialSequence or null for a random one
     * @throws IllegalStateException if no ephemeral port is free
     */
    public TcpSocket connect(int remoteAddress, int remotePort, TcpConfig config, @Nullable Integer initialSequence,
            StreamHandler handler, TcpObserver observer) {
        return connect(ANY_PORT, remoteAddress, remotePort, config, initialSequence, null, handler, observer);
    }

    /**
     * As {@link #connect}, from a port that the application has chosen (bind()).
     *
     * @param localPort or {@link #ANY_PORT}
     */
    public TcpSocket connectBetween(int localPort, int remoteAddress, int remotePort, TcpConfig config,
            @Nullable Integer initialSequence, StreamHandler handler, TcpObserver observer) {
        return connect(localPort, remoteAddress, remotePort, config, initialSequence, null, handler, observer);
    }

    /**
     * As {@link #connect}, fast if the peer has given a cookie before, and otherwise asking for one (RFC 7413). How much
     * of the data has left on the SYN {@link TcpSocket#synDataBytes} tells; the application writes the rest.
     */
    public TcpSocket connectFast(int remoteAddress, int remotePort, TcpConfig config, @Nullable Integer initialSequence,
            FastOpenClient settings, Payload data, StreamHandler handler, TcpObserver observer) {
        return connect(ANY_PORT, remoteAddress, remotePort, config, initialSequence,
                new FastOpening(fastOpenCache, settings, remoteAddress, data), handler, observer);
    }

    /** How ports of this host take part in Fast Open, under one secret key. */
    public FastOpenServer fastOpenServer() {
        FastOpenServer server = fastOpenServer;
        if (server == null) {
            server = new FastOpenServer(random.nextLong(), random.nextLong(), true);
            fastOpenServer = server;
        }
        return server;
    }

    /** Whether {@link #connectFast} would put data on the SYN. */
    public boolean mayOpenFast(int remoteAddress, FastOpenClient settings) {
        return FastOpening.isPossible(fastOpenCache, settings, remoteAddress, scheduler.nowPs());
    }

    private TcpSocket connect(int port, int remoteAddress, int remotePort, TcpConfig config,
            @Nullable Integer initialSequence,
            @Nullable FastOpening fast, StreamHandler handler, TcpObserver observer) {
        int localAddress = ip.sourceFor(remoteAddress);
        int localPort = port == ANY_PORT ? ephemeralPorts.nextEphemeral() : port;
        ephemeralPorts.put(localPort, this);
        long draw = random.nextLong();
        TcpConnection connection = new TcpConnection(this, scheduler, config, handler,
                new FourTuple(localAddress, localPort, remoteAddress, remotePort),
                initialSequence != null ? initialSequence : (int) draw, (int) (draw >>> 33), draw);
        connection.life().setObserver(observer);
        connections.add(connection);
        // Beside a signature an option has no room on a SYN.
        connection.openActively(signs(remoteAddress) ? null : fast);
        if (localAddress == Ipv4Address.ANY) {
            // No route leads there: it fails at once, as connect() does.
            connection.unreachable();
        }
        return connection.socket();
    }

    /** A connection that a peer has asked for, not yet known to anybody. */
    TcpConnection connection(TcpConfig config, FourTuple tuple, @Nullable Integer initialSequence) {
        long draw = random.nextLong();
        return new TcpConnection(this, scheduler, config, NOBODY, tuple,
                initialSequence != null ? initialSequence : (int) draw, (int) (draw >>> 33), draw);
    }

    /** As before, with timestamps that have been seen already. */
    TcpConnection connection(TcpConfig config, FourTuple tuple, int initialSequence, int timestampOffset) {
        return new TcpConnection(this, scheduler, config, NOBODY, tuple, initialSequence, timestampOffset,
                random.nextLong());
    }

    /** Segments find the connection from now on. */
    void add(TcpConnection connection) {
        connections.add(connection);
    }

    @Override
    public void receive(Ipv4Packet packet) {
        if (!(packet.payload() instanceof TcpSegment segment)) {
            ip.dropByTransport(IpDropReason.BAD_TRANSPORT);
            return;
        }
        if (keys == null ? segment.options().isSigned()
                : !keys.isHeeded(segment, packet.source(), packet.destination())) {
            ip.dropByTransport(IpDropReason.BAD_SIGNATURE);
            return;
        }
        TcpConnection connection = connections.find(packet.destination(), segment.destinationPort(), packet.source(),
                segment.sourcePort());
        if (connection != null && connection.state() == TcpState.TIME_WAIT && Reopening.isAllowed(connection, segment)
                && listening.at(segment.destinationPort()) != null) {
            // A new incarnation (RFC 9293 §3.6.1, RFC 6191).
            int next = Reopening.makeRoom(connection);
            listening.synArrives(packet, segment, next);
        } else if (connection != null) {
            connection.segmentArrives(segment, packet.typeOfService() & Ecn.CE);
        } else {
            strangerArrives(packet, segment);
        }
    }

    /** RFC 9293 §3.10.7.1 and §3.10.7.2: the states CLOSED and LISTEN. */
    private void strangerArrives(Ipv4Packet packet, TcpSegment segment) {
        TcpStats gone = departed.find(new FourTuple(packet.destination(), segment.destinationPort(), packet.source(),
                segment.sourcePort()));
        if (gone != null && !segment.has(TcpSegment.SYN)) {
            gone.lateSegments++;
        }
        if (segment.has(TcpSegment.RST)) {
            return;
        }
        boolean open = listening.at(segment.destinationPort()) != null && isOneHost(packet.destination());
        if (!open || segment.has(TcpSegment.ACK)) {
            if (!open || !listening.cookieComesBack(packet, segment)) {
                sendReset(packet.destination(), packet.source(), segment);
            }
            return;
        }
        // A SYN that also ends is nobody's (RFC 9293 §3.10.7.2 drops what is neither); Linux drops it too.
        if (segment.has(TcpSegment.SYN) && !segment.has(TcpSegment.FIN)) {
            listening.synArrives(packet, segment, null);
        }
    }

    private static boolean isOneHost(int address) {
        return !Ipv4Address.isMulticast(address) && address != Ipv4Address.LIMITED_BROADCAST;
    }

    /** RFC 9293 §3.5.2: a reset that the sender of the offending segment will believe. */
    void sendReset(int localAddress, int remoteAddress, TcpSegment offending) {
        if (offending.has(TcpSegment.RST) || !isOneHost(localAddress)) {
            return;
        }
        boolean hasAck = offending.has(TcpSegment.ACK);
        resetsSent++;
        TcpStats stats = statsOf(new FourTuple(localAddress, offending.destinationPort(), remoteAddress,
                offending.sourcePort()));
        if (stats != null) {
            stats.bareResets++;
        }
        send(localAddress, remoteAddress, new TcpSegment(
                /* sourcePort= */ offending.destinationPort(), /* destinationPort= */ offending.sourcePort(),
                hasAck ? offending.acknowledgement() : 0,
                hasAck ? 0 : offending.sequence() + offending.sequenceLength(),
                hasAck ? TcpSegment.RST : TcpSegment.RST | TcpSegment.ACK, 0, 0, TcpOptions.NONE, BytesPayload.EMPTY), Ecn.NOT_ECT);
    }

    /** The counts of a connection, though it be gone. */
    private @Nullable TcpStats statsOf(FourTuple tuple) {
        TcpConnection connection = connections.find(tuple.localAddress(), tuple.localPort(), tuple.remoteAddress(),
                tuple.remotePort());
        return connection != null ? connection.stats() : departed.find(tuple);
    }

    void send(int localAddress, int remoteAddress, TcpSegment segment, int ecn) {
        ip.send(localAddress, remoteAddress, ecn, Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                keys == null ? segment : keys.signed(segment, localAddress, remoteAddress));
    }

    /**
     * Signs segments to a peer, and heeds none of its that are not signed under the same key (RFC 2385), on connections
     * that are opened from now on.
     */
    public void sign(int remoteAddress, TcpSignature key) {
        if (keys == null) {
            keys = new SegmentKeys();
        }
        keys.set(remoteAddress, key);
    }

    /** Whether segments to a peer are signed. */
    boolean signs(int remoteAddress) {
        return keys != null && keys.has(remoteAddress);
    }

    /** Asks the listener's application for a handler. */
    StreamHandler accepted(TcpConnection connection) {
        TcpListener listener = listening.at(connection.tuple().localPort());
        return listener == null ? NOBODY : listener.acceptor().accept(connection.socket());
    }

    void remove(TcpConnection connection) {
        connections.remove(connection);
        departed.add(connection);
        int port = connection.tuple().localPort();
        if (!connection.life().isPassive()) {
            ephemeralPorts.put(port, null);
        }
    }

    /** What the MSS option may offer: the path's MTU as far as it is known, less both headers (RFC 9293 §3.7.1). */
    int largestSegmentTo(int remoteAddress) {
        return ip.mtuTowards(remoteAddress) - HEADERS_BYTES;
    }

    @Override
    public void errorReceived(int type, int code, int rest, QuotedPacket quote) {
        if (quote.sourcePort() == QuotedPacket.ABSENT) {
            return;
        }
        TcpConnection connection = connections.find(quote.source(), quote.sourcePort(), quote.destination(),
                quote.destinationPort());
        if (connection == null || type != IcmpType.DESTINATION_UNREACHABLE || !quote.hasSequence()) {
            return;
        }
        if (!connection.isOutstanding(quote.sequence())) {
            // Nobody who has seen the connection has sent it (RFC 5927 §4.1).
            outOfWindowIcmps++;
            return;
        }
        if (code == IcmpType.FRAGMENTATION_NEEDED) {
            ip.learnPathMtu(quote.destination(), rest & 0xFFFF);
            connection.pathMtuChanged();
        } else {
            connection.unreachable();
        }
    }

    /** A connection's segments must fit the interface that they leave by, also when its MTU has changed. */
    @Override
    public void pathsChanged() {
        for (TcpConnection connection : connections.all()) {
            if (ip.sourceFor(connection.tuple().remoteAddress()) != Ipv4Address.ANY) {
                connection.path().routeChanged();
                connection.pathMtuChanged();
            }
        }
    }

    /** Forgets all connections and listeners without a word to anybody: the host has lost its memory. */
    public void forget() {
        connections.all().forEach(TcpConnection::vanish);
        listening.clear();
        fastOpenServer = null;
        forgetPeers();
        ephemeralPorts.clear();
    }

    /** The id of the host's events; its connections' timers stand still with it. */
    int component() {
        return ip.component();
    }

    /** A number that is another when {@link #largestSegmentTo} may be another. */
    int pathMtuGeneration() {
        return ip.pathMtuGeneration();
    }

    /** Acknowledgements of new data show that the way there works (RFC 1122 §2.3.2.1; Linux: sk_dst_confirm). */
    @Override
    public boolean isConfirmed(IntPredicate destination, long sincePs) {
        return connections.anyMatch(connection -> connection.advancedPs() >= sincePs
                && destination.test(connection.tuple().remoteAddress()));
    }

    /** The listeners by port, then the connections by their four-tuple. */
    public List<SocketEntry> sockets() {
        List<SocketEntry> entries = new ArrayList<>();
        for (TcpListener listener : listening.all()) {
            entries.add(new SocketEntry(Ipv4Address.ANY, listener.port(), Ipv4Address.ANY, 0, TcpState.LISTEN, 0, 0));
        }
        entries.addAll(connections.entries());
        return entries;
    }

    /** So many segments may be handed down in one piece (the device's gso_max_segs). */
    public void setLargestBurst(int segments) {
        largestBurst = segments;
    }

    int largestBurst() {
        return largestBurst;
    }

    /** Has somebody told of every segment that is sent again. */
    public void tellResends(ResendWatcher watcher) {
        resends = watcher;
    }

    void resent(TcpSegment segment, ResendCause cause) {
        if (resends != null) {
            resends.resent(segment, cause);
        }
    }

    /** Forgets what earlier connections have told of their peers. */
    public void forgetPeers() {
        fastOpenCache.clear();
        metrics.clear();
    }

    /** What connections have learnt of their paths. */
    PathMetrics metrics() {
        return metrics;
    }

    /** Connections opened fast whose data the SYN-ACK acknowledged. */
    public long fastOpens() {
        return fastOpenCache.accepted();
    }

    /** Connections whose data on the SYN had to be sent again. */
    public long fastOpenFailures() {
        return fastOpenCache.rejected();
    }

    /** Times that fast opening seemed to lead into a black hole. */
    public long fastOpenBlackholes() {
        return fastOpenCache.blackholesSeen();
    }

    /** Who listens at a port, or null. */
    public @Nullable TcpListener listener(int port) {
        return listening.at(port);
    }

    /** What has happened at the listening ports. */
    public ListenStats listenStats() {
        return listening.stats();
    }

    /** Resets sent to strangers. */
    public long resetsSent() {
        return resetsSent;
    }

    /** ICMP messages about something that was not outstanding. */
    public long outOfWindowIcmps() {
        return outOfWindowIcmps;
    }

    public int connections() {
        return connections.size();
    }
}
