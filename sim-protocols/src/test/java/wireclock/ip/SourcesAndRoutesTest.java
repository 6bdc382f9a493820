package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.RawFramePayload;
import wireclock.wire.RawIpPayload;

/** Which packets a node believes, and where its routes let packets go. */
class SourcesAndRoutesTest {
    private final Scheduler scheduler = new Scheduler();

    private TestNode node(boolean forwarding, IpSettings settings) {
        TestNode node = new TestNode(scheduler, forwarding, settings.config());
        node.addInterface("10.0.0.1/24", 1500);
        node.addInterface("10.0.1.1/24", 1500);
        node.addNeighbor(0, "10.0.0.2");
        node.addNeighbor(1, "10.0.1.2");
        node.addNeighbor(1, "10.0.1.254");
        node.addRoute("172.16.0.0/12", "10.0.1.254", 1);
        return node;
    }

    /** RFC 3704: a source, the interface it comes in by, and whether each filter lets it pass. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.2,   0, true,  true,  true",
        "10.0.1.2,   0, true,  true,  false",
        "172.16.9.9, 0, true,  true,  false",
        "172.16.9.9, 1, true,  true,  true",
        "8.8.8.8,    0, true,  false, false",
    })
    void reversePathFilters(String source, int in, boolean off, boolean loose, boolean strict) {
        assertThat(passes(ReversePathFilter.OFF, source, in)).isEqualTo(off);
        assertThat(passes(ReversePathFilter.LOOSE, source, in)).isEqualTo(loose);
        assertThat(passes(ReversePathFilter.STRICT, source, in)).isEqualTo(strict);
    }

    private boolean passes(ReversePathFilter filter, String source, int in) {
        IpSettings settings = new IpSettings();
        settings.reversePathFilter = filter;
        TestNode router = node(true, settings);
        String destination = in == 0 ? "10.0.1.2" : "10.0.0.2";
        router.arrive(in, packet(source, destination));
        boolean passed = !router.medium(1 - in).take().isEmpty();
        assertThat(router.ip().stats().dropped(IpDropReason.REVERSE_PATH)).isEqualTo(passed ? 0 : 1);
        return passed;
    }

    /** A good packet before must not make a bad one good, nor the other way round. */
    @Test
    void martiansAmongOthersAreAllFound() {
        TestNode router = node(true, new IpSettings());
        for (String martian : new String[] {"10.0.0.1", "10.0.1.1", "10.0.0.255", "10.0.1.255", "0.0.0.0", "127.0.0.1",
            "224.0.0.1", "255.255.255.255"}) {
            router.arrive(0, packet("10.0.0.2", "10.0.1.2"));
            router.arrive(0, packet(martian, "10.0.1.2"));
        }
        assertThat(router.medium(1).take()).hasSize(8);
        assertThat(router.ip().stats().dropped(IpDropReason.MARTIAN_SOURCE)).isEqualTo(8);
    }

    /** Some of them share a bit of the summary of what is taken with an address that is. */
    @Test
    void allOtherHostsOfTheNetworkArePlausible() {
        TestNode router = node(true, new IpSettings());
        for (int host = 2; host < 255; host++) {
            router.arrive(0, packet("10.0.0." + host, "10.0.1.2"));
        }
        assertThat(router.medium(1).take()).hasSize(253);
    }

    @Test
    void anAddressThatBecomesOnesOwnIsAMartianFromThenOn() {
        TestNode router = node(true, new IpSettings());
        router.arrive(0, packet("10.0.2.1", "10.0.1.2"));
        router.addInterface("10.0.2.1/24", 1500);
        router.arrive(0, packet("10.0.2.1", "10.0.1.2"));
        assertThat(router.medium(1).take()).hasSize(1);
    }

    /** RFC 1122 §3.3.4.2. */
    @ParameterizedTest
    @CsvSource({"false, false, true", "true, false, false", "true, true, true"})
    void strongHostsTakeOnlyWhatIsForTheInterface(boolean strong, boolean rightInterface, boolean answered) {
        IpSettings settings = new IpSettings();
        settings.strongHost = strong;
        TestNode host = node(false, settings);
        host.arrive(rightInterface ? 1 : 0, Ipv4Packet.of(Ipv4Address.parse("10.0.0.2"), Ipv4Address.parse("10.0.1.1"),
                0, 64, 1, true, IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, BytesPayload.EMPTY)));
        if (answered) {
            Ipv4Packet answer = host.medium(0).takeIp();
            assertThat(answer.source()).as("from the address asked, by the route").isEqualTo(Ipv4Address.parse("10.0.1.1"));
        } else {
            assertThat(host.medium(0).take()).isEmpty();
            assertThat(host.ip().stats().dropped(IpDropReason.WRONG_INTERFACE)).isEqualTo(1);
        }
    }

    @Test
    void theOutgoingRouteGivesTheSource() {
        TestNode host = node(false, new IpSettings());
        assertThat(host.ip().sourceFor(Ipv4Address.parse("10.0.0.9"))).isEqualTo(Ipv4Address.parse("10.0.0.1"));
        assertThat(host.ip().sourceFor(Ipv4Address.parse("172.16.9.9"))).isEqualTo(Ipv4Address.parse("10.0.1.1"));
    }

    @ParameterizedTest
    @CsvSource({"BLACKHOLE, INVALID_DESTINATION", "UNREACHABLE, HOST_UNREACHABLE", "PROHIBIT, PROHIBITED"})
    void whoSendsIntoADroppingRouteHearsAtOnce(RouteKind kind, SendResult result) {
        TestNode host = node(false, new IpSettings());
        host.ip().routes().add(Route.dropping(Ipv4Prefix.parse("172.16.5.0/24"), kind, 0));
        assertThat(send(host, "172.16.5.1")).isEqualTo(result);
        assertThat(send(host, "172.16.6.1")).isEqualTo(SendResult.SENT);
        assertThat(host.medium(1).take()).hasSize(1);
    }

    @Test
    void theMetricDecidesBetweenDroppingAndPassing() {
        TestNode host = node(false, new IpSettings());
        Route backup = Route.dropping(Ipv4Prefix.parse("172.16.0.0/12"), RouteKind.UNREACHABLE, 100);
        host.ip().routes().add(backup);
        assertThat(send(host, "172.16.5.1")).isEqualTo(SendResult.SENT);
        host.ip().routes().remove(host.ip().routes().snapshot().stream()
                .filter(route -> route.destination().length() == 12 && route.kind() == RouteKind.UNICAST)
                .findFirst().orElseThrow());
        assertThat(send(host, "172.16.5.1")).isEqualTo(SendResult.HOST_UNREACHABLE);
    }

    private static SendResult send(TestNode host, String destination) {
        return host.ip().send(0, Ipv4Address.parse(destination), 0, 64, new RawIpPayload(99, BytesPayload.EMPTY));
    }

    @Test
    void aRouteEitherPassesOrDrops() {
        assertThatThrownBy(() -> Route.dropping(Ipv4Prefix.parse("10.0.0.0/8"), RouteKind.UNICAST, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Bytes that came as IPv4 and are none, and a packet whose protocol cannot read them. */
    @Test
    void whatCannotBeReadIsCounted() {
        TestNode host = node(false, new IpSettings());
        var nic = host.ip().interfaces().getFirst().nic();
        nic.receive(new EthernetFrame(nic.macAddress(), TestNode.NEIGHBOR_MAC, EtherType.IPV4,
                new RawFramePayload(new BytesPayload(new byte[46]))));
        assertThat(host.ip().stats().dropped(IpDropReason.BAD_HEADER)).isEqualTo(1);
        host.arrive(0, Ipv4Packet.of(Ipv4Address.parse("10.0.0.2"), Ipv4Address.parse("10.0.0.1"), 0, 64, 1, true,
                new RawIpPayload(IpProtocol.ICMP, new BytesPayload(new byte[8]))));
        assertThat(host.ip().stats().dropped(IpDropReason.BAD_TRANSPORT)).isEqualTo(1);
        assertThat(host.ip().stats().received).isEqualTo(2);
        assertThat(host.medium(0).take()).isEmpty();
    }

    private static Ipv4Packet packet(String source, String destination) {
        return Ipv4Packet.of(Ipv4Address.parse(source), Ipv4Address.parse(destination), 0, 64, 1, true,
                new RawIpPayload(99, new BytesPayload(new byte[8])));
    }
}
