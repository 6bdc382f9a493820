package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;
import wireclock.wire.UdpDatagram;

class ForwardingTest {
    private static final int SENDER = Ipv4Address.parse("10.0.0.2");
    private static final int RECEIVER = Ipv4Address.parse("10.0.1.2");

    private final Scheduler scheduler = new Scheduler();
    private final TestNode router = new TestNode(scheduler, true);

    @BeforeEach
    void connect() {
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.0.1.1/24", 576);
        router.addNeighbor(0, "10.0.0.2");
        router.addNeighbor(1, "10.0.1.2");
        router.addNeighbor(1, "10.0.1.254");
        router.addRoute("172.16.0.0/12", "10.0.1.254", 1);
    }

    @Test
    void passesPacketsOnWithOneHopLess() {
        Ipv4Packet packet = udp(SENDER, RECEIVER, 64, 100, true);
        router.arrive(0, packet);

        EthernetFrame frame = router.medium(1).takeOne();
        assertThat(frame.destination()).isEqualTo(TestNode.NEIGHBOR_MAC);
        Ipv4Packet sent = (Ipv4Packet) frame.payload();
        assertThat(sent.timeToLive()).isEqualTo(63);
        assertThat(sent.payload()).isSameAs(packet.payload());
        assertThat(sent.identification()).isEqualTo(packet.identification());
        assertThat(router.ip().stats().forwarded).isEqualTo(1);
        assertThat(router.medium(0).take()).isEmpty();
    }

    @Test
    void usesTheGatewayOfARoute() {
        router.arrive(0, udp(SENDER, Ipv4Address.parse("172.20.1.1"), 64, 100, true));

        assertThat(router.medium(1).takeIp().destination()).isEqualTo(Ipv4Address.parse("172.20.1.1"));
    }

    @Test
    void reportsAnExpiredTimeToLive() {
        router.arrive(0, udp(SENDER, RECEIVER, 2, 0, true));
        assertThat(router.medium(1).takeIp().timeToLive()).isEqualTo(1);

        router.arrive(0, udp(SENDER, RECEIVER, 1, 0, true));

        assertThat(router.medium(1).take()).isEmpty();
        Ipv4Packet report = router.medium(0).takeIp();
        assertThat(report.source()).isEqualTo(Ipv4Address.parse("10.0.0.1"));
        assertThat(report.destination()).isEqualTo(SENDER);
        assertThat(report.typeOfService()).isEqualTo(0xC0);
        IcmpMessage message = (IcmpMessage) report.payload();
        assertThat(message.type()).isEqualTo(IcmpType.TIME_EXCEEDED);
        assertThat(message.code()).isEqualTo(IcmpType.TTL_EXPIRED);
        assertThat(message.length()).isEqualTo(8 + 20 + 8);
        QuotedPacket quote = QuotedPacket.parse(message.data());
        assertThat(quote).isNotNull();
        assertThat(quote.destination()).isEqualTo(RECEIVER);
        assertThat(quote.destinationPort()).isEqualTo(9);
        assertThat(dropped(IpDropReason.TTL_EXPIRED)).isEqualTo(1);
    }

    @Test
    void reportsTheNextLinksMtu() {
        router.arrive(0, udp(SENDER, RECEIVER, 64, 576 - 28, true));
        assertThat(router.medium(1).takeIp().totalLength()).isEqualTo(576);

        router.arrive(0, udp(SENDER, RECEIVER, 64, 577 - 28, true));

        assertThat(router.medium(1).take()).isEmpty();
        assertThat(router.medium(0).take()).hasSize(1).allSatisfy(frame -> {
            IcmpMessage message = (IcmpMessage) ((Ipv4Packet) frame.payload()).payload();
            assertThat(message.type()).isEqualTo(IcmpType.DESTINATION_UNREACHABLE);
            assertThat(message.code()).isEqualTo(IcmpType.FRAGMENTATION_NEEDED);
            assertThat(message.rest()).isEqualTo(576);
        });
        assertThat(dropped(IpDropReason.FRAGMENTATION_NEEDED)).isEqualTo(1);
    }

    @Test
    void reportsThatNoRouteLeadsThere() {
        router.arrive(0, udp(SENDER, Ipv4Address.parse("8.8.8.8"), 64, 0, true));

        assertReport(IcmpType.DESTINATION_UNREACHABLE, IcmpType.NETWORK_UNREACHABLE);
        assertThat(dropped(IpDropReason.NO_ROUTE)).isEqualTo(1);
    }

    @Test
    void reportsThatTheNextHopDoesNotAnswer() {
        router.arrive(0, udp(SENDER, Ipv4Address.parse("10.0.1.77"), 64, 0, true));
        scheduler.run(3 * SimTime.SECOND - 1, Long.MAX_VALUE);
        assertThat(router.medium(0).take()).isEmpty();
        scheduler.run(3 * SimTime.SECOND, Long.MAX_VALUE);

        assertReport(IcmpType.DESTINATION_UNREACHABLE, IcmpType.HOST_UNREACHABLE);
        assertThat(dropped(IpDropReason.HOST_UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void newRoutesAreUsedAtOnce() {
        router.arrive(0, udp(SENDER, Ipv4Address.parse("192.0.2.9"), 64, 0, true));
        router.medium(0).take();

        router.addRoute("192.0.2.0/24", "10.0.1.254", 1);
        router.arrive(0, udp(SENDER, Ipv4Address.parse("192.0.2.9"), 64, 0, true));

        assertThat(router.medium(1).takeIp().destination()).isEqualTo(Ipv4Address.parse("192.0.2.9"));
    }

    @Test
    void reportsNothingAboutErrorsButSomethingAboutPings() {
        IcmpMessage error = new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, 3, 0, BytesPayload.EMPTY);
        router.arrive(0, Ipv4Packet.of(SENDER, RECEIVER, 0, 1, 1, true, error));
        byte[] typeThree = {3, 3, 0, 0, 0, 0, 0, 0};
        router.arrive(0, new Ipv4Packet(0, 1, 0x2000, 1, SENDER, RECEIVER, BytesPayload.EMPTY,
                new RawIpPayload(1, new BytesPayload(typeThree))));
        assertThat(router.medium(0).take()).isEmpty();

        IcmpMessage ping = IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, BytesPayload.EMPTY);
        router.arrive(0, Ipv4Packet.of(SENDER, RECEIVER, 0, 1, 1, true, ping));
        assertReport(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED);
    }

    @Test
    void reportsOnlyTheFirstFragment() {
        RawIpPayload part = new RawIpPayload(17, new BytesPayload(new byte[16]));
        router.arrive(0, new Ipv4Packet(0, 1, 2, 1, SENDER, RECEIVER, BytesPayload.EMPTY, part));
        assertThat(router.medium(0).take()).isEmpty();

        router.arrive(0, new Ipv4Packet(0, 1, 0x2000, 1, SENDER, RECEIVER, BytesPayload.EMPTY, part));
        assertReport(IcmpType.TIME_EXCEEDED, IcmpType.TTL_EXPIRED);
    }

    @Test
    void reportsNothingToManyNorAboutBroadcasts() {
        router.arrive(0, udp(Ipv4Address.parse("10.0.0.255"), RECEIVER, 1, 0, true));
        router.arriveInBroadcast(0, udp(SENDER, RECEIVER, 1, 0, true));
        router.arriveInBroadcast(0, udp(SENDER, Ipv4Address.LIMITED_BROADCAST, 1, 0, true));

        assertThat(router.medium(0).take()).isEmpty();
        assertThat(router.medium(1).take()).isEmpty();
        assertThat(dropped(IpDropReason.LINK_BROADCAST)).isEqualTo(1);
        assertThat(dropped(IpDropReason.PROTOCOL_UNREACHABLE)).as("delivered here, where no UDP is").isEqualTo(1);
    }

    @Test
    void broadcastsAreNotForwarded() {
        router.arriveInBroadcast(0, udp(SENDER, Ipv4Address.LIMITED_BROADCAST, 64, 0, true));
        router.arrive(0, udp(SENDER, Ipv4Address.parse("10.0.1.255"), 64, 0, true));

        assertThat(router.medium(1).take()).isEmpty();
        assertThat(router.ip().stats().forwarded).isZero();
    }

    private void assertReport(int type, int code) {
        Ipv4Packet report = router.medium(0).takeIp();
        assertThat(report.destination()).isEqualTo(SENDER);
        IcmpMessage message = (IcmpMessage) report.payload();
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.code()).isEqualTo(code);
    }

    private long dropped(IpDropReason reason) {
        return router.ip().stats().dropped(reason);
    }

    private static Ipv4Packet udp(int source, int destination, int timeToLive, int length, boolean dontFragment) {
        return Ipv4Packet.of(source, destination, 0, timeToLive, 7, dontFragment,
                new UdpDatagram(40_000, 9, new BytesPayload(new byte[length])));
    }
}
