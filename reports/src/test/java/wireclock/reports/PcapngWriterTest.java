package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wireclock.link.DropReason;
import wireclock.reports.PcapngWriter.Direction;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

class PcapngWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Every byte below was put together by hand from the tables of the format's description. */
    @Test
    void aWholeFileByteByByte() throws IOException {
        PcapngWriter capture = new PcapngWriter(out);
        CaptureTap h1 = new CaptureTap(capture, "h1:eth0", frame -> new byte[] {1, 2, 3, 4, 5});
        CaptureTap sw1 = new CaptureTap(capture, "sw1:eth12", frame -> new byte[] {6, 7, 8, 9});
        // 5 s and 1.999 ns: 5,000,000,001 ns = 0x1_2A05F201.
        h1.sent(5_000_000_001_999L, frame(), null);
        h1.sent(5_000_000_001_999L, frame(), DropReason.QUEUE_FULL);
        sw1.received(5_000_000_002_000L, frame());

        String expected = """
                0A0D0D0A 30000000 4D3C2B1A 0100 0000 FFFFFFFFFFFFFFFF
                0400 0900 57697265636C6F636B 000000
                0000 0000 30000000

                01000000 34000000 0100 0000 00000400
                0200 0700 68313A65746830 00
                0900 0100 09 000000
                0D00 0100 04 000000
                0000 0000 34000000

                01000000 38000000 0100 0000 00000400
                0200 0900 7377313A6574683132 000000
                0900 0100 09 000000
                0D00 0100 04 000000
                0000 0000 38000000

                06000000 34000000 00000000 01000000 01F2052A 05000000 05000000
                0102030405 000000
                0200 0400 82000000
                0000 0000 34000000

                06000000 4C000000 00000000 01000000 01F2052A 05000000 05000000
                0102030405 000000
                0100 1300 64726F707065643A2071756575652066756C6C 00
                0200 0400 82000000
                0000 0000 4C000000

                06000000 30000000 01000000 01000000 02F2052A 04000000 04000000
                06070809
                0200 0400 81000000
                0000 0000 30000000
                """;
        assertThat(HexFormat.of().withUpperCase().formatHex(out.toByteArray()))
                .isEqualTo(expected.replaceAll("\\s", ""));
    }

    @Test
    void framesLongerThanTheBufferAndTheSnapLength() throws IOException {
        PcapngWriter capture = new PcapngWriter(out);
        int port = capture.addInterface("p");
        byte[] jumbo = new byte[9_018];
        jumbo[9_017] = 42;
        capture.write(port, 0, Direction.INBOUND, jumbo, null);
        capture.write(port, 0, Direction.INBOUND, new byte[PcapngWriter.SNAP_LENGTH + 1], null);

        ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int first = file.getInt(4) + file.getInt(file.getInt(4) + 4);
        assertThat(file.getInt(first + 20)).isEqualTo(9_018);
        assertThat(file.get(first + 28 + 9_017)).isEqualTo((byte) 42);
        int second = first + file.getInt(first + 4);
        assertThat(file.getInt(second + 20)).isEqualTo(PcapngWriter.SNAP_LENGTH);
        assertThat(file.getInt(second + 24)).isEqualTo(PcapngWriter.SNAP_LENGTH + 1);
        assertThat(second + file.getInt(second + 4)).isEqualTo(file.capacity());
        assertThat(file.getInt(file.capacity() - 4)).isEqualTo(file.getInt(second + 4));
    }

    @Test
    void refusesFramesOutOfOrderOrOfUnknownPorts() throws IOException {
        PcapngWriter capture = new PcapngWriter(out);
        int port = capture.addInterface("p");
        capture.write(port, 10, Direction.INBOUND, new byte[64], null);
        assertThatThrownBy(() -> capture.write(port, 9, Direction.INBOUND, new byte[64], null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("9 ps after one at 10 ps");
        assertThatThrownBy(() -> capture.write(port + 1, 10, Direction.INBOUND, new byte[64], null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EthernetFrame frame() {
        return new EthernetFrame(2, 1, 0x0800, new RawFramePayload(new BytesPayload(new byte[] {1})));
    }
}
