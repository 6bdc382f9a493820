package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IgmpGroupMessage;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.UdpDatagram;

/** One router with three networks: where packets to groups and to whole networks go. */
class MulticastRouterTest {
    private static final int SENDER = Ipv4Address.parse("10.0.0.9");
    private static final int GROUP = Ipv4Address.parse("239.1.2.3");

    private final Scheduler scheduler = new Scheduler();
    private final TestNode router = new TestNode(scheduler, true);

    @BeforeEach
    void build() {
        router.addInterface("10.0.0.1/24", 1500);
        router.addInterface("10.1.0.1/24", 1500);
        router.addInterface("10.2.0.1/24", 600);
        router.ip().multicast().enableRouting(new MulticastDomain(scheduler), List.of(0, 1, 2));
    }

    @Test
    void passesAGroupOnToWhereSomebodyListens() {
        arrive(0, packet(SENDER, GROUP, 64, 100));
        assertThat(framesOut()).containsExactly(0, 0, 0);
        assertDropped(IpDropReason.NOT_JOINED, 1);

        listen(1, GROUP);
        arrive(0, packet(SENDER, GROUP, 64, 100));
        EthernetFrame frame = router.medium(1).takeOne();
        assertThat(frame.destination()).isEqualTo(MacAddress.ofGroup(GROUP));
        assertThat(((Ipv4Packet) frame.payload()).timeToLive()).isEqualTo(63);
        assertThat(framesOut()).containsExactly(0, 0, 0);

        listen(2, GROUP);
        listen(0, GROUP);
        arrive(0, packet(SENDER, GROUP, 64, 100));
        assertThat(framesOut()).as("never back").containsExactly(0, 1, 1);
        assertThat(router.ip().stats().forwarded).isEqualTo(3);
    }

    /** RFC 1812 §5.2.1.3: by another interface than the one towards the source it may be a copy, or a lie. */
    @Test
    void dropsWhatComesFromTheWrongSide() {
        listen(1, GROUP);
        listen(2, GROUP);
        arrive(2, packet(SENDER, GROUP, 64, 100));
        arrive(2, packet(Ipv4Address.parse("172.16.0.1"), GROUP, 64, 100));
        assertThat(framesOut()).containsExactly(0, 0, 0);
        assertDropped(IpDropReason.REVERSE_PATH, 2);
    }

    @Test
    void timeToLiveAndLocalGroupsEndHere() {
        int local = Ipv4Address.parse("224.0.0.251");
        listen(1, GROUP);
        listen(1, local);
        arrive(0, packet(SENDER, GROUP, 1, 100));
        arrive(0, packet(SENDER, local, 64, 100));
        assertThat(framesOut()).as("no packet, and no ICMP error").containsExactly(0, 0, 0);
        assertDropped(IpDropReason.TTL_EXPIRED, 1);
        assertDropped(IpDropReason.NOT_JOINED, 1);
        arrive(0, packet(SENDER, GROUP, 2, 100));
        assertThat(framesOut()).containsExactly(0, 1, 0);
    }

    @Test
    void whatIsTooLongForOneNetworkStillReachesTheOther() {
        listen(1, GROUP);
        listen(2, GROUP);
        arrive(0, packet(SENDER, GROUP, 64, 1000));
        assertThat(framesOut()).containsExactly(0, 1, 0);
        assertDropped(IpDropReason.FRAGMENTATION_NEEDED, 1);
    }

    @Test
    void manySourcesAndGroupsAreKeptApart() {
        for (int i = 0; i < 300; i++) {
            listen(1 + i % 2, GROUP + i);
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 300; i++) {
                arrive(0, packet(SENDER + i % 7, GROUP + i, 64, 100));
            }
            assertThat(framesOut()).containsExactly(0, 150, 150);
        }
    }

    @Test
    void aNewRouteTurnsTheTree() {
        int far = Ipv4Address.parse("172.16.0.1");
        listen(1, GROUP);
        router.addRoute("172.16.0.0/16", "10.2.0.9", 2);
        arrive(2, packet(far, GROUP, 64, 100));
        assertThat(framesOut()).containsExactly(0, 1, 0);
        router.addRoute("172.16.0.0/24", "10.0.0.9", 0);
        arrive(2, packet(far, GROUP, 64, 100));
        assertThat(framesOut()).containsExactly(0, 0, 0);
        arrive(0, packet(far, GROUP, 64, 100));
        assertThat(framesOut()).containsExactly(0, 1, 0);
    }

    /** RFC 2644: not unless the operator says so; then as a frame to all. */
    @Test
    void directedBroadcastsPassOnlyIfAllowed() {
        Ipv4Packet toAll = packet(SENDER, Ipv4Address.parse("10.1.0.255"), 64, 100);
        router.arrive(0, toAll);
        assertThat(framesOut()).containsExactly(0, 0, 0);
        assertDropped(IpDropReason.DIRECTED_BROADCAST, 1);

        router.ip().setDirectedBroadcast(true);
        router.arrive(0, toAll);
        EthernetFrame frame = router.medium(1).takeOne();
        assertThat(frame.destination()).isEqualTo(MacAddress.BROADCAST);
        assertThat(((Ipv4Packet) frame.payload()).timeToLive()).isEqualTo(63);
        router.arriveInBroadcast(1, toAll);
        assertThat(framesOut()).as("one from the network itself is no business of the router").containsExactly(0, 0, 0);
        router.arriveInBroadcast(0, packet(SENDER, Ipv4Address.LIMITED_BROADCAST, 64, 100));
        assertThat(framesOut()).as("nor is the limited broadcast").containsExactly(0, 0, 0);
    }

    @Test
    void aRouterWithoutMulticastPassesNothing() {
        TestNode plain = new TestNode(scheduler, true);
        NetworkInterface eth0 = plain.addInterface("10.0.0.1/24", 1500);
        plain.addInterface("10.1.0.1/24", 1500);
        eth0.nic().receive(frame(packet(SENDER, GROUP, 64, 100)));
        assertThat(eth0.nic().stats().multicastFiltered).isOne();
        assertThat(plain.ip().multicast().isRouting()).isFalse();
        assertThatThrownBy(() -> plain.ip().multicast().join(eth0, GROUP)).hasMessage("n:eth0 cannot join groups");
    }

    private void listen(int networkInterface, int group) {
        int host = (router.ip().interfaces().get(networkInterface).address() & ~0xFF) | 77;
        arrive(networkInterface, Ipv4Packet.of(host, group, 0xC0, 1, 0, true,
                new IgmpGroupMessage(IgmpGroupMessage.V2_REPORT, group)));
    }

    private void arrive(int networkInterface, Ipv4Packet packet) {
        router.ip().interfaces().get(networkInterface).nic().receive(frame(packet));
    }

    private static EthernetFrame frame(Ipv4Packet packet) {
        return new EthernetFrame(MacAddress.ofGroup(packet.destination()), TestNode.NEIGHBOR_MAC, EtherType.IPV4, packet);
    }

    private static Ipv4Packet packet(int source, int destination, int timeToLive, int bytes) {
        return Ipv4Packet.of(source, destination, 0, timeToLive, 1, true,
                new UdpDatagram(1, 2, new GeneratedPayload(1, 0, bytes)));
    }

    private List<Integer> framesOut() {
        return List.of(router.medium(0).take().size(), router.medium(1).take().size(), router.medium(2).take().size());
    }

    private void assertDropped(IpDropReason reason, int times) {
        assertThat(router.ip().stats().dropped(reason)).as(reason.name()).isEqualTo(times);
    }
}
