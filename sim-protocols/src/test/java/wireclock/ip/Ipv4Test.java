package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
import wireclock.wire.MacAddress;
import wireclock.wire.QuotedPacket;
import wireclock.wire.RawIpPayload;

class Ipv4Test {
    private static final int PROTOCOL = 253;
    private static final int OWN = ip("10.0.0.1");
    private static final int OTHER = ip("10.0.0.2");

    private final Scheduler scheduler = new Scheduler();
    private final TestNode host = new TestNode(scheduler, false);
    private final List<Ipv4Packet> delivered = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @BeforeEach
    void connect() {
        host.addInterface("10.0.0.1/24", 1500);
        host.addNeighbor(0, "10.0.0.2");
        host.ip().register(PROTOCOL, new IpProtocolHandler() {
            @Override
            public void receive(Ipv4Packet packet) {
                delivered.add(packet);
            }

            @Override
            public void errorReceived(int type, int code, int rest, QuotedPacket quote) {
                errors.add(type + " " + code + " " + rest + " to " + Ipv4Address.format(quote.destination()));
            }
        });
    }

    @Test
    void sendsWithTheInterfacesAddressAndWithoutFragmentation() {
        assertThat(send(OTHER, 100)).isEqualTo(SendResult.SENT);
        assertThat(send(OTHER, 100)).isEqualTo(SendResult.SENT);

        List<EthernetFrame> frames = host.medium(0).take();
        Ipv4Packet first = (Ipv4Packet) frames.get(0).payload();
        Ipv4Packet second = (Ipv4Packet) frames.get(1).payload();
        assertThat(first.source()).isEqualTo(OWN);
        assertThat(first.destination()).isEqualTo(OTHER);
        assertThat(first.typeOfService()).isEqualTo(0x10);
        assertThat(first.timeToLive()).isEqualTo(64);
        assertThat(first.dontFragment()).isTrue();
        assertThat(second.identification()).isEqualTo(first.identification() + 1);
        assertThat(host.ip().stats().sent).isEqualTo(2);
    }

    @Test
    void saysAtOnceWhatCannotBeSent() {
        assertThat(send(OTHER, 1480)).isEqualTo(SendResult.SENT);
        assertThat(host.ip().send(0, OTHER, 0, 64, PathMtuDiscovery.DO, payload(1481)))
                .isEqualTo(SendResult.MESSAGE_TOO_LONG);
        assertThat(send(OWN, 65_515)).isEqualTo(SendResult.SENT);
        assertThat(send(OWN, 65_516)).isEqualTo(SendResult.MESSAGE_TOO_LONG);
        assertThat(send(ip("8.8.8.8"), 1)).isEqualTo(SendResult.NETWORK_UNREACHABLE);
        assertThat(send(ip("250.1.1.1"), 1)).isEqualTo(SendResult.INVALID_DESTINATION);
        assertThat(host.medium(0).take()).hasSize(1);
        assertThat(host.ip().mtuTowards(OTHER)).isEqualTo(1500);
        assertThat(host.ip().sourceFor(OTHER)).isEqualTo(OWN);
        assertThat(host.ip().sourceFor(ip("8.8.8.8"))).isZero();
    }

    @Test
    void talksToItselfThroughTheScheduler() {
        send(OWN, 1);
        send(ip("127.0.0.1"), 2);
        assertThat(delivered).isEmpty();

        scheduler.run(0, Long.MAX_VALUE);

        assertThat(delivered).extracting(Ipv4Packet::source).containsExactly(OWN, ip("127.0.0.1"));
        assertThat(delivered).extracting(packet -> packet.payload().length()).containsExactly(1, 2);
        assertThat(scheduler.eventsFired()).isEqualTo(1);
        assertThat(host.medium(0).take()).isEmpty();
    }

    @Test
    void broadcastsAndMulticastsNeedNoResolution() {
        send(Ipv4Address.LIMITED_BROADCAST, 1);
        send(ip("10.0.0.255"), 1);
        send(ip("224.0.0.1"), 1);
        send(ip("239.1.1.1"), 1);

        assertThat(host.medium(0).take()).extracting(EthernetFrame::destination)
                .containsExactly(MacAddress.BROADCAST, MacAddress.BROADCAST, 0x0100_5E00_0001L, 0x0100_5E01_0101L);
    }

    @Test
    void deliversWhatIsForThisHost() {
        host.arrive(0, packet(OTHER, OWN));
        host.arriveInBroadcast(0, packet(OTHER, ip("10.0.0.255")));
        host.arriveInBroadcast(0, packet(OTHER, Ipv4Address.LIMITED_BROADCAST));
        host.arriveInBroadcast(0, packet(OTHER, ip("224.0.0.1")));
        host.arriveInBroadcast(0, packet(0, Ipv4Address.LIMITED_BROADCAST));

        assertThat(delivered).hasSize(5);
        assertThat(host.ip().stats().delivered).isEqualTo(5);
        assertThat(host.ip().stats().dropped()).isZero();
    }

    @Test
    void dropsTheRestAndSaysWhy() {
        host.arrive(0, packet(OTHER, ip("10.0.0.3")));
        host.arrive(0, packet(OTHER, ip("8.8.8.8")));
        assertDropped(IpDropReason.NOT_FOR_US, 2);
        host.arriveInBroadcast(0, packet(OTHER, OWN));
        assertDropped(IpDropReason.LINK_BROADCAST, 1);
        host.arriveInBroadcast(0, packet(OTHER, ip("239.1.1.1")));
        assertDropped(IpDropReason.NOT_JOINED, 1);
        host.arrive(0, packet(OTHER, ip("127.0.0.1")));
        host.arrive(0, packet(OTHER, 0));
        assertDropped(IpDropReason.MARTIAN_DESTINATION, 2);
        for (String martian
                : List.of("127.0.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "0.0.0.0", "10.0.0.1")) {
            host.arrive(0, packet(ip(martian), OWN));
        }
        assertDropped(IpDropReason.MARTIAN_SOURCE, 6);

        assertThat(delivered).isEmpty();
        assertThat(host.medium(0).take()).isEmpty();
        assertThat(host.ip().stats().dropped()).isEqualTo(12);
        assertThat(host.ip().stats().received).isEqualTo(12);
    }

    @Test
    void reportsAnUnknownProtocolButNotToABroadcast() {
        host.arrive(0, Ipv4Packet.of(OTHER, OWN, 0, 64, 1, true, new RawIpPayload(99, new BytesPayload(new byte[8]))));
        IcmpMessage message = (IcmpMessage) host.medium(0).takeIp().payload();
        assertThat(message.type()).isEqualTo(IcmpType.DESTINATION_UNREACHABLE);
        assertThat(message.code()).isEqualTo(IcmpType.PROTOCOL_UNREACHABLE);

        host.arriveInBroadcast(0, Ipv4Packet.of(OTHER, ip("10.0.0.255"), 0, 64, 1, true,
                new RawIpPayload(99, new BytesPayload(new byte[8]))));
        assertThat(host.medium(0).take()).isEmpty();
        assertDropped(IpDropReason.PROTOCOL_UNREACHABLE, 2);
    }

    @Test
    void tellsTheTransportThatANeighbourDoesNotAnswer() {
        send(ip("10.0.0.77"), 8);
        send(ip("10.0.0.77"), 8);
        scheduler.run(SimTime.NEVER, Long.MAX_VALUE);

        assertThat(scheduler.nowPs()).isEqualTo(3 * SimTime.SECOND);
        assertThat(errors).containsExactly("3 1 0 to 10.0.0.77", "3 1 0 to 10.0.0.77");
    }

    @Test
    void tellsTheTransportWhatRoutersReport() {
        Ipv4Packet sent = packet(OWN, ip("172.16.0.1"));
        IcmpMessage report = new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, IcmpType.FRAGMENTATION_NEEDED, 1400,
                QuotedPacket.quote(sent));
        host.arrive(0, Ipv4Packet.of(OTHER, OWN, 0, 64, 1, true, report));
        assertThat(errors).containsExactly("3 4 1400 to 172.16.0.1");

        IcmpMessage aboutSomebodyElse = new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, 4, 1400,
                QuotedPacket.quote(packet(OTHER, ip("172.16.0.1"))));
        host.arrive(0, Ipv4Packet.of(OTHER, OWN, 0, 64, 1, true, aboutSomebodyElse));
        host.arrive(0, Ipv4Packet.of(OTHER, OWN, 0, 64, 1, true,
                new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, 4, 1400, BytesPayload.EMPTY)));
        assertThat(errors).hasSize(1);
    }

    @Test
    void anEvictedNeighbourIsResolvedAnew() {
        for (int i = 0; i < 1025; i++) {
            send(ip("10.1.0.0") + i, 1);
        }
        assertThat(host.medium(0).take()).as("no route, nothing asked").isEmpty();
        host.addRoute("10.1.0.0/16", "0.0.0.0", 0);
        for (int i = 0; i < 1025; i++) {
            send(ip("10.1.0.0") + i, 1);
        }
        assertThat(host.medium(0).take()).hasSize(1025);
        send(ip("10.1.0.0"), 1);
        assertThat(host.medium(0).takeArp().targetIp()).isEqualTo(ip("10.1.0.0"));
    }

    @Test
    void refusesAnImpossibleMtu() {
        assertThatThrownBy(() -> host.addInterface("10.0.9.1/24", 67)).hasMessageContaining("67 B");
    }

    private SendResult send(int destination, int length) {
        return host.ip().send(0, destination, 0x10, 64, payload(length));
    }

    private static RawIpPayload payload(int length) {
        return new RawIpPayload(PROTOCOL, new BytesPayload(new byte[length]));
    }

    private static Ipv4Packet packet(int source, int destination) {
        return Ipv4Packet.of(source, destination, 0, 64, 1, true, payload(8));
    }

    private void assertDropped(IpDropReason reason, long count) {
        assertThat(host.ip().stats().dropped(reason)).as(reason.text()).isEqualTo(count);
    }

    private static int ip(String address) {
        return Ipv4Address.parse(address);
    }
}
