package wireclock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.wire.MalformedPacketException.Reason;

/** One fault at a time in a good frame, all checksums around it put right, so that the fault itself is found. */
class MalformedFrameTest {
    private static final int IP = EthernetFrame.HEADER_BYTES;
    private static final int TRANSPORT = IP + Ipv4Packet.HEADER_BYTES;

    @Test
    void rejectsEveryFlippedBit() {
        byte[] good = FrameVectors.bytes(FrameVectors.UDP);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bytes = good.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reasonOf(bytes)).as("bit %d", bit).isEqualTo(Reason.BAD_FCS);
        }
    }

    @Test
    void rejectsRunts() {
        byte[] runt = Arrays.copyOf(FrameVectors.bytes(FrameVectors.UDP), 63);
        FrameRepair.fixFrameCheckSequence(runt);
        assertThat(reasonOf(runt)).isEqualTo(Reason.TRUNCATED);
        assertThat(reasonOf(new byte[0])).isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "version 6,                    0, 0x65, BAD_VERSION",
        "header of 16 bytes,           0, 0x44, BAD_LENGTH",
        "header of 60 bytes,           0, 0x4F, TRUNCATED",
        "total length above the frame, 2, 0x01, TRUNCATED",
        "total length 19,              3,   19, BAD_LENGTH",
        "payload of 7 bytes,           3,   27, TRUNCATED",
    })
    void rejectsIpv4Headers(String what, int at, int value, Reason reason) {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        bytes[IP + at] = (byte) value;
        FrameRepair.fixIpv4Header(bytes, IP);
        FrameRepair.fixFrameCheckSequence(bytes);
        assertThat(reasonOf(bytes)).isEqualTo(reason);
    }

    @Test
    void rejectsChecksumsOfEveryLayer() {
        int udpPayload = TRANSPORT + UdpDatagram.HEADER_BYTES;
        assertThat(reasonOf(changed(FrameVectors.UDP, IP + 8, 1))).isEqualTo(Reason.BAD_CHECKSUM);
        assertThat(reasonOf(changed(FrameVectors.UDP, udpPayload, 'H'))).isEqualTo(Reason.BAD_CHECKSUM);
        assertThat(reasonOf(changed(FrameVectors.ICMP_ECHO, TRANSPORT + 9, 9))).isEqualTo(Reason.BAD_CHECKSUM);
        assertThat(reasonOf(changed(FrameVectors.TCP_DATA, TRANSPORT + 15, 9))).isEqualTo(Reason.BAD_CHECKSUM);
    }

    @Test
    void rejectsLengthsOfUdpAndTcp() {
        assertThat(reasonOf(changed(FrameVectors.UDP, TRANSPORT + 5, 7))).isEqualTo(Reason.BAD_LENGTH);
        assertThat(reasonOf(changed(FrameVectors.UDP, TRANSPORT + 5, 14))).isEqualTo(Reason.BAD_LENGTH);
        assertThat(reasonOf(changed(FrameVectors.TCP_DATA, TRANSPORT + 12, 0x40))).isEqualTo(Reason.BAD_LENGTH);
        assertThat(reasonOf(changed(FrameVectors.TCP_SYN, TRANSPORT + 12, 0xB0))).isEqualTo(Reason.BAD_LENGTH);
    }

    @Test
    void rejectsArpThatContradictsItself() {
        assertThat(reasonOf(changed(FrameVectors.ARP_REQUEST, IP + 4, 8))).isEqualTo(Reason.BAD_LENGTH);
        assertThat(reasonOf(changed(FrameVectors.ARP_REQUEST, IP + 5, 16))).isEqualTo(Reason.BAD_LENGTH);
    }

    @Test
    void rejectsLengthFieldsOfIeee8023() {
        byte[] bytes = FrameVectors.bytes(FrameVectors.UDP);
        for (int length : new int[] {47, 1500, 1501, 0x05FF}) {
            NetworkOrder.put16(bytes, 12, length);
            FrameRepair.fixFrameCheckSequence(bytes);
            assertThat(reasonOf(bytes)).as("length %d", length).isEqualTo(Reason.BAD_LENGTH);
        }
    }

    @Test
    void saysWhatIsWrongWithoutAStackTrace() {
        byte[] bytes = changed(FrameVectors.UDP, TRANSPORT + 5, 7);
        assertThatThrownBy(() -> EthernetCodec.decode(bytes, 0, bytes.length))
                .hasMessage("UDP: length field 7 of 13 bytes")
                .extracting(Throwable::getStackTrace).isEqualTo(new StackTraceElement[0]);
    }

    @Test
    void refusesRangesOutsideTheArray() {
        assertThatThrownBy(() -> EthernetCodec.decode(new byte[64], 1, 64))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] changed(String hex, int at, int value) {
        byte[] bytes = FrameVectors.bytes(hex);
        assertThat(bytes[at]).isNotEqualTo((byte) value);
        bytes[at] = (byte) value;
        FrameRepair.fixFrameCheckSequence(bytes);
        return bytes;
    }

    private static Reason reasonOf(byte[] bytes) {
        return catchThrowableOfType(MalformedPacketException.class,
                () -> EthernetCodec.decode(bytes, 0, bytes.length)).reason();
    }
}
