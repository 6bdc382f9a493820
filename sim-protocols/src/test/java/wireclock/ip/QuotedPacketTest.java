package wireclock.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wireclock.wire.BytesPayload;
import wireclock.wire.Ipv4Address;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpOptions;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

class QuotedPacketTest {
    private static final int SOURCE = Ipv4Address.parse("192.168.0.1");
    private static final int DESTINATION = Ipv4Address.parse("192.168.0.199");

    /** The header is the well-known example of the header checksum's computation: total length 115, checksum b861. */
    @Test
    void quotesTheHeaderAndEightBytes() {
        Ipv4Packet packet = Ipv4Packet.of(SOURCE, DESTINATION, 0, 64, 0, true,
                new UdpDatagram(0x1234, 0xFEDC, new BytesPayload(new byte[87])));

        assertThat(HexFormat.of().formatHex(QuotedPacket.quote(packet).toBytes()))
                .isEqualTo("45000073" + "00004000" + "4011b861" + "c0a80001" + "c0a800c7" + "1234fedc" + "005f0000");
        assertThat(QuotedPacket.parse(QuotedPacket.quote(packet)))
                .isEqualTo(new QuotedPacket(SOURCE, DESTINATION, 17, 0, 0x1234_FEDC, 0x005F_0000));
    }

    @Test
    void readsPortsAndSequenceBehindOptions() {
        TcpSegment segment = new TcpSegment(40_000, 80, 0xCAFE_BABE, 1, TcpSegment.ACK, 100, 0, TcpOptions.NONE,
                new BytesPayload(new byte[10]));
        Ipv4Packet packet = new Ipv4Packet(0, 77, 0, 1, SOURCE, DESTINATION, new BytesPayload(new byte[] {1, 1, 1, 0}),
                segment);

        QuotedPacket quote = QuotedPacket.parse(QuotedPacket.quote(packet));

        assertThat(quote.sourcePort()).isEqualTo(40_000);
        assertThat(quote.destinationPort()).isEqualTo(80);
        assertThat(quote.tcpSequence()).isEqualTo(0xCAFE_BABE);
        assertThat(quote.identification()).isEqualTo(77);
    }

    @Test
    void refusesWhatIsNoQuote() {
        byte[] bytes = QuotedPacket.quote(Ipv4Packet.of(SOURCE, DESTINATION, 0, 64, 0, true,
                new UdpDatagram(1, 2, BytesPayload.EMPTY))).toBytes();
        assertThat(QuotedPacket.parse(new BytesPayload(bytes))).isNotNull();
        assertThat(QuotedPacket.parse(new BytesPayload(bytes, 0, 27))).isNull();
        byte[] longHeader = bytes.clone();
        longHeader[0] = 0x46;
        assertThat(QuotedPacket.parse(new BytesPayload(longHeader))).isNull();
        byte[] versionSix = bytes.clone();
        versionSix[0] = 0x65;
        assertThat(QuotedPacket.parse(new BytesPayload(versionSix))).isNull();
    }
}
