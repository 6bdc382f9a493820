package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.engine.Event;
import wireclock.engine.SimTime;
import wireclock.ip.EchoListener;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Payload;
import wireclock.wire.RawFramePayload;

/** What a crash takes from a node, and what a standstill does not. */
class NodeFaultTest {
    private static final long MS = SimTime.MILLISECOND;

    private void at(TestNetwork net, long timePs, Runnable action) {
        net.scheduler.schedule(new Event(net.scheduler.newComponent()) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    private static List<Long> pings(TestNetwork net) {
        List<Long> replies = new ArrayList<>();
        net.h1.icmp().openEcho(1, new EchoListener() {
            @Override
            public void replyReceived(int from, int sequence, int timeToLive, Payload data) {
                replies.add(net.scheduler.nowPs() / MS);
            }

            @Override
            public void errorReceived(int type, int code, int from, int sequence) {
                replies.add(-1L);
            }
        });
        return replies;
    }

    private void ping(TestNetwork net, long atPs) {
        at(net, atPs, () -> net.h1.icmp().sendEcho(TestNetwork.H2, 1, 1, BytesPayload.EMPTY, 64));
    }

    @Test
    void aRouterForgetsItsNeighboursAndKeepsItsRoutes() {
        TestNetwork net = new TestNetwork(0, 1500);
        List<Long> replies = pings(net);
        ping(net, 0);
        Router middle = net.routers[1];
        at(net, 100 * MS, () -> {
            assertThat(middle.ip().interfaces().getFirst().arp().entries()).isNotEmpty();
            middle.crash();
            assertThat(middle.ip().interfaces().getFirst().arp().entries()).isEmpty();
            assertThat(middle.ip().routes().snapshot()).hasSize(4);
        });
        ping(net, 200 * MS);
        at(net, 300 * MS, middle::restart);
        ping(net, 400 * MS);
        net.run();
        // Eight wires of a millisecond there and back; the first asks for addresses on each of four wires, the last
        // again where the router has forgotten them, which two wires away takes 4 ms more.
        assertThat(replies).containsExactly(16L, 412L);
    }

    @Test
    void whatWaitsInsideIsLostAndCounted() {
        TestNetwork net = new TestNetwork(50 * MS, 1500);
        List<Long> replies = pings(net);
        ping(net, 0);
        // The ARP question is in the router's latency from 1 ms to 51 ms.
        at(net, 20 * MS, net.routers[0]::crash);
        at(net, 30 * MS, net.routers[0]::restart);
        net.scheduler.run(900 * MS, 1000);
        assertThat(replies).isEmpty();
        assertThat(net.routers[0].framesLostInCrashes()).isEqualTo(1);
    }

    @Test
    void aRouterThatStandsStillPassesOnLateWhatFitsIntoItsRing() {
        TestNetwork net = new TestNetwork(0, 1500);
        List<Long> replies = pings(net);
        ping(net, 0);
        at(net, 100 * MS, net.routers[0]::freeze);
        ping(net, 110 * MS);
        ping(net, 120 * MS);
        at(net, 200 * MS, net.routers[0]::thaw);
        net.run();
        assertThat(replies).containsExactly(16L, 200L + 7, 200L + 7);
    }

    @Test
    void anotherStandstillThatBeginsAsTheFirstEndsGoesOnWithoutABreath() {
        TestNetwork net = new TestNetwork(0, 1500);
        List<Long> replies = pings(net);
        ping(net, 0);
        at(net, 100 * MS, net.routers[0]::freeze);
        ping(net, 110 * MS);
        at(net, 200 * MS, () -> {
            net.routers[0].thaw();
            net.routers[0].freeze();
        });
        at(net, 300 * MS, net.routers[0]::thaw);
        net.run();
        assertThat(replies).containsExactly(16L, 307L);
    }

    @Test
    void aNodeThatDiesWhileItStandsStillComesUpAwake() {
        TestNetwork net = new TestNetwork(0, 1500);
        List<Long> replies = pings(net);
        ping(net, 0);
        at(net, 100 * MS, net.routers[0]::freeze);
        ping(net, 110 * MS);
        at(net, 200 * MS, net.routers[0]::crash);
        at(net, 300 * MS, net.routers[0]::restart);
        ping(net, 400 * MS);
        net.run();
        assertThat(replies).hasSize(2).first().isEqualTo(16L);
    }

    @Test
    void aSwitchForgetsWhereTheStationsAre() {
        TestNetwork net = new TestNetwork(0, 1500);
        Switch hub = new Switch(net.scheduler, "s", new SwitchConfig(MS, SimTime.SECOND, 10));
        hub.addPort("eth0", 1);
        hub.addPort("eth1", 2);
        EthernetFrame frame = new EthernetFrame(0x02_00_00_00_00_0BL, 0x02_00_00_00_00_0AL, EtherType.IPV4,
                new RawFramePayload(BytesPayload.EMPTY));
        hub.nics().getFirst().receive(frame);
        net.scheduler.run(2 * MS, 100);
        assertThat(hub.macTable()).hasSize(1);
        hub.nics().getFirst().receive(frame);
        hub.crash();
        assertThat(hub.macTable()).isEmpty();
        assertThat(hub.stats().lostInCrashes).isEqualTo(1);
        hub.nics().getFirst().receive(frame);
        hub.restart();
        net.scheduler.run(10 * MS, 100);
        assertThat(hub.macTable()).isEmpty();
        assertThat(hub.stats().flooded).isEqualTo(1);
    }
}
