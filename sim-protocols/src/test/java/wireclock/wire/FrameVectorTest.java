package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Known bytes and the frames they are, in both directions. */
class FrameVectorTest {
    private static final long MAC_1 = 0x0200_0000_0001L;
    private static final long MAC_2 = 0x0200_0000_0002L;
    private static final int IP_1 = Ipv4Address.parse("10.0.0.1");
    private static final int IP_2 = Ipv4Address.parse("10.0.0.2");
    private static final UdpDatagram HELLO = new UdpDatagram(5000, 6000, text("hello"));

    static Stream<Arguments> frames() {
        int[] noBlocks = {};
        TcpOptions synOptions = new TcpOptions(1460, 7, true, true, 1, 0, noBlocks);
        TcpOptions sackOptions = new TcpOptions(TcpOptions.ABSENT, TcpOptions.ABSENT, false, true, 77, 66,
                new int[] {3000, 4000, 5000, 6000});
        ArpPacket request = new ArpPacket(ArpPacket.REQUEST, MAC_1, IP_1, 0, IP_2);
        ArpPacket reply = new ArpPacket(ArpPacket.REPLY, MAC_2, IP_2, MAC_1, IP_1);
        BytesPayload zeroTo15 = new BytesPayload(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));
        IpPayload unreachable = new IcmpMessage(IcmpType.DESTINATION_UNREACHABLE, IcmpType.PORT_UNREACHABLE, 0,
                new BytesPayload(Ipv4Codec.encode(request(0, HELLO))));
        BytesPayload routerAlert = new BytesPayload(HexFormat.of().parseHex("94040000"));
        return Stream.of(
                Arguments.of("TCP_SYN", FrameVectors.TCP_SYN, forth(request(0, new TcpSegment(40000, 80, 1000, 0,
                        TcpSegment.SYN, 64240, 0, synOptions, BytesPayload.EMPTY)))),
                Arguments.of("TCP_SACK", FrameVectors.TCP_SACK, back(response(0x4000, 0, new TcpSegment(80, 40000,
                        0x8000_0001, 2000, TcpSegment.ACK, 501, 0, sackOptions, BytesPayload.EMPTY)))),
                Arguments.of("TCP_DATA", FrameVectors.TCP_DATA, forth(request(2, new TcpSegment(40000, 80, 1001,
                        0xFFFF_FFF0, TcpSegment.ACK | TcpSegment.PSH, 502, 0,
                        TcpOptions.timestamps(0x8000_0000, 5), text("GET / HTTP/1.0\r\n\r\n"))))),
                Arguments.of("ARP_REQUEST", FrameVectors.ARP_REQUEST,
                        new EthernetFrame(MacAddress.BROADCAST, MAC_1, EtherType.ARP, request)),
                Arguments.of("ARP_REPLY", FrameVectors.ARP_REPLY,
                        new EthernetFrame(MAC_1, MAC_2, EtherType.ARP, reply)),
                Arguments.of("ICMP_ECHO", FrameVectors.ICMP_ECHO,
                        forth(request(0, IcmpMessage.echo(IcmpType.ECHO_REQUEST, 1, 7, zeroTo15)))),
                Arguments.of("ICMP_UNREACHABLE", FrameVectors.ICMP_UNREACHABLE,
                        back(response(0, 0xC0, unreachable))),
                Arguments.of("UDP", FrameVectors.UDP, forth(request(0, HELLO))),
                Arguments.of("UDP_ZERO", FrameVectors.UDP_ZERO, forth(request(0, new UdpDatagram(5000, 6000,
                        new BytesPayload(HexFormat.of().parseHex("c0df")))))),
                Arguments.of("IP_OPTIONS", FrameVectors.IP_OPTIONS, forth(
                        new Ipv4Packet(0, 0x1234, 0x4000, 64, IP_1, IP_2, routerAlert, HELLO))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void encodesToTheKnownBytes(String name, String hex, EthernetFrame frame) {
        assertThat(HexFormat.of().formatHex(EthernetCodec.encode(frame))).isEqualTo(hex);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void decodesTheKnownBytes(String name, String hex, EthernetFrame frame) throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(hex);
        EthernetFrame decoded = EthernetCodec.decode(bytes, 0, bytes.length);
        assertThat(decoded).isEqualTo(frame).hasSameHashCodeAs(frame).hasToString(frame.toString());
        assertThat(decoded.length()).isEqualTo(bytes.length);
    }

    /** The check value that every description of CRC-32 gives; on the wire its lowest octet goes first. */
    @Test
    void computesTheFrameCheckSequence() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(EthernetCodec.frameCheckSequence(digits, 0, 9)).isEqualTo(0x2639F4CB);
    }

    private static EthernetFrame forth(Ipv4Packet packet) {
        return new EthernetFrame(MAC_2, MAC_1, EtherType.IPV4, packet);
    }

    private static EthernetFrame back(Ipv4Packet packet) {
        return new EthernetFrame(MAC_1, MAC_2, EtherType.IPV4, packet);
    }

    private static Ipv4Packet request(int typeOfService, IpPayload payload) {
        return Ipv4Packet.of(IP_1, IP_2, typeOfService, 64, 0x1234, true, payload);
    }

    private static Ipv4Packet response(int flagsAndOffset, int typeOfService, IpPayload payload) {
        return new Ipv4Packet(typeOfService, 0x1234, flagsAndOffset, 64, IP_2, IP_1, BytesPayload.EMPTY, payload);
    }

    private static BytesPayload text(String text) {
        return new BytesPayload(text.getBytes(StandardCharsets.US_ASCII));
    }
}
