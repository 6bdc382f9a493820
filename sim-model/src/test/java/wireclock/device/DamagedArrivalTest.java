package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.ip.IpDropReason;
import wireclock.ip.IpStats;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetFrame;
import wireclock.wire.GeneratedPayload;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

/** Who drops what arrives with wrong bits: each is caught by the lowest check that can see it, and counted there. */
class DamagedArrivalTest {
    private static final long MAC = 0x0200_0000_0001L;
    private static final int ADDRESS = Ipv4Address.parse("10.0.0.1");
    private static final int PEER = Ipv4Address.parse("10.0.0.2");
    private static final GeneratedPayload DATA = new GeneratedPayload(1, 0, 100);
    private static final int IP_TTL = 8;
    /** The last bytes of the payload, behind headers of any protocol. */
    private static final int PAYLOAD = 110;

    private final Scheduler scheduler = new Scheduler();
    private final Host host = new Host(scheduler, new RandomStreams(1), "h", NodeConfig.DEFAULT);
    private final Router router = new Router(scheduler, "r", NodeConfig.DEFAULT);

    @BeforeEach
    void setUp() {
        host.addInterface("eth0", MAC, ADDRESS, 24, 1500);
        router.addInterface("eth0", MAC, Ipv4Address.parse("10.0.0.9"), 24, 1500);
        router.addInterface("eth1", MAC + 1, Ipv4Address.parse("10.0.1.9"), 24, 1500);
        // A stack without a cable sends into the void.
    }

    @Test
    void theAdapterDropsAFrameWhoseCheckSequenceIsWrong() {
        Nic nic = host.nics().getFirst();
        nic.receiveDamaged(damaged(ADDRESS, new UdpDatagram(9, 9, DATA), true, PAYLOAD));
        assertThat(nic.stats().fcsErrors).isEqualTo(1);
        assertThat(nic.stats().framesReceived).isZero();
        assertThat(host.ip().stats().received).isZero();
    }

    @Test
    void withoutFramingIpDropsAWrongHeader() {
        host.nics().getFirst().receiveDamaged(damaged(ADDRESS, new UdpDatagram(9, 9, DATA), false, IP_TTL));
        assertThat(host.nics().getFirst().stats().fcsErrors).isZero();
        IpStats stats = host.ip().stats();
        assertThat(stats.dropped(IpDropReason.BAD_HEADER)).isEqualTo(1);
        assertThat(stats.received).isEqualTo(1);
        assertThat(stats.dropped()).isEqualTo(1);
    }

    @Test
    void withoutFramingEachTransportDropsWhatIsWrongInIt() {
        long drops = 0;
        for (IpPayload payload : new IpPayload[] {
                new UdpDatagram(9, 9, DATA),
                new TcpSegment(9, 9, 1, 1, TcpSegment.ACK, 100, 0, TcpOptions.NONE, DATA),
                IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, DATA)}) {
            host.nics().getFirst().receiveDamaged(damaged(ADDRESS, payload, false, PAYLOAD));
            drops++;
            assertThat(host.ip().stats().dropped(IpDropReason.BAD_TRANSPORT)).as(payload.toString()).isEqualTo(drops);
        }
        assertThat(host.ip().stats().icmpErrorsSent).as("nobody answers").isZero();
        assertThat(host.udp().stats().noPorts).isZero();
    }

    /** RFC 1812 §5.2.2: a router looks at the IP header only. */
    @Test
    void aRouterForwardsAPacketWhoseTransportIsWrong() {
        router.nics().getFirst().receiveDamaged(damaged(Ipv4Address.parse("10.0.1.2"), new UdpDatagram(9, 9, DATA), false,
                PAYLOAD));
        assertThat(router.ip().stats().forwarded).isEqualTo(1);
        assertThat(router.ip().stats().dropped()).isZero();
    }

    /** One bit of one byte of the packet. */
    private static DamagedPayload damaged(int destination, IpPayload payload, boolean framed, int packetByte) {
        EthernetFrame frame = new EthernetFrame(MAC, MAC + 7, EtherType.IPV4,
                Ipv4Packet.of(PEER, destination, 0, 64, 1, true, payload));
        int bit = 8 * (packetByte + (framed ? EthernetFrame.HEADER_BYTES : 0)) + 3;
        return (DamagedPayload) DamagedPayload.damage(frame, new int[] {bit}, framed).payload();
    }
}
