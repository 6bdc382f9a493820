package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

/** When a node speaks by ICMP, what it says, and how often (RFC 1122 §3.2.2, RFC 1812 §4.3). */
class IcmpRulesTest {
    private static final long MS = SimTime.MILLISECOND;
    private static final int SENDER = Ipv4Address.parse("10.0.0.2");

    private final Scheduler scheduler = new Scheduler();

    private TestNode router(IpSettings settings) {
        TestNode router = new TestNode(scheduler, true, settings.config());
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.0.1.1/24", 576);
        router.addNeighbor(0, "10.0.0.2");
        router.addNeighbor(0, "10.0.0.254");
        router.addNeighbor(1, "10.0.1.2");
        router.addRoute("172.16.0.0/16", "10.0.0.254", 0);
        router.ip().routes().add(Route.dropping(Ipv4Prefix.parse("10.7.0.0/16"), RouteKind.BLACKHOLE, 0));
        router.ip().routes().add(Route.dropping(Ipv4Prefix.parse("10.6.0.0/16"), RouteKind.UNREACHABLE, 0));
        router.ip().routes().add(Route.dropping(Ipv4Prefix.parse("10.5.0.0/16"), RouteKind.PROHIBIT, 0));
        return router;
    }

    /** Destination, TTL, length, DF: what is said about it, and what is counted. */
    @ParameterizedTest
    @CsvSource({
        "10.0.1.2,   1, 100,  true,  11/0,      TTL_EXPIRED",
        "10.0.1.2,   9, 1000, true,  3/4 576,   FRAGMENTATION_NEEDED",
        "8.8.8.8,    9, 100,  true,  3/0,       NO_ROUTE",
        "10.0.0.1,   9, 100,  true,  3/2,       PROTOCOL_UNREACHABLE",
        "10.7.0.1,   9, 100,  true,  silence,   BLACKHOLE",
        "10.6.0.1,   9, 100,  true,  3/1,       ROUTE_UNREACHABLE",
        "10.5.0.1,   9, 100,  true,  3/13,      PROHIBITED",
        "127.0.0.1,  9, 100,  true,  silence,   MARTIAN_DESTINATION",
        "0.1.2.3,    9, 100,  true,  silence,   MARTIAN_DESTINATION",
        "240.0.0.1,  9, 100,  true,  silence,   MARTIAN_DESTINATION",
        "10.0.1.255, 9, 100,  true,  silence,   DIRECTED_BROADCAST",
        "224.0.0.1,  9, 100,  true,  silence,   PROTOCOL_UNREACHABLE",
        "239.1.1.1,  9, 100,  true,  silence,   NOT_JOINED",
    })
    void whatRoutersSay(String destination, int timeToLive, int length, boolean dontFragment, String said,
            IpDropReason reason) {
        TestNode router = router(new IpSettings());
        router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse(destination), 0, timeToLive, 1, dontFragment,
                new RawIpPayload(99, new BytesPayload(new byte[length - 20]))));
        assertThat(said(router)).containsExactlyElementsOf(said.equals("silence") ? List.of() : List.of(said));
        assertThat(router.ip().stats().dropped(reason)).isEqualTo(1);
        assertThat(router.ip().stats().dropped()).isEqualTo(1);
    }

    /** RFC 1122 §3.2.2: about these nobody reports anything, here about an expired TTL. */
    @Test
    void aboutWhatNothingIsSaid() {
        IpPayload data = new RawIpPayload(99, new BytesPayload(new byte[8]));
        List<Ipv4Packet> packets = new ArrayList<>();
        for (int type : new int[] {3, 4, 5, 11, 12, 19, 255}) {
            packets.add(expired(SENDER, new IcmpMessage(type, 0, 0, new BytesPayload(new byte[28]))));
        }
        for (String martian : List.of("10.0.0.255", "224.0.0.5", "255.255.255.255", "127.0.0.1", "0.0.0.0", "10.0.0.1")) {
            packets.add(expired(Ipv4Address.parse(martian), data));
        }
        packets.add(new Ipv4Packet(0, 1, 1, 1, SENDER, Ipv4Address.parse("10.0.1.2"), BytesPayload.EMPTY, data));
        for (Ipv4Packet packet : packets) {
            TestNode router = router(new IpSettings());
            router.arrive(0, packet);
            assertThat(said(router)).as(packet.toString()).isEmpty();
            assertThat(router.ip().stats().dropped()).as(packet.toString()).isEqualTo(1);
        }
        TestNode router = router(new IpSettings());
        router.arriveInBroadcast(0, expired(SENDER, data));
        assertThat(said(router)).as("a broadcast frame").isEmpty();
        for (int type : new int[] {0, 8, 13, 18}) {
            router.arrive(0, expired(SENDER, new IcmpMessage(type, 0, 0, BytesPayload.EMPTY)));
        }
        assertThat(said(router)).as("queries are reported").hasSize(4);
    }

    private static Ipv4Packet expired(int source, IpPayload payload) {
        return Ipv4Packet.of(source, Ipv4Address.parse("10.0.1.2"), 0, 1, 1, true, payload);
    }

    /** inet_peer_xrlim_allow: six at once, then one a second; a silence of six seconds restores the burst. */
    @Test
    void errorsToOneDestinationAreLimited() {
        TestNode router = router(new IpSettings());
        List<Long> instantsMs = new ArrayList<>();
        for (long atMs = 0; atMs <= 4000; atMs += 100) {
            router.advanceTo(atMs * MS);
            router.arrive(0, expired(SENDER, new UdpDatagram(1, 2, BytesPayload.EMPTY)));
            said(router).forEach(message -> instantsMs.add(scheduler.nowPs() / MS));
        }
        assertThat(instantsMs).containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 1000L, 2000L, 3000L, 4000L);
        assertThat(router.ip().icmp().stats().rateLimited).isEqualTo(41 - 10);
        router.advanceTo(10_000 * MS);
        for (int i = 0; i < 10; i++) {
            router.arrive(0, expired(SENDER, new UdpDatagram(1, 2, BytesPayload.EMPTY)));
        }
        assertThat(said(router)).hasSize(6);
    }

    /** icmp_ratemask: path MTU discovery and answers to pings go on whatever happens. */
    @Test
    void someMessagesAreNeverLimited() {
        TestNode router = router(new IpSettings());
        for (int i = 0; i < 20; i++) {
            router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse("10.0.1.2"), 0, 9, 1, true,
                    new UdpDatagram(1, 2, new GeneratedPayload(1, 0, 1000))));
            router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse("10.0.0.1"), 0, 9, 1, true,
                    IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, i, BytesPayload.EMPTY)));
        }
        assertThat(said(router)).hasSize(40);
    }

    /** icmp_msgs_per_sec and icmp_msgs_burst: 50 at once to whomever, then one a millisecond. */
    @Test
    void errorsToAllDestinationsAreLimited() {
        IpSettings settings = new IpSettings();
        settings.icmpIntervalPs = 0;
        TestNode router = router(settings);
        floodOf(router, 100);
        assertThat(said(router)).hasSize(50);
        router.advanceTo(10 * MS);
        floodOf(router, 100);
        assertThat(said(router)).hasSize(10);
        router.advanceTo(1000 * MS);
        floodOf(router, 100);
        assertThat(said(router)).hasSize(50);
        settings.icmpPerSecond = 0;
        router = router(settings);
        floodOf(router, 100);
        assertThat(said(router)).as("off").hasSize(100);
    }

    private static void floodOf(TestNode router, int packets) {
        for (int i = 0; i < packets; i++) {
            router.arrive(0, expired(SENDER, new UdpDatagram(1, 2, BytesPayload.EMPTY)));
        }
    }

    @Test
    void aFloodFromManySourcesDoesNotGrowTheTables() {
        IpSettings settings = new IpSettings();
        settings.icmpPerSecond = 0;
        Ipv4 ip = router(settings).ip();
        for (int i = 0; i < 20_000; i++) {
            ip.errors().rateLimit().allows(IcmpType.TIME_EXCEEDED, 0, i);
        }
        assertThat(ip.errors().rateLimit().destinations()).isEqualTo(4096);
    }

    @Test
    void aFilteredNodeIsSilentButHears() {
        IpSettings settings = new IpSettings();
        settings.icmpFiltered = true;
        TestNode router = router(settings);
        router.arrive(0, expired(SENDER, new UdpDatagram(1, 2, BytesPayload.EMPTY)));
        router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse("10.0.0.1"), 0, 9, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, BytesPayload.EMPTY)));
        assertThat(said(router)).isEmpty();
        assertThat(router.ip().icmp().stats().filtered).isEqualTo(2);
        router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse("10.0.1.2"), 0, 9, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, BytesPayload.EMPTY)));
        assertThat(router.medium(1).take()).as("others' pass").hasSize(1);
    }

    /** The pointer of a parameter problem counts from the header's first octet (RFC 792). */
    @Test
    void malformedOptionsAreReportedWithTheirPlace() {
        TestNode router = router(new IpSettings());
        byte[] options = {1, 1, 7, 1};
        Ipv4Packet packet = new Ipv4Packet(0, 1, 0, 9, SENDER, Ipv4Address.parse("10.0.1.2"), new BytesPayload(options),
                new UdpDatagram(1, 2, BytesPayload.EMPTY));
        router.arriveInBroadcast(0, packet);
        assertThat(said(router)).isEmpty();
        router.arrive(0, packet);
        assertThat(said(router)).containsExactly("12/0 octet 22");
        assertThat(router.ip().stats().dropped(IpDropReason.BAD_OPTION)).isEqualTo(2);
        assertThat(router.medium(1).take()).isEmpty();
    }

    @Test
    void optionsAreCarriedAndWrittenButSourceRoutesAreNotFollowed() {
        TestNode router = router(new IpSettings());
        byte[] recordRoute = {7, 7, 4, 0, 0, 0, 0, 0};
        router.arrive(0, withOptions(recordRoute));
        assertThat(router.medium(1).takeIp().options().toBytes()).isEqualTo(new byte[] {7, 7, 8, 10, 0, 1, 1, 0});
        byte[] sourceRoute = {(byte) 131, 7, 4, 10, 0, 1, 2, 0};
        router.arrive(0, withOptions(sourceRoute));
        assertThat(router.medium(1).take()).isEmpty();
        assertThat(said(router)).isEmpty();
        assertThat(router.ip().stats().dropped(IpDropReason.SOURCE_ROUTED)).isEqualTo(1);
    }

    private static Ipv4Packet withOptions(byte[] options) {
        return new Ipv4Packet(0, 1, 0, 9, SENDER, Ipv4Address.parse("10.0.1.2"), new BytesPayload(options),
                new UdpDatagram(1, 2, BytesPayload.EMPTY));
    }

    /** RFC 1812 §5.2.7.2; the intervals are Linux's: 40 ms, 80 ms, 160 ms … nine times, then 20.48 s of silence. */
    @Test
    void redirectsAreSentForTheLongWayAndLessAndLessOften() {
        TestNode router = router(new IpSettings());
        List<Long> instantsMs = new ArrayList<>();
        for (long atMs = 0; atMs < 30_000; atMs += 5) {
            router.advanceTo(atMs * MS);
            router.arrive(0, Ipv4Packet.of(SENDER, Ipv4Address.parse("172.16.0.9"), 0, 9, 1, true,
                    new UdpDatagram(1, 2, BytesPayload.EMPTY)));
            for (EthernetFrame frame : router.medium(0).take()) {
                Ipv4Packet packet = (Ipv4Packet) frame.payload();
                if (packet.payload() instanceof IcmpMessage message) {
                    instantsMs.add(atMs);
                    assertThat(packet.destination()).isEqualTo(SENDER);
                    assertThat(message.type()).isEqualTo(IcmpType.REDIRECT);
                    assertThat(message.code()).isEqualTo(IcmpType.REDIRECT_HOST);
                    assertThat(message.rest()).isEqualTo(Ipv4Address.parse("10.0.0.254"));
                }
            }
        }
        // Each comes with the first packet after its interval: 5 ms more than 20 ms << n.
        assertThat(instantsMs).containsExactly(0L, 45L, 130L, 295L, 620L, 1265L, 2550L, 5115L, 10_240L);
        assertThat(router.ip().stats().forwarded).as("and every packet goes on").isEqualTo(6000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.9.9.9", "10.0.1.7"})
    void noRedirectForStrangers(String source) {
        TestNode router = router(new IpSettings());
        router.arrive(0, Ipv4Packet.of(Ipv4Address.parse(source), Ipv4Address.parse("172.16.0.9"), 0, 9, 1, true,
                new UdpDatagram(1, 2, BytesPayload.EMPTY)));
        assertThat(said(router)).isEmpty();
    }

    /** Gateway named, by whom, accepted or not, on a host: who then gets the packets. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.254, 10.0.0.1,   true,  false, 10.0.0.254",
        "10.0.0.254, 10.0.0.1,   false, false, 10.0.0.1",
        "10.0.0.254, 10.0.0.9,   true,  false, 10.0.0.1",
        "10.0.9.254, 10.0.0.1,   true,  false, 10.0.0.1",
        "10.0.0.255, 10.0.0.1,   true,  false, 10.0.0.1",
        "10.0.0.2,   10.0.0.1,   true,  false, 10.0.0.1",
        "10.0.0.1,   10.0.0.1,   true,  false, 10.0.0.1",
        "10.0.0.254, 10.0.0.1,   true,  true,  10.0.0.1",
    })
    void redirectsAreBelievedOnlyFromThePresentGateway(String gateway, String from, boolean accepted,
            boolean forwarding, String nextHop) {
        IpSettings settings = new IpSettings();
        settings.redirectsAccepted = accepted;
        TestNode host = new TestNode(scheduler, forwarding, settings.config());
        host.addInterface("10.0.0.2/24", 1500);
        host.addRoute("0.0.0.0/0", "10.0.0.1", 0);
        int far = Ipv4Address.parse("172.16.0.9");
        Ipv4Packet about = Ipv4Packet.of(SENDER, far, 0, 64, 1, true, new UdpDatagram(1, 2, BytesPayload.EMPTY));
        host.arrive(0, Ipv4Packet.of(Ipv4Address.parse(from), SENDER, 0, 64, 1, true, new IcmpMessage(
                IcmpType.REDIRECT, IcmpType.REDIRECT_HOST, Ipv4Address.parse(gateway), QuotedPacket.quote(about))));
        assertThat(nextHopOf(host, far)).isEqualTo(nextHop);
        assertThat(nextHopOf(host, far + 1)).as("of this destination only").isEqualTo("10.0.0.1");
        host.advanceTo(300 * SimTime.SECOND);
        assertThat(nextHopOf(host, far)).as("for five minutes").isEqualTo("10.0.0.1");
    }

    private static String nextHopOf(TestNode host, int destination) {
        var neighbor = host.ip().destination(destination).neighbor;
        return neighbor == null ? "none" : Ipv4Address.format(neighbor.address());
    }

    /** The ICMP errors that left towards the sender, as type/code and what else counts. */
    private static List<String> said(TestNode router) {
        return router.medium(0).take().stream().map(frame -> (Ipv4Packet) frame.payload())
                .filter(packet -> packet.payload() instanceof IcmpMessage).map(packet -> {
                    IcmpMessage message = (IcmpMessage) packet.payload();
                    assertThat(packet.dontFragment()).isFalse();
                    return message.type() + "/" + message.code() + switch (message.type()) {
                        case IcmpType.PARAMETER_PROBLEM -> " octet " + (message.rest() >>> 24);
                        case IcmpType.DESTINATION_UNREACHABLE -> message.rest() == 0 ? "" : " " + message.rest();
                        default -> "";
                    };
                }).toList();
    }
}
