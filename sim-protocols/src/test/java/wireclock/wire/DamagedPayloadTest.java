package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DamagedPayloadTest {
    /** The generator of CRC-32 (IEEE 802.3 §3.2.9): x^32 + x^26 + … + 1. */
    private static final long GENERATOR = 0x1_04C1_1DB7L;
    private static final int IP = EthernetFrame.HEADER_BYTES;

    private static final EthernetFrame FRAME = new EthernetFrame(0x0200_0000_0002L, 0x0200_0000_0001L, EtherType.IPV4,
            Ipv4Packet.of(0x0A00_0001, 0x0A00_0002, 0, 64, 1, true,
                    new UdpDatagram(9, 10, new GeneratedPayload(1, 0, 100))));

    @Test
    void everySingleBitErrorIsDetected() {
        for (int bit = 0; bit < 8 * FRAME.length(); bit++) {
            assertThat(damage(true, bit).isDetected()).as("bit %d", bit).isTrue();
        }
    }

    @Test
    void theFrameKeepsItsAddressesAndLengths() {
        EthernetFrame damaged = DamagedPayload.damage(FRAME, new int[] {0}, true);
        assertThat(damaged.destination()).isEqualTo(FRAME.destination());
        assertThat(damaged.length()).isEqualTo(FRAME.length());
        assertThat(damaged.payload().length()).isEqualTo(FRAME.payload().length());
        assertThat(PacketText.of(damaged)).contains("damaged");
        assertThat(EthernetCodec.encode(damaged)[0]).isEqualTo((byte) (EthernetCodec.encode(FRAME)[0] ^ 0x80));
    }

    /** A multiple of the generator is what the CRC cannot see. In the datagram's bytes, UDP's checksum sees it. */
    @Test
    void whatTheCheckSequenceCannotSeeTheNextChecksumSees() {
        DamagedPayload damaged = damage(true, generatorAt(IP + 40));
        assertThat(damaged.isDetected()).isFalse();
        Ipv4Packet packet = (Ipv4Packet) damaged.read().payload();
        assertThat(packet.source()).isEqualTo(0x0A00_0001);
        assertThat(packet.payload()).isInstanceOf(RawIpPayload.class);
        assertThat(packet.payload().protocol()).isEqualTo(IpProtocol.UDP);

        assertThat(damage(true, generatorAt(IP + 4)).read().payload()).as("in the IP header")
                .isInstanceOf(RawFramePayload.class);
        EthernetFrame astray = damage(true, generatorAt(1)).read();
        assertThat(astray.destination()).as("in the address").isNotEqualTo(FRAME.destination());
        assertThat(astray.payload()).isEqualTo(FRAME.payload());
    }

    @Test
    void withoutFramingBitsCountFromThePacketAndNothingIsDetectedBelowIp() {
        DamagedPayload damaged = damage(false, 8 * 8 + 7);
        assertThat(damaged.isDetected()).isFalse();
        // The last bit of the TTL: the header checksum is wrong.
        assertThat(damaged.read().payload()).isInstanceOf(RawFramePayload.class);
        assertThat(damage(false, 8 * 60).read().payload()).isInstanceOf(Ipv4Packet.class);
    }

    private static DamagedPayload damage(boolean framed, int... bits) {
        return (DamagedPayload) DamagedPayload.damage(FRAME, bits, framed).payload();
    }

    /** The generator from a byte on, its highest power first in the order of the wire: the lowest bit of a byte first. */
    private static int[] generatorAt(int firstByte) {
        List<Integer> bits = new ArrayList<>();
        for (int i = 0; i <= 32; i++) {
            if ((GENERATOR >>> 32 - i & 1) != 0) {
                bits.add(8 * (firstByte + i / 8) + 7 - i % 8);
            }
        }
        return bits.stream().mapToInt(Integer::intValue).toArray();
    }
}
