package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.arp.ArpEntry;
import wireclock.bridge.MacTableEntry;
import wireclock.engine.RandomStreams;
import wireclock.engine.SimTime;
import wireclock.engine.StopReason;
import wireclock.ip.EchoListener;
import wireclock.udp.DatagramHandler;
import wireclock.udp.Udp;
import wireclock.udp.UdpSocket;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

/** Whole nodes in a row: what a user sees of ping, UDP and their errors, at exact times. */
class ChainTest {
    private static final Payload DATA = new GeneratedPayload(1, 0, 56);

    private final List<String> heard = new ArrayList<>();

    /**
     * Four wires there and four back, and before the first packet one ARP round trip on each, of which none overlap.
     */
    @Test
    void pingTakesTheDelayOfAllWiresAndArpOnceMore() {
        TestNetwork network = new TestNetwork(0, 1500);
        ping(network, TestNetwork.H2, 1, 64);
        network.run();
        assertThat(heard).containsExactly("reply 1 from 10.0.3.2 ttl 61 at " + 16 * SimTime.MILLISECOND);

        heard.clear();
        long startPs = network.scheduler.nowPs();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 2, DATA, 64);
        network.run();
        assertThat(heard).containsExactly("reply 2 from 10.0.3.2 ttl 61 at " + (startPs + 8 * SimTime.MILLISECOND));
        assertThat(network.h1.ip().interfaces().getFirst().arp().entries()).extracting(ArpEntry::address)
                .containsExactly(TestNetwork.H1 + 1);
    }

    /** Five nodes look at each frame for 5 us before they answer or pass it on: 8 arrivals in a round trip. */
    @Test
    void latencyCountsAtEveryArrival() {
        TestNetwork network = new TestNetwork(5 * SimTime.MICROSECOND, 1500);
        ping(network, TestNetwork.H2, 1, 64);
        network.run();
        heard.clear();
        long startPs = network.scheduler.nowPs();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 2, DATA, 64);
        network.run();

        assertThat(heard).containsExactly(
                "reply 2 from 10.0.3.2 ttl 61 at " + (startPs + 8 * SimTime.MILLISECOND + 40 * SimTime.MICROSECOND));
    }

    @Test
    void eachRouterReportsItsOwnExpiredHop() {
        TestNetwork network = new TestNetwork(0, 1500);
        ping(network, TestNetwork.H2, 1, 1);
        network.run();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 2, DATA, 2);
        network.run();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 3, DATA, 3);
        network.run();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 4, DATA, 4);
        network.run();

        assertThat(heard).extracting(line -> line.substring(0, line.indexOf(" at"))).containsExactly(
                "error 11/0 about 1 from 10.0.0.2", "error 11/0 about 2 from 10.0.1.2",
                "error 11/0 about 3 from 10.0.2.2", "reply 4 from 10.0.3.2 ttl 61");
    }

    @Test
    void theLastRouterReportsAHostThatIsNotThere() {
        TestNetwork network = new TestNetwork(0, 1500);
        ping(network, TestNetwork.H2 + 5, 1, 64);
        network.run();

        // Three ARP round trips of 2 ms and three wires until r3 asks, 3 s of asking, three wires back.
        assertThat(heard).containsExactly(
                "error 3/1 about 1 from 10.0.2.2 at " + (3 * SimTime.SECOND + 12 * SimTime.MILLISECOND));
    }

    @Test
    void aRouterReportsANetworkThatIsNotThere() {
        TestNetwork network = new TestNetwork(0, 1500);
        ping(network, Ipv4Address.parse("172.16.0.1"), 1, 64);
        network.run();

        assertThat(heard).containsExactly("error 3/0 about 1 from 10.0.0.2 at " + 4 * SimTime.MILLISECOND);
    }

    @Test
    void aRouterReportsThatThePacketIsTooLong() {
        TestNetwork network = new TestNetwork(0, 600);
        ping(network, TestNetwork.H2, 1, 64);
        network.run();
        heard.clear();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 2, new GeneratedPayload(1, 0, 572), 64);
        network.run();
        network.h1.icmp().sendEcho(TestNetwork.H2, 1, 3, new GeneratedPayload(1, 0, 573), 64);
        network.run();

        assertThat(heard).extracting(line -> line.substring(0, line.indexOf(" at"))).containsExactly(
                "reply 2 from 10.0.3.2 ttl 61", "error 3/4 about 3 from 10.0.1.2");
    }

    @Test
    void routersAnswerPingsToAnyOfTheirAddresses() {
        TestNetwork network = new TestNetwork(0, 1500);
        int farSideOfTheLastRouter = TestNetwork.H2 - 1;
        ping(network, farSideOfTheLastRouter, 1, 64);
        network.run();

        assertThat(heard).containsExactly("reply 1 from 10.0.3.1 ttl 62 at " + 12 * SimTime.MILLISECOND);
    }

    @Test
    void datagramsArriveWholeAndErrorsComeBack() {
        TestNetwork network = new TestNetwork(0, 1500);
        DatagramHandler handler = new DatagramHandler() {
            @Override
            public void datagramReceived(int source, int sourcePort, int destination, UdpDatagram datagram) {
                heard.add(Ipv4Address.format(source) + ":" + sourcePort + " " + datagram.payload().matches(1, 0));
            }

            @Override
            public void error(int type, int code) {
                heard.add("error " + type + "/" + code);
            }
        };
        network.h2.udp().open(9, handler);
        UdpSocket socket = network.h1.udp().open(Udp.ANY_PORT, handler);
        socket.send(TestNetwork.H2, 9, new GeneratedPayload(1, 0, 1000));
        network.run();
        socket.send(TestNetwork.H2, 10, new GeneratedPayload(1, 0, 1000));
        network.run();

        assertThat(heard).containsExactly("10.0.0.1:49152 true", "error 3/3");
    }

    /** RFC 826: the request floods, the reply goes straight back, and the bridge has learned both by then. */
    @Test
    void hostsBehindASwitchFindEachOther() {
        TestNetwork chain = new TestNetwork(0, 1500);
        Switch hub = new Switch(chain.scheduler, "sw1", SwitchConfig.DEFAULT);
        Host[] hosts = new Host[3];
        TestWire[] fromHub = new TestWire[3];
        for (int i = 0; i < 3; i++) {
            hosts[i] = new Host(chain.scheduler, new RandomStreams(1), "p" + i, NodeConfig.DEFAULT);
            hosts[i].addInterface("eth0", 0x02_00_00_00_03_00L + i, Ipv4Address.parse("10.9.0.1") + i, 24, 1500);
            fromHub[i] = TestWire.join(chain.scheduler, hub.addPort("eth" + i, 0x02_00_00_00_04_00L + i),
                    hosts[i].nics().getFirst(), 1000);
        }
        hosts[0].icmp().openEcho(1, listener(chain));
        hosts[0].icmp().sendEcho(Ipv4Address.parse("10.9.0.2"), 1, 1, DATA, 64);
        chain.scheduler.run(SimTime.SECOND, Long.MAX_VALUE);

        assertThat(heard).containsExactly("reply 1 from 10.9.0.2 ttl 64 at 8000");
        assertThat(fromHub[0].carried).extracting(EthernetFrame::etherType)
                .containsExactly(EtherType.ARP, EtherType.IPV4);
        assertThat(fromHub[1].carried).hasSize(2);
        assertThat(fromHub[2].carried).as("only the broadcast").hasSize(1);
        assertThat(hub.macTable()).extracting(MacTableEntry::port).containsExactly(0, 1);
        assertThat(hosts[2].ip().interfaces().getFirst().arp().entries()).isEmpty();
    }

    /**
     * Whoever was asked knows the asker, but not whether it hears: the last of them, r1, answers h1 at 15 ms and asks it
     * 5 s later (Linux: delay_first_probe_time). When that is answered too, nothing is left to do.
     */
    @Test
    void aQuietNetworkIsIdle() {
        TestNetwork network = new TestNetwork(0, 1500);
        ping(network, TestNetwork.H2, 1, 64);
        assertThat(network.scheduler.run(10 * SimTime.SECOND, Long.MAX_VALUE)).isEqualTo(StopReason.IDLE);
        assertThat(network.scheduler.nowPs()).isEqualTo(5 * SimTime.SECOND + 17 * SimTime.MILLISECOND);
        assertThat(network.routers[1].ip().stats().forwarded).isEqualTo(2);
        assertThat(network.routers[1].ip().stats().dropped()).isZero();
    }

    private void ping(TestNetwork network, int destination, int sequence, int timeToLive) {
        network.h1.icmp().openEcho(1, listener(network));
        network.h1.icmp().sendEcho(destination, 1, sequence, DATA, timeToLive);
    }

    private EchoListener listener(TestNetwork network) {
        return new EchoListener() {
            @Override
            public void replyReceived(int from, int sequence, int timeToLive, Payload data) {
                assertThat(data.matches(1, 0)).isTrue();
                heard.add("reply " + sequence + " from " + Ipv4Address.format(from) + " ttl " + timeToLive + " at "
                        + network.scheduler.nowPs());
            }

            @Override
            public void errorReceived(int type, int code, int from, int sequence) {
                assertThat(IcmpType.isError(type)).isTrue();
                heard.add("error " + type + "/" + code + " about " + sequence + " from " + Ipv4Address.format(from)
                        + " at " + network.scheduler.nowPs());
            }
        };
    }
}
