package wireclock.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.ip.IpDropReason;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/** The queues of a listening port and its SYN cookies, judged by what leaves: tcp_conn_request and cookie_v4_check. */
class ListeningTest {
    private static final int LOCAL = Ipv4Address.parse("10.0.0.1");
    private static final int REMOTE = Ipv4Address.parse("10.0.0.2");
    private static final int PORT = 81;
    private static final long S = 1_000_000_000_000L;

    private final TcpScript script = new TcpScript();
    /** Accepted by the stack, not taken by the application. */
    private final List<TcpSocket> waiting = new ArrayList<>();

    private void listen(int backlog, SynCookies cookies, boolean abort) {
        listen(new ListenConfig(backlog, 128, cookies, abort, 0));
    }

    private void listen(ListenConfig config) {
        listen(Settings.plain().timestamps().sack().windowScaling(), config);
    }

    private void listen(Settings settings, ListenConfig config) {
        script.tcp.listen(new TcpListener(PORT, settings.config(), null, new TcpListener.Acceptor() {
            @Override
            public StreamHandler accept(TcpSocket socket) {
                waiting.add(socket);
                return new StreamHandler() {};
            }

            @Override
            public int waiting() {
                return waiting.size();
            }
        }, null, config));
    }

    /** A segment arrives from a port of the peer; what the stack answers. */
    private List<TcpSegment> from(int port, Seg segment) {
        script.tcp.receive(Ipv4Packet.of(REMOTE, LOCAL, 0, 64, 0, true, segment.toSegment(port, PORT, 0)));
        return script.all();
    }

    /** The whole handshake of a peer without options. */
    private List<TcpSegment> connect(int port) {
        TcpSegment answer = from(port, Seg.syn(100)).getFirst();
        return from(port, Seg.ack(101, answer.sequence() + 1));
    }

    private ListenStats stats() {
        return script.tcp.listenStats();
    }

    @Test
    void oneMoreThanTheBacklogMayBeHalfOpen() {
        listen(2, SynCookies.OFF, false);
        for (int port = 1; port <= 3; port++) {
            assertThat(from(port, Seg.syn(100))).hasSize(1);
        }
        assertThat(from(4, Seg.syn(100))).isEmpty();
        assertThat(stats().synQueueDrops).isEqualTo(1);
        assertThat(stats().drops).isEqualTo(1);
        assertThat(script.node.ip().stats().dropped(IpDropReason.LISTEN_QUEUE_FULL)).isEqualTo(1);
        // A reset of one of them makes room.
        assertThat(from(1, Seg.rst(101))).isEmpty();
        assertThat(from(4, Seg.syn(100))).hasSize(1);
    }

    @Test
    void withoutCookiesALastQuarterOfTheTableStaysFree() {
        listen(new ListenConfig(100, 16, SynCookies.OFF, false, 0));
        int answered = 0;
        for (int port = 1; port <= 50; port++) {
            answered += from(port, Seg.syn(100)).size();
        }
        // 16 - 13 < 16/4.
        assertThat(answered).isEqualTo(13);
    }

    @Test
    void whatIsCompleteWaitsAndWhatComesThenIsDropped() {
        listen(1, SynCookies.OVERFLOW, false);
        TcpSegment third = from(3, Seg.syn(100)).getFirst();
        connect(1);
        connect(2);
        assertThat(waiting).hasSize(2);
        assertThat(from(4, Seg.syn(100))).isEmpty();
        assertThat(stats().overflows).isEqualTo(1);
        // The last ACK of the one that had begun earlier is dropped without a word; the SYN-ACK comes again.
        assertThat(from(3, Seg.ack(101, third.sequence() + 1))).isEmpty();
        assertThat(stats().overflows).isEqualTo(2);
        script.scheduler.run(S - 1, Long.MAX_VALUE);
        assertThat(script.all()).isEmpty();
        script.scheduler.run(S, Long.MAX_VALUE);
        assertThat(script.all()).singleElement().satisfies(again -> {
            assertThat(again.flags()).isEqualTo(TcpSegment.SYN | TcpSegment.ACK);
            assertThat(again.sequence()).isEqualTo(third.sequence());
        });
        waiting.removeFirst();
        from(3, Seg.ack(101, third.sequence() + 1));
        assertThat(waiting).hasSize(2);
    }

    @Test
    void orItIsResetIfThatIsWanted() {
        listen(0, SynCookies.OVERFLOW, true);
        TcpSegment late = from(2, Seg.syn(100)).getFirst();
        connect(1);
        assertThat(from(2, Seg.ack(101, late.sequence() + 1))).singleElement()
                .satisfies(reset -> assertThat(reset.flags()).isEqualTo(TcpSegment.RST));
        assertThat(script.tcp.connections()).isEqualTo(1);
    }

    @Test
    void aCookieNeedsNoMemoryAndMakesAConnection() {
        listen(0, SynCookies.OVERFLOW, false);
        TcpSegment kept = from(1, Seg.syn(100)).getFirst();
        TcpSegment baked = from(2, Seg.syn(500).mss(1445)).getFirst();
        assertThat(script.tcp.connections()).isEqualTo(1);
        assertThat(baked.acknowledgement()).isEqualTo(501);
        assertThat(stats().cookiesSent).isEqualTo(1);
        assertThat(from(2, Seg.ack(501, baked.sequence() + 1))).isEmpty();
        assertThat(stats().cookiesReceived).isEqualTo(1);
        // Of the sizes 536, 1300, 1440 and 1460 the largest that the peer can take; without a timestamp no option.
        assertThat(waiting).singleElement().satisfies(socket ->
                assertThat(socket.effectiveSegmentSize()).isEqualTo(1440));
        assertThat(kept.sequence()).isNotEqualTo(baked.sequence());
        // The window that the SYN-ACK offered is there.
        from(2, Seg.data(501, baked.sequence() + 1, 1000));
        assertThat(waiting.getFirst().available()).isEqualTo(1000);
    }

    /** The timestamp remembers that ECN was asked for, and the flags of the ACK of which kind (RFC 9768 §5.1). */
    @Test
    void aCookieRemembersWhichEcnWasAskedFor() {
        listen(Settings.plain().timestamps().ecn(EcnMode.ACCURATE),
                new ListenConfig(5, 128, SynCookies.ALWAYS, false, 0));
        TcpSegment accurate = from(1, Seg.syn(100).ts(7, 0).ace(7)).getFirst();
        assertThat(AceField.of(accurate)).isEqualTo(2);
        assertThat(accurate.options().accurateEcn()).isNotNull();
        from(1, Seg.ack(101, accurate.sequence() + 1).ts(8, accurate.options().timestampValue()).ace(2));
        TcpSegment classic = from(2, Seg.syn(100).ts(7, 0).ace(3)).getFirst();
        assertThat(AceField.of(classic)).isEqualTo(1);
        from(2, Seg.ack(101, classic.sequence() + 1).ts(8, classic.options().timestampValue()));
        TcpSegment none = from(3, Seg.syn(100).ts(7, 0)).getFirst();
        from(3, Seg.ack(101, none.sequence() + 1).ts(8, none.options().timestampValue()));
        assertThat(waiting).extracting(socket -> socket.info().ecn().mode()).containsExactly(2, 1, 0);
    }

    @Test
    void aForgedCookieIsAnsweredWithAReset() {
        listen(0, SynCookies.ALWAYS, false);
        // Nobody has been given one yet: it is not even looked at.
        assertThat(from(9, Seg.ack(101, 7)).getFirst().flags()).isEqualTo(TcpSegment.RST);
        assertThat(stats().cookiesFailed).isZero();
        TcpSegment baked = from(1, Seg.syn(100)).getFirst();
        assertThat(from(2, Seg.ack(101, baked.sequence() + 1)).getFirst().flags()).isEqualTo(TcpSegment.RST);
        assertThat(from(1, Seg.ack(102, baked.sequence() + 1)).getFirst().flags()).isEqualTo(TcpSegment.RST);
        assertThat(stats().cookiesFailed).isEqualTo(2);
        assertThat(waiting).isEmpty();
    }

    @Test
    void aCookieIsGoodInTheMinuteOfItsBirthAndTheNext() {
        FourTuple tuple = new FourTuple(LOCAL, PORT, REMOTE, 1);
        CookieJar jar = new CookieJar(3, 5);
        TcpSegment syn = Seg.syn(100).mss(536).toSegment(1, PORT, 0);
        int cookie = jar.cookie(tuple, syn, 59 * S);
        assertThat(jar.segmentSize(tuple, cookie, 100, 59 * S)).isEqualTo(536);
        assertThat(jar.segmentSize(tuple, cookie, 100, 119 * S)).isEqualTo(536);
        assertThat(jar.segmentSize(tuple, cookie, 100, 120 * S)).isZero();
    }

    @Test
    void everySizeAndOptionComesBackOutOfACookie() {
        FourTuple tuple = new FourTuple(LOCAL, PORT, REMOTE, 1);
        CookieJar jar = new CookieJar(-7, 11);
        int[][] sizes = {{0, 536}, {536, 536}, {1299, 536}, {1300, 1300}, {1439, 1300}, {1459, 1440}, {9000, 1460}};
        for (int[] size : sizes) {
            TcpSegment syn = Seg.syn(-5).mss(size[0]).toSegment(1, PORT, 0);
            assertThat(jar.segmentSize(tuple, jar.cookie(tuple, syn, 0), -5, 0)).isEqualTo(size[1]);
        }
        for (int shift = 0; shift <= 14; shift++) {
            TcpSegment synAck = Seg.synAck(1, 2).mss(1460).wscale(7).ts(0, 77).toSegment(PORT, 1, 0);
            TcpSegment marked = jar.withOptions(synAck, tuple, 100_000, shift);
            int stamp = marked.options().timestampValue() - jar.timestampOffset(tuple);
            // Never younger than the clock, never more than 64 + 63 ms older, and the shift in the lowest bits.
            assertThat(stamp).isBetween(100_000 - 127, 100_000);
            assertThat(stamp & 0xF).isEqualTo(shift);
            TcpSegment ack = Seg.ack(6, 2).ts(1, marked.options().timestampValue()).toSegment(1, PORT, 0);
            TcpSegment syn = jar.synOf(ack, tuple, 1300);
            assertThat(syn.options().windowScale()).isEqualTo(shift);
            assertThat(syn.options().sackPermitted()).isFalse();
            assertThat(syn.sequence()).isEqualTo(5);
        }
    }

    /** Worked by hand after reqsk_timer_handler. */
    @Test
    void aCrowdOfOldOnesGoesEarly() {
        ListeningPort port = new ListeningPort(new TcpListener(PORT, Settings.plain().config(), null,
                socket -> new StreamHandler() {}, null, ListenConfig.DEFAULTS.withBacklog(20)), new ListenStats(), script.node.ip());
        for (int i = 0; i < 10; i++) {
            port.begun();
        }
        assertThat(port.retries(5)).isEqualTo(5);
        port.begun();
        port.begun();
        // All 12 are young: 12 < 24, and nothing is to be shortened.
        assertThat(port.retries(5)).isEqualTo(5);
        for (int i = 0; i < 9; i++) {
            port.aged();
        }
        // Three are young: 12 >= 6, 12 >= 12, 12 < 24.
        assertThat(port.retries(5)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            port.aged();
        }
        assertThat(port.retries(5)).isEqualTo(2);
    }
}
