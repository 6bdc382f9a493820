package wireclock.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ip.NetworkInterface;
import wireclock.ip.SendResult;
import wireclock.ip.TestNode;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpProtocol;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.Payload;
import wireclock.wire.UdpDatagram;

class UdpTest {
    private static final int OWN = Ipv4Address.parse("10.0.0.1");
    private static final int OTHER = Ipv4Address.parse("10.0.0.2");
    private static final int BROADCAST = Ipv4Address.parse("10.0.0.255");
    private static final int GROUP = Ipv4Address.parse("239.1.2.3");
    private static final Payload DATA = new GeneratedPayload(1, 0, 160);

    private final Scheduler scheduler = new Scheduler();
    private final TestNode host = new TestNode(scheduler, false);
    private final Udp udp = new Udp(host.ip());
    private final List<String> heard = new ArrayList<>();
    private final DatagramHandler handler = new DatagramHandler() {
        @Override
        public void datagramReceived(int source, int sourcePort, int destination, UdpDatagram datagram) {
            heard.add(Ipv4Address.format(source) + ":" + sourcePort + " to " + Ipv4Address.format(destination) + " "
                    + datagram.length());
        }

        @Override
        public void error(int type, int code) {
            heard.add("error " + type + "/" + code);
        }
    };

    @BeforeEach
    void connect() {
        host.addInterface("10.0.0.1/24", 1500);
        host.addNeighbor(0, "10.0.0.2");
        host.ip().register(IpProtocol.UDP, udp);
    }

    @Test
    void sendsFromItsPort() {
        UdpSocket socket = udp.open(5060, handler);
        assertThat(socket.send(OTHER, 9, DATA, 7)).isEqualTo(SendResult.SENT);

        Ipv4Packet sent = host.medium(0).takeIp();
        assertThat(sent.timeToLive()).isEqualTo(7);
        assertThat(sent.totalLength()).isEqualTo(20 + 8 + 160);
        assertThat(sent.payload()).isEqualTo(new UdpDatagram(5060, 9, DATA));
        assertThat(socket.send(Ipv4Address.parse("8.8.8.8"), 9, DATA)).isEqualTo(SendResult.NETWORK_UNREACHABLE);
        assertThat(socket.send(OTHER, 9, new GeneratedPayload(1, 0, 1473))).isEqualTo(SendResult.MESSAGE_TOO_LONG);
        assertThat(udp.stats().datagramsSent).isEqualTo(1);
    }

    @Test
    void sendsToEverybody() {
        UdpSocket socket = udp.open(Udp.ANY_PORT, handler);
        socket.send(BROADCAST, 9, DATA);
        socket.send(Ipv4Address.LIMITED_BROADCAST, 9, DATA);

        assertThat(host.medium(0).take()).extracting(EthernetFrame::destination)
                .containsExactly(MacAddress.BROADCAST, MacAddress.BROADCAST);
    }

    @Test
    void receivesAtItsPortAlsoBroadcasts() {
        udp.open(7, handler);
        host.arrive(0, datagram(OWN, 7));
        host.arriveInBroadcast(0, datagram(BROADCAST, 7));

        assertThat(heard).containsExactly("10.0.0.2:1111 to 10.0.0.1 168", "10.0.0.2:1111 to 10.0.0.255 168");
        assertThat(udp.stats().datagramsReceived).isEqualTo(2);
    }

    @Test
    void reportsAPortWhereNobodyListensButNotToABroadcast() {
        udp.open(7, handler).close();
        host.arrive(0, datagram(OWN, 7));

        Ipv4Packet report = host.medium(0).takeIp();
        assertThat(report.source()).isEqualTo(OWN);
        IcmpMessage message = (IcmpMessage) report.payload();
        assertThat(message.type()).isEqualTo(IcmpType.DESTINATION_UNREACHABLE);
        assertThat(message.code()).isEqualTo(IcmpType.PORT_UNREACHABLE);

        host.arriveInBroadcast(0, datagram(BROADCAST, 7));
        assertThat(host.medium(0).take()).isEmpty();
        assertThat(udp.stats().noPorts).isEqualTo(2);
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsThatNobodyListens() {
        UdpSocket socket = udp.open(2000, handler);
        socket.send(OWN, 7, DATA);
        socket.send(Ipv4Address.parse("127.0.0.1"), 7, DATA);
        scheduler.run(0, Long.MAX_VALUE);

        assertThat(heard).containsExactly("error 3/3", "error 3/3");
    }

    @Test
    void portsHaveOneOwner() {
        UdpSocket first = udp.open(Udp.ANY_PORT, handler);
        UdpSocket second = udp.open(Udp.ANY_PORT, handler);
        assertThat(first.port()).isEqualTo(49_152);
        assertThat(second.port()).isEqualTo(49_153);
        assertThatThrownBy(() -> udp.open(49_152, handler)).hasMessageContaining("in use");
        assertThatThrownBy(() -> udp.open(65_536, handler)).isInstanceOf(IllegalArgumentException.class);

        first.close();
        UdpSocket third = udp.open(49_152, handler);
        first.close();
        assertThatThrownBy(() -> udp.open(third.port(), handler)).as("closing twice takes it from nobody")
                .hasMessageContaining("in use");
    }

    /** SO_REUSEADDR: to one host the last one opened, to all everybody. */
    @Test
    void severalMayShareAPort() {
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        UdpSocket firstSocket = udp.openShared(7, noting(first));
        UdpSocket lastSocket = udp.openShared(7, noting(last));
        assertThatThrownBy(() -> udp.open(7, handler)).hasMessageContaining("in use");

        host.arrive(0, datagram(OWN, 7));
        assertThat(first).isEmpty();
        assertThat(last).containsExactly("10.0.0.1");
        host.arriveInBroadcast(0, datagram(BROADCAST, 7));
        assertThat(first).containsExactly("10.0.0.255");
        assertThat(last).containsExactly("10.0.0.1", "10.0.0.255");

        firstSocket.close();
        host.arriveInBroadcast(0, datagram(BROADCAST, 7));
        assertThat(first).hasSize(1);
        lastSocket.close();
        udp.open(7, handler);
        assertThatThrownBy(() -> udp.openShared(7, handler)).hasMessageContaining("in use");
    }

    /** Each that joined gets a copy, one that did not gets none, whatever others on the host have joined. */
    @Test
    void aGroupsDatagramsComeToThoseThatJoined() {
        host.ip().multicast().enable(new RandomStreams(1));
        NetworkInterface eth0 = host.ip().interfaces().getFirst();
        List<String> member = new ArrayList<>();
        List<String> secondMember = new ArrayList<>();
        List<String> other = new ArrayList<>();
        UdpSocket joined = udp.openShared(7, noting(member));
        udp.openShared(7, noting(secondMember)).join(eth0, GROUP);
        udp.openShared(7, noting(other)).join(eth0, GROUP + 1);
        joined.join(eth0, GROUP);

        arriveAtGroup(datagram(GROUP, 7));
        assertThat(member).containsExactly("239.1.2.3");
        assertThat(secondMember).containsExactly("239.1.2.3");
        assertThat(other).isEmpty();

        joined.close();
        arriveAtGroup(datagram(GROUP, 7));
        assertThat(member).hasSize(1);
        assertThat(secondMember).hasSize(2);
        assertThat(eth0.joinedGroups()).containsExactly(GROUP, GROUP + 1);
        assertThat(udp.stats().noPorts).isZero();
    }

    /** A socket of its own port, too, gets of a group only what it joined; nobody is told that nobody listens. */
    @Test
    void aGroupThatAnotherApplicationJoinedIsNotHeard() {
        host.ip().multicast().enable(new RandomStreams(1));
        udp.open(7, handler);
        udp.open(8, handler).join(host.ip().interfaces().getFirst(), GROUP);
        host.medium(0).take();
        arriveAtGroup(datagram(GROUP, 7));
        assertThat(heard).isEmpty();
        assertThat(udp.stats().noPorts).isOne();
        assertThat(host.medium(0).take()).isEmpty();
    }

    @Test
    void whoSendsToAllHearsItselfIfItListens() {
        host.ip().multicast().enable(new RandomStreams(1));
        UdpSocket socket = udp.open(7, handler);
        socket.send(GROUP, 7, DATA);
        scheduler.run(0, Long.MAX_VALUE);
        assertThat(heard).as("not a member").isEmpty();

        socket.join(host.ip().interfaces().getFirst(), GROUP);
        socket.send(GROUP, 7, DATA);
        socket.send(BROADCAST, 7, DATA);
        assertThat(heard).as("never from within the call").isEmpty();
        scheduler.run(0, Long.MAX_VALUE);
        assertThat(heard).containsExactly("10.0.0.1:7 to 239.1.2.3 168", "10.0.0.1:7 to 10.0.0.255 168");
    }

    private static DatagramHandler noting(List<String> destinations) {
        return (source, sourcePort, destination, datagram) -> destinations.add(Ipv4Address.format(destination));
    }

    private void arriveAtGroup(Ipv4Packet packet) {
        host.ip().interfaces().getFirst().nic().receive(new EthernetFrame(MacAddress.ofGroup(packet.destination()), 2,
                EtherType.IPV4, packet));
    }

    private static Ipv4Packet datagram(int destination, int port) {
        return Ipv4Packet.of(OTHER, destination, 0, 64, 1, true, new UdpDatagram(1111, port, DATA));
    }
}
