package wireclock.tcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ip.Ipv4;
import wireclock.ip.PortTable;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;

/**
 * The listening ports of one host, and what becomes of SYNs and stray ACKs that come to them: the state LISTEN of
 * RFC 9293 §3.10.7.2 with the queues of Linux (tcp_conn_request) and SYN cookies.
 */
final class Listening {
    private final Tcp tcp;
    private final Scheduler scheduler;
    private final Ipv4 ip;
    private final RandomStream random;
    private final PortTable<ListeningPort> ports = new PortTable<>();
    private final ListenStats stats = new ListenStats();
    private @Nullable CookieJar jar;

    Listening(Tcp tcp, Scheduler scheduler, Ipv4 ip, RandomStream random) {
        this.ip = ip;
        this.tcp = tcp;
        this.scheduler = scheduler;
        this.random = random;
    }

    ListenStats stats() {
        return stats;
    }

    void open(TcpListener listener) {
        if (ports.get(listener.port()) != null) {
            throw new IllegalStateException("port " + listener.port() + " is in use");
        }
        ports.put(listener.port(), new ListeningPort(listener, stats, ip));
    }

    void close(int port) {
        ports.put(port, null);
    }

    void clear() {
        ports.clear();
    }

    /** Who listens at a port, or null. */
    @Nullable TcpListener at(int port) {
        ListeningPort open = ports.get(port);
        return open == null ? null : open.listener();
    }

    List<TcpListener> all() {
        List<TcpListener> all = new ArrayList<>();
        ports.owners().forEach(port -> all.add(port.listener()));
        return all;
    }

    /**
     * A SYN arrives at a port where somebody listens (Linux: tcp_conn_request).
     *
     * @param successorOf the initial sequence number if a connection in TIME_WAIT has made room for it, or null
     */
    void synArrives(Ipv4Packet packet, TcpSegment syn, @Nullable Integer successorOf) {
        ListeningPort port = ports.get(syn.destinationPort());
        if (port == null) {
            return;
        }
        TcpListener listener = port.listener();
        SynCookies cookies = listener.waiting().synCookies();
        boolean full = port.isSynQueueFull();
        boolean cookie = successorOf == null && cookies != SynCookies.OFF && (full || cookies == SynCookies.ALWAYS);
        if (!cookie && successorOf == null
                && (full || cookies == SynCookies.OFF && port.isNearlyFull())) {
            // The queue of complete connections is asked second; what finds both full counts here.
            stats.synQueueDrops++;
            port.dropped();
            return;
        }
        if (port.turnsAway()) {
            return;
        }
        FourTuple tuple = new FourTuple(packet.destination(), listener.port(), packet.source(), syn.sourcePort());
        int codepoint = packet.typeOfService() & Ecn.CE;
        if (cookie) {
            port.overflowed(scheduler.nowPs());
            giveCookie(listener, tuple, syn, codepoint);
            return;
        }
        TcpConnection connection = tcp.connection(listener.config(), tuple,
                successorOf != null ? successorOf : listener.initialSequence());
        tcp.add(connection);
        connection.openPassively(syn, codepoint, port);
    }

    /** Answers as a connection would that is not kept: all that is to be remembered leaves with the answer. */
    private void giveCookie(TcpListener listener, FourTuple tuple, TcpSegment syn, int codepoint) {
        CookieJar cookies = jar();
        // Without a timestamp to keep them in there can be no options (Linux: tcp_clear_options).
        TcpSegment kept = syn.options().hasTimestamps() && listener.config().timestamps() ? syn : withoutOptions(syn);
        TcpConnection forgotten = tcp.connection(listener.config(), tuple, cookies.cookie(tuple, syn, scheduler.nowPs()));
        TcpSegment answer = forgotten.opening().answer(kept, codepoint);
        int clock = (int) (scheduler.nowPs() / SimTime.MILLISECOND);
        stats.cookiesSent++;
        tcp.send(tuple.localAddress(), tuple.remoteAddress(),
                cookies.withOptions(answer, tuple, clock, forgotten.peerWindowShift()), Ecn.NOT_ECT);
    }

    private static TcpSegment withoutOptions(TcpSegment syn) {
        return new TcpSegment(syn.sourcePort(), syn.destinationPort(), syn.sequence(), 0, TcpSegment.SYN, syn.window(), 0,
                new TcpOptions(syn.options().maximumSegmentSize(), TcpOptions.ABSENT, false, false, 0, 0, new int[0]),
                syn.payload());
    }

    /**
     * An ACK arrives at a listening port from a stranger (Linux: cookie_v4_check).
     *
     * @return whether it is settled; otherwise it is to be answered with RST
     */
    boolean cookieComesBack(Ipv4Packet packet, TcpSegment ack) {
        ListeningPort port = ports.get(ack.destinationPort());
        if (port == null || ack.has(TcpSegment.SYN) || port.listener().waiting().synCookies() == SynCookies.OFF
                || scheduler.nowPs() - port.overflowedPs() > CookieJar.VALID_PS) {
            return false;
        }
        TcpListener listener = port.listener();
        FourTuple tuple = new FourTuple(packet.destination(), listener.port(), packet.source(), ack.sourcePort());
        CookieJar cookies = jar();
        int cookie = ack.acknowledgement() - 1;
        int segmentSize = cookies.segmentSize(tuple, cookie, ack.sequence() - 1, scheduler.nowPs());
        if (segmentSize == 0) {
            stats.cookiesFailed++;
            return false;
        }
        stats.cookiesReceived++;
        if (port.turnsAway()) {
            return true;
        }
        TcpConnection connection = tcp.connection(listener.config(), tuple, cookie, cookies.timestampOffset(tuple));
        tcp.add(connection);
        connection.opening().resume(cookies.synOf(ack, tuple, segmentSize), port);
        connection.segmentArrives(ack, packet.typeOfService() & Ecn.CE);
        return true;
    }

    private CookieJar jar() {
        CookieJar cookies = jar;
        if (cookies == null) {
            cookies = new CookieJar(random.nextLong(), random.nextLong());
            jar = cookies;
        }
        return cookies;
    }
}
