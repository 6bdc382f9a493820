package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Payload;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;

class PathMtuTest {
    private static final int ECHO = 0xBEEF;
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int ROUTER = Ipv4Address.parse("10.0.0.254");
    private static final int FAR = Ipv4Address.parse("172.16.0.1");
    private static final long MINUTE = 60 * SimTime.SECOND;

    private final Scheduler scheduler = new Scheduler();
    private final TestNode host = new TestNode(scheduler, false);

    @BeforeEach
    void connect() {
        host.addInterface("10.0.0.1/24", 1500);
        host.addNeighbor(0, "10.0.0.254");
        host.addRoute("0.0.0.0/0", "10.0.0.254", 0);
        host.ip().icmp().openEcho(ECHO, new EchoListener() {
            @Override
            public void replyReceived(int from, int sequence, int timeToLive, Payload data) {}

            @Override
            public void errorReceived(int type, int code, int from, int sequence) {}
        });
    }

    /** IP_MTU_DISCOVER of Linux: total length, policy, then what leaves, or the error. */
    @ParameterizedTest
    @CsvSource({
        "1000, WANT, 1000 DF",
        "1001, WANT, 996 + 25",
        "1000, DO,   1000 DF",
        "1001, DO,   MESSAGE_TOO_LONG",
        "1000, DONT, 1000",
        "1001, DONT, 996 + 25",
    })
    void policies(int length, PathMtuDiscovery discovery, String result) {
        reportFrom(FAR, 1000);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1000);
        assertThat(send(FAR, length, discovery)).isEqualTo(result);
    }

    @Test
    void learnsOnlyAboutTheDestinationInQuestion() {
        reportFrom(FAR, 1000);
        assertThat(host.ip().mtuTowards(FAR + 1)).isEqualTo(1500);
        assertThat(send(FAR + 1, 1500, PathMtuDiscovery.WANT)).isEqualTo("1500 DF");
    }

    @Test
    void neverBelievesMoreThanItKnows() {
        reportFrom(FAR, 1000);
        reportFrom(FAR, 1200);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1000);
        reportFrom(FAR + 1, 9000);
        assertThat(host.ip().mtuTowards(FAR + 1)).isEqualTo(1500);
        assertThat(host.ip().exceptions().entries()).hasSize(1);
    }

    /** Linux's min_pmtu: a report of less, or of nothing (routers older than RFC 1191), gives 552 without DF. */
    @ParameterizedTest
    @CsvSource({"551", "68", "0"})
    void belowTheMinimumItGivesUpDontFragment(int reported) {
        reportFrom(FAR, reported);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(552);
        assertThat(send(FAR, 552, PathMtuDiscovery.WANT)).isEqualTo("552");
        assertThat(send(FAR, 553, PathMtuDiscovery.WANT)).isEqualTo("548 + 25");
        assertThat(send(FAR, 552, PathMtuDiscovery.DO)).isEqualTo("552 DF");
    }

    /** RFC 1191 §6.3: ten minutes, and no timer keeps the network busy meanwhile. */
    @Test
    void forgetsAfterTenMinutes() {
        reportFrom(FAR, 1000);
        int generation = host.ip().pathMtuGeneration();
        assertThat(scheduler.pendingEvents()).isZero();
        host.advanceTo(10 * MINUTE - 1);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1000);
        assertThat(host.ip().pathMtuGeneration()).isEqualTo(generation);
        host.advanceTo(10 * MINUTE);
        assertThat(host.ip().pathMtuGeneration()).isNotEqualTo(generation);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1500);
        assertThat(host.ip().exceptions().entries()).isEmpty();
    }

    @Test
    void aReportRenewsTheTime() {
        reportFrom(FAR, 1000);
        host.advanceTo(9 * MINUTE);
        reportFrom(FAR, 1000);
        host.advanceTo(18 * MINUTE);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1000);
        host.advanceTo(19 * MINUTE);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1500);
    }

    /** RFC 5927 §7: a report about a packet that nobody here could have sent. */
    @Test
    void forgedReportsAreNotBelieved() {
        IcmpMessage ping = IcmpMessage.echo(IcmpType.ECHO_REQUEST, ECHO, 0, BytesPayload.EMPTY);
        report(Ipv4Packet.of(ROUTER, FAR, 0, 64, 1, true, ping), 600);
        report(Ipv4Packet.of(OWN, FAR, 0, 64, 1, true,
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, ECHO + 1, 0, BytesPayload.EMPTY)), 600);
        report(Ipv4Packet.of(OWN, FAR, 0, 64, 1, true, new RawIpPayload(99, new BytesPayload(new byte[8]))), 600);
        assertThat(host.ip().mtuTowards(FAR)).isEqualTo(1500);
        report(Ipv4Packet.of(OWN, OWN, 0, 64, 1, true, ping), 600);
        assertThat(host.ip().mtuTowards(OWN)).isEqualTo(65_535);
    }

    @Test
    void aFloodOfReportsDoesNotGrowTheTable() {
        for (int i = 0; i < 10_000; i++) {
            reportFrom(FAR + i, 1000);
        }
        assertThat(host.ip().exceptions().entries()).hasSize(RouteExceptions.LIMIT);
        assertThat(host.ip().mtuTowards(FAR)).as("the oldest has gone").isEqualTo(1500);
        assertThat(host.ip().mtuTowards(FAR + 9999)).isEqualTo(1000);
    }

    /** What a router has learnt for itself is nothing to those whose packets it passes on. */
    @Test
    void forwardingGoesByTheInterface() {
        TestNode router = new TestNode(scheduler, true);
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.0.1.1/24", 1500);
        router.addNeighbor(1, "10.0.1.2");
        int target = Ipv4Address.parse("10.0.1.2");
        router.ip().learnPathMtu(target, 600);
        assertThat(router.ip().mtuTowards(target)).isEqualTo(600);
        router.arrive(0, Ipv4Packet.of(Ipv4Address.parse("10.0.0.2"), target, 0, 64, 1, true,
                new RawIpPayload(99, new BytesPayload(new byte[1480]))));
        assertThat(router.medium(1).takeIp().totalLength()).isEqualTo(1500);
    }

    @Test
    void aRouterCutsWhatMayBeCut() {
        TestNode router = new TestNode(scheduler, true);
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.0.1.1/24", 576);
        router.addNeighbor(1, "10.0.1.2");
        router.arrive(0, Ipv4Packet.of(Ipv4Address.parse("10.0.0.2"), Ipv4Address.parse("10.0.1.2"), 0, 64, 9, false,
                new RawIpPayload(99, new BytesPayload(new byte[1480]))));
        List<EthernetFrame> frames = router.medium(1).take();
        assertThat(frames).extracting(frame -> ((Ipv4Packet) frame.payload()).totalLength())
                .containsExactly(572, 572, 396);
        assertThat(frames).allMatch(frame -> ((Ipv4Packet) frame.payload()).timeToLive() == 63);
        assertThat(router.ip().stats().fragOks).isEqualTo(1);
        assertThat(router.ip().stats().fragCreates).isEqualTo(3);
        assertThat(router.ip().stats().forwarded).isEqualTo(1);
    }

    private String send(int destination, int length, PathMtuDiscovery discovery) {
        SendResult result = host.ip().send(0, destination, 0, 64, discovery,
                new RawIpPayload(99, new BytesPayload(new byte[length - 20])));
        List<String> lengths = host.medium(0).take().stream().map(frame -> (Ipv4Packet) frame.payload())
                .map(packet -> packet.totalLength() + (packet.dontFragment() ? " DF" : "")).toList();
        return result == SendResult.SENT ? String.join(" + ", lengths) : result.name();
    }

    /** A router reports an MTU about a ping that was really sent. */
    private void reportFrom(int destination, int mtu) {
        host.medium(0).take();
        host.ip().icmp().sendEcho(destination, ECHO, 0, new GeneratedPayload(1, 0, 10), 64);
        report((Ipv4Packet) host.medium(0).take().getFirst().payload(), mtu);
    }

    private void report(Ipv4Packet about, int mtu) {
        host.arrive(0, Ipv4Packet.of(ROUTER, OWN, 0, 64, 1, true, new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE,
                IcmpType.FRAGMENTATION_NEEDED, mtu, QuotedPacket.quote(about))));
    }
}
