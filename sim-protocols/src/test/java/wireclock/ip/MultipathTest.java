package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.UdpDatagram;

/** A router with two equal routes to 172.16.0.0/12, by eth1 and eth2, and a worse one by eth3. */
class MultipathTest {
    private static final int SENDER = Ipv4Address.parse("10.0.0.2");
    private static final int FAR = Ipv4Address.parse("172.16.0.1");

    private final TestNode router = new TestNode(new Scheduler(), true);

    @BeforeEach
    void connect() {
        for (int i = 0; i < 4; i++) {
            router.addInterface("10.0." + i + ".1/24", 1500 - i);
            router.addNeighbor(i, "10.0." + i + ".2");
        }
        router.addRoute("172.16.0.0/12", "10.0.1.2", 1);
        router.addRoute("172.16.0.0/12", "10.0.2.2", 2);
        router.ip().routes().add(new Route(Ipv4Prefix.parse("172.16.0.0/12"),
                Ipv4Address.parse("10.0.3.2"), router.ip().interfaces().get(3), 2));
    }

    private List<EthernetFrame> sentBy(int networkInterface) {
        return router.medium(networkInterface).take();
    }

    private static Ipv4Packet flow(int port, int destination) {
        return Ipv4Packet.of(SENDER, destination, 0, 64, 0, true, new UdpDatagram(port, 9, BytesPayload.EMPTY));
    }

    @Test
    void flowsAreDividedAndTheWorseRouteIsIdle() {
        for (int port = 1; port <= 400; port++) {
            router.arrive(0, flow(port, FAR));
        }
        int first = sentBy(1).size();
        assertThat(first).isBetween(150, 250);
        assertThat(sentBy(2)).hasSize(400 - first);
        assertThat(sentBy(3)).isEmpty();
    }

    @Test
    void packetsOfAFlowStayTogether() {
        for (int port = 1; port <= 50; port++) {
            for (int packet = 0; packet < 4; packet++) {
                router.arrive(0, flow(port, FAR));
            }
            int first = sentBy(1).size();
            assertThat(List.of(first, sentBy(2).size())).containsExactlyInAnyOrder(0, 4);
            assertThat(first % 4).isZero();
        }
    }

    @Test
    void byDestinationAllFlowsToOneAddressStayTogether() {
        router.ip().setMultipath(Multipath.DESTINATION, 5);
        int byFirst = 0;
        for (int host = 0; host < 200; host++) {
            for (int port = 1; port <= 4; port++) {
                router.arrive(0, flow(port, FAR + host));
            }
            int first = sentBy(1).size();
            assertThat(List.of(first, sentBy(2).size())).containsExactlyInAnyOrder(0, 4);
            byFirst += first / 4;
        }
        assertThat(byFirst).isBetween(70, 130);
    }

    /** What the router sends itself is divided too. */
    @Test
    void ownPacketsAreDivided() {
        for (int host = 0; host < 100; host++) {
            router.ip().send(0, FAR + host, 0, 64, new UdpDatagram(1, 9, BytesPayload.EMPTY));
        }
        assertThat(sentBy(1).size()).isBetween(30, 70);
        assertThat(sentBy(2)).isNotEmpty();
    }

    @Test
    void aRouteThatGoesLeavesTheOther() {
        router.arrive(0, flow(1, FAR));
        Route first = router.ip().routes().lookup(FAR);
        assertThat(first).isNotNull();
        router.ip().routes().remove(first);
        sentBy(1);
        sentBy(2);
        for (int port = 1; port <= 20; port++) {
            router.arrive(0, flow(port, FAR));
        }
        assertThat(sentBy(2)).hasSize(20);
        assertThat(sentBy(1)).isEmpty();
    }

    /** Two interfaces on one network are no two ways: Linux too uses the first. */
    @Test
    void networksOnTheLinkAreNotDivided() {
        TestNode host = new TestNode(new Scheduler(), true);
        host.addInterface("10.9.0.1/24", 1500);
        host.addInterface("10.9.0.2/24", 1500);
        host.addNeighbor(0, "10.9.0.9");
        host.addNeighbor(1, "10.9.0.9");
        for (int port = 1; port <= 20; port++) {
            host.ip().send(0, Ipv4Address.parse("10.9.0.9"), 0, 64, new UdpDatagram(port, 9, BytesPayload.EMPTY));
        }
        assertThat(host.medium(0).take()).hasSize(20);
    }
}
