package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is unusual on the wire but accepted. */
class LenientDecodingTest {
    private static final int IP = EthernetFrame.HEADER_BYTES;
    private static final int TRANSPORT = IP + Ipv4Packet.HEADER_BYTES;

    @Test
    void acceptsUdpWithoutAChecksum() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        NetworkOrder.put16(bytes, TRANSPORT + 6, 0);
        bytes[TRANSPORT + 8] = 'j';
        assertThat(udp(bytes).payload().toBytes()).asString().isEqualTo("jello");
    }

    @Test
    void dropsWhatStandsBehindTheDatagram() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        NetworkOrder.put16(bytes, TRANSPORT + 4, 10);
        FrameRepair.fixTransport(bytes, IP);
        assertThat(udp(bytes).payload().toBytes()).asString().isEqualTo("he");
    }

    @Test
    void leavesFragmentsAlone() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        for (int flagsAndOffset : new int[] {0x2000, 0x0001, 0x1FFF, 0x2005}) {
            NetworkOrder.put16(bytes, IP + 6, flagsAndOffset);
            FrameRepair.fixIpv4Header(bytes, IP);
            Ipv4Packet packet = packet(bytes);
            assertThat(packet.isFragment()).isTrue();
            assertThat(packet.payload()).isEqualTo(new RawIpPayload(IpProtocol.UDP,
                    BytesPayload.copyOf(bytes, TRANSPORT, TRANSPORT + 13)));
        }
    }

    @Test
    void keepsTheBytesOfAnUnknownProtocol() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        bytes[IP + 9] = 89;
        FrameRepair.fixIpv4Header(bytes, IP);
        assertThat(packet(bytes).payload())
                .isEqualTo(new RawIpPayload(89, BytesPayload.copyOf(bytes, TRANSPORT, TRANSPORT + 13)));
    }

    @Test
    void keepsTheBytesOfAnUnknownEtherTypeWithItsPadding() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        NetworkOrder.put16(bytes, 12, 0x86DD);
        assertThat(frame(bytes).payload()).isEqualTo(new RawFramePayload(BytesPayload.copyOf(bytes, IP, 60)));
    }

    @Test
    void takesOffThePaddingOfAnIeee8023Frame() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        NetworkOrder.put16(bytes, 12, 38);
        assertThat(frame(bytes).payload()).isEqualTo(new RawFramePayload(BytesPayload.copyOf(bytes, IP, IP + 38)));
    }

    @Test
    void keepsTheBytesOfArpForOtherHardware() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.ARP_REPLY);
        NetworkOrder.put16(bytes, IP, 6);
        assertThat(frame(bytes).payload()).isEqualTo(new RawFramePayload(BytesPayload.copyOf(bytes, IP, 60)));
    }

    @Test
    void ignoresTheReservedBitsOfTcp() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.TCP_DATA);
        Ipv4Packet plain = packet(bytes);
        bytes[TRANSPORT + 12] |= 0x0E;
        FrameRepair.fixTransport(bytes, IP);
        assertThat(packet(bytes)).isEqualTo(plain);
    }

    @Test
    void keepsNothingOfTheArrayItReadFrom() throws MalformedPacketException {
        byte[] bytes = FrameVectors.bytes(FrameVectors.IP_OPTIONS);
        EthernetFrame decoded = frame(bytes);
        Arrays.fill(bytes, (byte) 0);
        assertThat(EthernetCodec.encode(decoded)).isEqualTo(FrameVectors.bytes(FrameVectors.IP_OPTIONS));
    }

    private static EthernetFrame frame(byte[] bytes) throws MalformedPacketException {
        FrameRepair.fixFrameCheckSequence(bytes);
        return EthernetCodec.decode(bytes, 0, bytes.length);
    }

    private static Ipv4Packet packet(byte[] bytes) throws MalformedPacketException {
        return (Ipv4Packet) frame(bytes).payload();
    }

    private static UdpDatagram udp(byte[] bytes) throws MalformedPacketException {
        return (UdpDatagram) packet(bytes).payload();
    }
}
