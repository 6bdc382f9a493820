package wireclock.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wireclock.bridge.Overflow;
import wireclock.bridge.StpConfig;
import wireclock.engine.RandomStream;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.ip.Ipv4;
import wireclock.wire.ArpPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.IgmpQuery;
import wireclock.wire.IpPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.MacAddress;
import wireclock.wire.MalformedPacketException;
import wireclock.wire.RawFramePayload;
import wireclock.wire.RawIpPayload;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;
import wireclock.wire.VlanTag;

/** Frames by the ten thousand that nobody should send, thrown at every kind of device. */
class DeviceFuzzTest {
    private static final long SEED = 20_261_121;
    private static final int FRAMES = 100_000;
    private static final long STRANGER_MAC = 0x0200_0000_0099L;
    private static final long DEVICE_MAC = 0x0200_0000_0001L;
    private static final int DEVICE = Ipv4Address.parse("10.0.0.1");
    private static final int STRANGER = Ipv4Address.parse("10.0.0.9");
    private static final int ELSEWHERE = Ipv4Address.parse("10.0.1.7");

    private final Scheduler scheduler = new Scheduler();
    private final RandomStream random = new RandomStream(SEED, "device fuzz");

    private enum Kind { HOST, ROUTER, SWITCH }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nothingIsThrownNothingOverflowsAndEveryDropIsCounted(Kind kind) {
        Node node = switch (kind) {
            case HOST -> host();
            case ROUTER -> router();
            case SWITCH -> bridge();
        };
        Nic nic = node.nics().getFirst();
        long thrown = 0;
        List<EthernetFrame> valid = frames();
        for (int i = 0; i < FRAMES; i++) {
            EthernetFrame frame = mutated(valid.get((int) random.nextBelow(valid.size())));
            if (frame != null) {
                thrown++;
                nic.receive(frame);
            }
            // Timers run meanwhile: ARP gives up, fragments expire, stations age.
            scheduler.run(scheduler.nowPs() + random.nextBelow(2 * SimTime.MILLISECOND), Long.MAX_VALUE);
        }
        assertThat(thrown).as("seed %d", SEED).isGreaterThan(FRAMES * 9 / 10);
        assertThat(nic.stats().framesReceived + nic.stats().filtered)
                .as("what the adapter did with each frame, seed %d", SEED).isEqualTo(thrown);
        if (node instanceof IpNode station) {
            assertBounded(station.ip());
        } else if (node instanceof Switch hub) {
            assertThat(hub.macTable()).hasSizeLessThanOrEqualTo(1000);
            var stats = hub.stats();
            assertThat(stats.forwarded + stats.flooded + stats.snooped + stats.filtered + stats.discarded + stats.blocked
                    + stats.vlanFiltered + stats.bpdusReceived).as("seed %d", SEED).isGreaterThanOrEqualTo(thrown);
        }
    }

    private static void assertBounded(Ipv4 ip) {
        assertThat(ip.interfaces().getFirst().arp().entries()).as("seed %d", SEED).hasSizeLessThanOrEqualTo(1024);
        assertThat(ip.reassembly().memoryBytes()).as("seed %d", SEED).isLessThanOrEqualTo(4 << 20);
        assertThat(ip.exceptions().entries()).as("seed %d", SEED).hasSizeLessThanOrEqualTo(2048);
        long whole = ip.stats().delivered + ip.stats().forwarded + ip.stats().dropped();
        // Fragments that have become a packet count once when it is delivered; those that wait are in the queues.
        long inFragments = ip.reassembly().stats().reasmReqds;
        assertThat(whole).as("seed %d", SEED).isBetween(ip.stats().received - inFragments, ip.stats().received + inFragments);
    }

    // --- devices -----------------------------------------------------------------------------------------------------

    private Node host() {
        Host host = new Host(scheduler, new RandomStreams(SEED), "h", NodeConfig.DEFAULT);
        host.addInterface("eth0", DEVICE_MAC, DEVICE, 24, 1500);
        host.udp().open(7, (source, sourcePort, destination, datagram) -> { });
        return host;
    }

    private Node router() {
        Router router = new Router(scheduler, "r", NodeConfig.DEFAULT);
        router.addInterface("eth0", DEVICE_MAC, DEVICE, 24, 1500);
        router.addInterface("eth1", DEVICE_MAC + 1, Ipv4Address.parse("10.0.1.1"), 24, 576);
        return router;
    }

    private Node bridge() {
        Switch hub = new Switch(scheduler, "s", new SwitchConfig(0, 300 * SimTime.SECOND, 1000, Overflow.REPLACE,
                StpConfig.DEFAULT, false, true));
        for (int port = 0; port < 3; port++) {
            hub.addPort("eth" + port, DEVICE_MAC + port);
        }
        return hub;
    }

    // --- frames ------------------------------------------------------------------------------------------------------

    private static List<EthernetFrame> frames() {
        UdpDatagram datagram = new UdpDatagram(5000, 7, new BytesPayload(new byte[300]));
        return List.of(
                arp(new ArpPacket(1, STRANGER_MAC, STRANGER, 0, DEVICE), MacAddress.BROADCAST),
                arp(new ArpPacket(2, STRANGER_MAC, STRANGER, DEVICE_MAC, DEVICE), DEVICE_MAC),
                ip(DEVICE, IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 1, new BytesPayload(new byte[56]))),
                ip(DEVICE, new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, 4, 576, new BytesPayload(new byte[28]))),
                ip(DEVICE, datagram), ip(ELSEWHERE, datagram), ip(Ipv4Address.LIMITED_BROADCAST, datagram),
                ip(DEVICE, new TcpSegment(1000, 80, 1, 0, TcpSegment.SYN, 1000, 0, TcpOptions.NONE, BytesPayload.EMPTY)),
                ip(ELSEWHERE, new TcpSegment(1000, 80, 1, 1, TcpSegment.ACK, 1000, 0, TcpOptions.NONE,
                        new BytesPayload(new byte[1000]))),
                ip(Ipv4Address.parse("224.0.0.1"), IgmpQuery.version2(100, 0)),
                ip(DEVICE, new RawIpPayload(99, new BytesPayload(new byte[20]))),
                fragment(0, true), fragment(10, true), fragment(100, false),
                ip(DEVICE, datagram).withTag(VlanTag.of(10, 0)),
                new EthernetFrame(0x0180_C200_0000L, STRANGER_MAC, 38,
                        new RawFramePayload(new BytesPayload(new byte[38]))));
    }

    private static EthernetFrame arp(ArpPacket packet, long to) {
        return new EthernetFrame(to, STRANGER_MAC, EtherType.ARP, packet);
    }

    private static EthernetFrame ip(int to, IpPayload payload) {
        return frame(Ipv4Packet.of(STRANGER, to, 0, 64, 1, false, payload));
    }

    private static EthernetFrame fragment(int offset, boolean more) {
        return frame(new Ipv4Packet(0, 77, (more ? Ipv4Packet.MORE_FRAGMENTS : 0) | offset, 64, STRANGER, DEVICE,
                BytesPayload.EMPTY, new RawIpPayload(17, new BytesPayload(new byte[80]))));
    }

    private static EthernetFrame frame(Ipv4Packet packet) {
        return new EthernetFrame(DEVICE_MAC, STRANGER_MAC, EtherType.IPV4, packet);
    }

    /**
     * The frame with up to eight bytes changed and all checksums as they should be in some of them; what cannot be read
     * even as a frame comes as bytes. Null if there is no frame left.
     */
    private EthernetFrame mutated(EthernetFrame frame) {
        byte[] bytes = EthernetCodec.encode(frame);
        for (long changes = random.nextBelow(9); changes > 0; changes--) {
            // Rather in the headers than in the payload.
            int at = (int) random.nextBelow(random.nextBernoulli(0.8) ? 60 : bytes.length - 4);
            bytes[at] = (byte) random.nextLong();
        }
        int end = bytes.length - 4;
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        for (int i = 0; i < 4; i++) {
            bytes[end + i] = (byte) (crc.getValue() >>> 8 * i);
        }
        try {
            return EthernetCodec.decode(bytes, 0, bytes.length);
        } catch (MalformedPacketException e) {
            long destination = random.nextBernoulli(0.5) ? DEVICE_MAC : MacAddress.BROADCAST;
            int etherType = random.nextBernoulli(0.5) ? EtherType.IPV4 : EtherType.ARP;
            return new EthernetFrame(destination, STRANGER_MAC, etherType,
                    new RawFramePayload(BytesPayload.copyOf(bytes, 14, end)));
        }
    }
}
