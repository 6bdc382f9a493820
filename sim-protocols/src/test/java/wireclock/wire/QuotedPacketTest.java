package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class QuotedPacketTest {
    private static final int IP_1 = Ipv4Address.parse("10.0.0.1");
    private static final int IP_2 = Ipv4Address.parse("10.0.0.2");

    @Test
    void readsTheQuoteOfAnotherStack() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.ICMP_UNREACHABLE);
        Ipv4Packet packet = (Ipv4Packet) EthernetCodec.decode(bytes, 0, bytes.length).payload();
        QuotedPacket quoted = parse(((IcmpMessage) packet.payload()).data());
        assertThat(quoted.source()).isEqualTo(IP_1);
        assertThat(quoted.destination()).isEqualTo(IP_2);
        assertThat(quoted.protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(quoted.identification()).isEqualTo(0x1234);
        assertThat(quoted.totalLength()).isEqualTo(33);
        assertThat(quoted.sourcePort()).isEqualTo(5000);
        assertThat(quoted.destinationPort()).isEqualTo(6000);
        assertThat(quoted.hasSequence()).isFalse();
        assertThat(quoted.icmpType()).isEqualTo(QuotedPacket.ABSENT);
        assertThat(quoted.echoIdentifier()).isEqualTo(QuotedPacket.ABSENT);
    }

    @Test
    void quotesTheHeaderAndEightBytes() {
        Ipv4Packet least = packet(0, new UdpDatagram(1, 2, new GeneratedPayload(7, 0, 0)));
        Ipv4Packet large = packet(0, new UdpDatagram(1, 2, new GeneratedPayload(7, 0, 1472)));
        assertThat(QuotedPacket.quote(least).toBytes()).isEqualTo(Ipv4Codec.encode(least)).hasSize(28);
        assertThat(QuotedPacket.quote(large)).isEqualTo(new BytesPayload(Ipv4Codec.encode(large)).slice(0, 28));
    }

    @Test
    void findsTheSegmentInEightBytes() {
        TcpSegment segment = new TcpSegment(40000, 80, 0xFFFF_FFFF, 5, TcpSegment.ACK, 100, 0, TcpOptions.NONE,
                new GeneratedPayload(7, 0, 1000));
        QuotedPacket quoted = parse(QuotedPacket.quote(packet(0, segment)).slice(0, 28));
        assertThat(quoted.sourcePort()).isEqualTo(40000);
        assertThat(quoted.destinationPort()).isEqualTo(80);
        assertThat(quoted.hasSequence()).isTrue();
        assertThat(quoted.sequence()).isEqualTo(0xFFFF_FFFF);
    }

    @Test
    void findsTheEchoRequestBehindIpOptions() {
        IcmpMessage echo = IcmpMessage.echo(IcmpType.ECHO_REQUEST, 0xABCD, 0xFFFE, BytesPayload.EMPTY);
        Ipv4Packet packet = new Ipv4Packet(0, 1, 0, 64, IP_1, IP_2, new BytesPayload(new byte[40]), echo);
        QuotedPacket quoted = parse(QuotedPacket.quote(packet));
        assertThat(quoted.icmpType()).isEqualTo(IcmpType.ECHO_REQUEST);
        assertThat(quoted.echoIdentifier()).isEqualTo(0xABCD);
        assertThat(quoted.echoSequence()).isEqualTo(0xFFFE);
        assertThat(quoted.sourcePort()).isEqualTo(QuotedPacket.ABSENT);
    }

    @Test
    void seesNoPortsInALaterFragment() {
        Ipv4Packet fragment = packet(185, new RawIpPayload(IpProtocol.UDP, new BytesPayload(new byte[100])));
        QuotedPacket quoted = parse(QuotedPacket.quote(fragment));
        assertThat(quoted.protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(quoted.sourcePort()).isEqualTo(QuotedPacket.ABSENT);
    }

    @Test
    void readsWhateverIsLeftOfATruncatedQuote() {
        TcpSegment segment = new TcpSegment(40000, 80, 9, 5, TcpSegment.ACK, 100, 0, TcpOptions.NONE,
                BytesPayload.EMPTY);
        BytesPayload whole = QuotedPacket.quote(packet(0, segment));
        for (int length = 0; length <= whole.length(); length++) {
            QuotedPacket quoted = QuotedPacket.parse(whole.slice(0, length));
            if (length < 20) {
                assertThat(quoted).isNull();
            } else {
                assertThat(quoted).isNotNull();
                assertThat(quoted.destination()).isEqualTo(IP_2);
                assertThat(quoted.destinationPort()).isEqualTo(length < 24 ? QuotedPacket.ABSENT : 80);
                assertThat(quoted.hasSequence()).isEqualTo(length >= 28);
            }
        }
    }

    @Test
    void readsNothingThatIsNotIpv4() {
        byte[] quote = QuotedPacket.quote(packet(0, new UdpDatagram(1, 2, BytesPayload.EMPTY))).toBytes();
        quote[0] = 0x65;
        assertThat(QuotedPacket.parse(new BytesPayload(quote.clone()))).isNull();
        quote[0] = 0x44;
        assertThat(QuotedPacket.parse(new BytesPayload(quote.clone()))).isNull();
    }

    @Test
    void readsNothingOfAHeaderThatIsCutOff() {
        byte[] quote = QuotedPacket.quote(packet(0, new UdpDatagram(1, 2, BytesPayload.EMPTY))).toBytes();
        quote[0] = 0x46;
        assertThat(QuotedPacket.parse(new BytesPayload(quote, 0, 23))).isNull();
        assertThat(QuotedPacket.parse(new BytesPayload(quote, 0, 24))).isNotNull();
    }

    private static QuotedPacket parse(Payload data) {
        return Objects.requireNonNull(QuotedPacket.parse(data));
    }

    private static Ipv4Packet packet(int flagsAndOffset, IpPayload payload) {
        return new Ipv4Packet(0, 0x1234, flagsAndOffset, 64, IP_1, IP_2, BytesPayload.EMPTY, payload);
    }
}
