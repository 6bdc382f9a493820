package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTextTest {
    private static final int IP_1 = Ipv4Address.parse("10.0.0.1");
    private static final int IP_2 = Ipv4Address.parse("10.0.0.2");

    @Test
    void printsTheKnownFramesAsTcpdumpDoes() throws MalformedPacketException {
        assertThat(text(FrameVectors.TCP_SYN)).isEqualTo("10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 1000, "
                + "win 64240, options [mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7], length 0");
        assertThat(text(FrameVectors.TCP_SACK)).isEqualTo("10.0.0.2.80 > 10.0.0.1.40000: Flags [.], ack 2000, win 501, "
                + "options [nop,nop,TS val 77 ecr 66,nop,nop,sack 2 {3000:4000}{5000:6000}], length 0");
        assertThat(text(FrameVectors.TCP_DATA)).isEqualTo("10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 1001:1019, "
                + "ack 4294967280, win 502, options [nop,nop,TS val 2147483648 ecr 5], length 18");
        assertThat(text(FrameVectors.ARP_REQUEST)).isEqualTo("ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28");
        assertThat(text(FrameVectors.ARP_REPLY)).isEqualTo("ARP, Reply 10.0.0.2 is-at 02:00:00:00:00:02, length 28");
        assertThat(text(FrameVectors.ICMP_ECHO))
                .isEqualTo("10.0.0.1 > 10.0.0.2: ICMP echo request, id 1, seq 7, length 24");
        assertThat(text(FrameVectors.ICMP_UNREACHABLE))
                .isEqualTo("10.0.0.2 > 10.0.0.1: ICMP 10.0.0.2 udp port 6000 unreachable, length 41");
        assertThat(text(FrameVectors.UDP)).isEqualTo("10.0.0.1.5000 > 10.0.0.2.6000: UDP, length 5");
    }

    @ParameterizedTest
    @CsvSource({
        "0x000, none", "0x001, F", "0x012, S.", "0x014, R.", "0x0C2, SEW", "0x1FF, FSRP.UEWe",
    })
    void printsFlags(int flags, String letters) {
        TcpSegment segment = new TcpSegment(1, 2, 3, 4, flags, 5, 0, TcpOptions.NONE, BytesPayload.EMPTY);
        assertThat(segment.toString()).startsWith("1 > 2: Flags [" + letters + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, net 10.0.0.2 unreachable",
        "3, 1, host 10.0.0.2 unreachable",
        "3, 2, 10.0.0.2 protocol 17 unreachable",
        "3, 4, 10.0.0.2 unreachable - need to frag (mtu 1400)",
        "3, 13, '10.0.0.2 unreachable, code 13'",
        "11, 0, time exceeded in-transit",
        "11, 1, ip reassembly time exceeded",
        "12, 0, parameter problem - octet 0",
    })
    void printsErrors(int type, int code, String text) {
        Ipv4Packet about = packet(0, new UdpDatagram(5000, 6000, BytesPayload.EMPTY));
        IcmpMessage error = new IcmpMessage(type, code, 1400, QuotedPacket.quote(about));
        assertThat(PacketText.of(packet(0, error))).isEqualTo("10.0.0.1 > 10.0.0.2: ICMP " + text + ", length 36");
    }

    @Test
    void printsAnErrorWithoutAQuote() {
        IcmpMessage error = new IcmpMessage(3, 3, 0, BytesPayload.EMPTY);
        assertThat(PacketText.of(packet(0, error))).endsWith("ICMP ? port ? unreachable, length 8");
    }

    @Test
    void printsFragmentsAndTheUnknown() {
        RawIpPayload raw = new RawIpPayload(17, new BytesPayload(new byte[16]));
        assertThat(PacketText.of(packet(0x2000, raw)))
                .isEqualTo("10.0.0.1 > 10.0.0.2: ip-proto-17 (frag id 4660, offset 0+), length 16");
        assertThat(PacketText.of(packet(3, raw)))
                .isEqualTo("10.0.0.1 > 10.0.0.2: ip-proto-17 (frag id 4660, offset 24), length 16");
        assertThat(PacketText.of(new EthernetFrame(2, 1, 0x0806, new RawFramePayload(new BytesPayload(new byte[50])))))
                .isEqualTo("00:00:00:00:00:01 > 00:00:00:00:00:02, ethertype 0x0806, length 50");
    }

    private static Ipv4Packet packet(int flagsAndOffset, IpPayload payload) {
        return new Ipv4Packet(0, 0x1234, flagsAndOffset, 64, IP_1, IP_2, BytesPayload.EMPTY, payload);
    }

    private static String text(String hex) throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(hex);
        return EthernetCodec.decode(bytes, 0, bytes.length).toString();
    }
}
