package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wireclock.engine.Scheduler;
import wireclock.wire.BytesPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.UdpDatagram;

/** An interface whose state, address or MTU changes while the node runs. */
class InterfaceChangeTest {
    private static final int OUTSIDE = Ipv4Address.parse("192.0.2.1");

    private final Scheduler scheduler = new Scheduler();
    private final TestNode node = new TestNode(scheduler, true);
    private final NetworkInterface eth0 = node.addInterface("10.0.0.1/24", 1500);

    InterfaceChangeTest() {
        node.addInterface("10.0.1.1/24", 1500);
        node.addNeighbor(0, "10.0.0.2");
        node.addNeighbor(1, "10.0.1.2");
        node.addRoute("0.0.0.0/0", "10.0.0.2", 0);
    }

    private SendResult send(int destination, int bytes) {
        return node.ip().send(0, destination, 0, 64, new UdpDatagram(1, 2, new BytesPayload(new byte[bytes])));
    }

    @Test
    void downItsRoutesAreOutOfUseAndUpTheyAreBack() {
        assertThat(send(OUTSIDE, 10)).isEqualTo(SendResult.SENT);
        assertThat(node.medium(0).take()).hasSize(1);
        assertThat(node.ip().routes().snapshot()).hasSize(3);

        eth0.setUp(false);
        assertThat(send(OUTSIDE, 10)).isEqualTo(SendResult.NETWORK_UNREACHABLE);
        assertThat(send(Ipv4Address.parse("10.0.0.2"), 10)).isEqualTo(SendResult.NETWORK_UNREACHABLE);
        assertThat(send(Ipv4Address.parse("10.0.0.255"), 10)).isEqualTo(SendResult.NETWORK_UNREACHABLE);
        assertThat(send(Ipv4Address.parse("10.0.1.2"), 10)).isEqualTo(SendResult.SENT);
        assertThat(node.ip().routes().snapshot()).extracting(Route::networkInterface).doesNotContain(eth0);
        assertThat(node.ip().isLocal(Ipv4Address.parse("10.0.0.1"))).isTrue();
        assertThat(node.medium(0).take()).isEmpty();

        eth0.setUp(true);
        assertThat(send(OUTSIDE, 10)).isEqualTo(SendResult.SENT);
        assertThat(node.ip().routes().snapshot()).hasSize(3);
    }

    @Test
    void aLessSpecificRouteTakesOverWhileAnInterfaceIsDown() {
        node.addRoute("192.0.2.0/24", "10.0.1.2", 1);
        send(OUTSIDE, 10);
        assertThat(node.medium(1).take()).hasSize(1);
        node.ip().interfaces().get(1).setUp(false);
        send(OUTSIDE, 10);
        assertThat(node.medium(0).take()).hasSize(1);
    }

    @Test
    void anotherAddressMovesTheNetworkAndNotTheGateway() {
        eth0.setAddress(Ipv4Address.parse("10.7.0.1"), 16);
        assertThat(node.ip().isLocal(Ipv4Address.parse("10.0.0.1"))).isFalse();
        assertThat(node.ip().isLocal(Ipv4Address.parse("10.7.0.1"))).isTrue();
        assertThat(node.ip().sourceFor(OUTSIDE)).isEqualTo(Ipv4Address.parse("10.7.0.1"));
        assertThat(node.ip().routes().lookup(Ipv4Address.parse("10.7.99.1")))
                .isEqualTo(new Route(Ipv4Prefix.parse("10.7.0.0/16"), Route.ON_LINK, eth0, 0));
        assertThat(send(OUTSIDE, 10)).isEqualTo(SendResult.SENT);
        assertThat(node.medium(0).takeIp().source()).isEqualTo(Ipv4Address.parse("10.7.0.1"));
        // What was a neighbour is now beyond the default gateway.
        send(Ipv4Address.parse("10.0.0.9"), 10);
        assertThat(node.medium(0).takeOne().destination()).isEqualTo(TestNode.NEIGHBOR_MAC);
    }

    @Test
    void theMtuHoldsFromNowOn() {
        assertThat(send(OUTSIDE, 1472)).isEqualTo(SendResult.SENT);
        eth0.setMtu(576);
        node.medium(0).take();
        assertThat(send(OUTSIDE, 1472)).isEqualTo(SendResult.SENT);
        // What no longer fits leaves in fragments.
        assertThat(node.medium(0).take()).hasSize(3)
                .allSatisfy(frame -> assertThat(frame.payload().length()).isLessThanOrEqualTo(576));
        assertThat(node.ip().mtuTowards(OUTSIDE)).isEqualTo(576);
    }

    @Test
    void withoutACarrierNeighboursAreForgottenButNotThoseEnteredByHand() {
        send(Ipv4Address.parse("10.0.0.77"), 10);
        assertThat(eth0.arp().entries()).hasSize(2);
        eth0.linkStateChanged(false);
        assertThat(eth0.arp().entries()).hasSize(1);
        assertThat(eth0.arp().stats().parkedForgotten).isEqualTo(1);
        // Nobody is asked for any more: the timer of the question is gone.
        assertThat(scheduler.pendingEvents()).isZero();
        assertThat(send(OUTSIDE, 10)).isEqualTo(SendResult.SENT);
    }
}
