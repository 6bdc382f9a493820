package wireclock.reports.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wireclock.link.DropReason;
import wireclock.reports.CaptureTap;
import wireclock.reports.PcapngWriter;
import wireclock.wire.ArpPacket;
import wireclock.wire.BytesPayload;
import wireclock.wire.EtherType;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.IcmpMessage;
import wireclock.wire.IcmpType;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;
import wireclock.wire.UdpDatagram;

class PcapngReaderTest {
    private static final int CASES = 3_000;

    private static final List<EthernetFrame> FRAMES = List.of(
            Packets.segment(false, TcpSegment.ACK | TcpSegment.PSH, 77, 99, 1448),
            Packets.segment(true, TcpSegment.ACK, 99, 77, 0, 200, 300).withTag(5),
            Packets.frame(Packets.H1, Packets.H2, new UdpDatagram(5000, 5001, new BytesPayload(new byte[] {1, 2, 3}))),
            Packets.frame(Packets.H1, Packets.H2,
                    IcmpMessage.echo(IcmpType.ECHO_REQUEST, 3, 4, new BytesPayload(new byte[57]))),
            new EthernetFrame(-1L >>> 16, 2, EtherType.ARP, new ArpPacket(ArpPacket.REQUEST, 2, Packets.H1, 0,
                    Packets.H2)));

    private static byte[] capture(int snapLength, long mostPackets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapngWriter writer = new PcapngWriter(out, snapLength, mostPackets);
        CaptureTap first = new CaptureTap(writer, "h1:eth0", EthernetCodec::encode);
        CaptureTap second = new CaptureTap(writer, "h2:eth0", EthernetCodec::encode);
        long timePs = 1_999;
        for (EthernetFrame frame : FRAMES) {
            first.sent(timePs, frame, null);
            first.sent(timePs, frame, DropReason.QUEUE_FULL);
            second.received(timePs += 1_000_000_000_000L, frame);
            first.droppedLater(timePs, frame, DropReason.ACTIVE_QUEUE);
        }
        return out.toByteArray();
    }

    private static List<CapturedPacket> read(byte[] bytes) throws IOException {
        PcapngReader reader = new PcapngReader(new ByteArrayInputStream(bytes));
        List<CapturedPacket> packets = new ArrayList<>();
        for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next()) {
            packets.add(packet);
        }
        return packets;
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        List<CapturedPacket> packets = read(capture(PcapngWriter.SNAP_LENGTH, Long.MAX_VALUE));
        assertThat(packets).hasSize(4 * FRAMES.size());
        for (int i = 0; i < FRAMES.size(); i++) {
            List<CapturedPacket> four = packets.subList(4 * i, 4 * i + 4);
            assertThat(four).extracting(CapturedPacket::frame).containsOnly(FRAMES.get(i));
            assertThat(four).extracting(CapturedPacket::timeNs)
                    .containsExactly(1 + i * 1_000_000_000L, 1 + i * 1_000_000_000L, 1 + (i + 1) * 1_000_000_000L,
                            1 + (i + 1) * 1_000_000_000L);
            assertThat(four).extracting(CapturedPacket::drop)
                    .containsExactly(null, "queue full", null, "active queue management");
            assertThat(four).extracting(CapturedPacket::port)
                    .containsExactly("h1:eth0", "h1:eth0", "h2:eth0", "h1:eth0 (drops)");
            assertThat(four).extracting(CapturedPacket::outbound).containsExactly(true, true, false, true);
            assertThat(four.get(3).isLateDrop()).isTrue();
            assertThat(four.get(3).passed()).isEqualTo("h1:eth0");
            assertThat(four.get(0).number()).isEqualTo(4L * i + 1);
        }
    }

    @Test
    void aFullCaptureKeepsNothingMore() throws IOException {
        assertThat(read(capture(PcapngWriter.SNAP_LENGTH, 6))).hasSize(6)
                .isNotEqualTo(read(capture(PcapngWriter.SNAP_LENGTH, 7)));
    }

    @Test
    void headersOfFramesThatWereCutCanBeRead() throws IOException {
        List<CapturedPacket> packets = read(capture(96, Long.MAX_VALUE));
        for (int i = 0; i < FRAMES.size(); i++) {
            EthernetFrame frame = packets.get(4 * i).frame();
            assertThat(packets.get(4 * i).bytes()).hasSizeLessThanOrEqualTo(96);
            assertThat(packets.get(4 * i).length()).isEqualTo(FRAMES.get(i).length());
            assertThat(frame).isNotNull();
            // What is printed is in the headers, so it is the same; the content is zeros.
            assertThat(frame).hasToString(FRAMES.get(i).toString());
        }
        Ipv4Packet cut = (Ipv4Packet) packets.getFirst().frame().payload();
        assertThat(((TcpSegment) cut.payload()).payload().toBytes()).hasSize(1448).endsWith(new byte[1000]);
    }

    /** Put together by hand, big-endian, with stamps in microseconds, an unknown block and an unknown option. */
    @Test
    void aCaptureOfAnother() throws IOException {
        String file = """
                0A0D0D0A 0000001C 1A2B3C4D 0001 0000 FFFFFFFFFFFFFFFF 0000001C
                00000001 00000014 0001 0000 00000000 00000014
                00000BAD 00000010 12345678 00000010
                00000006 00000030 00000000 00000000 000F4241 00000003 00000005 AABBCC00
                0A0A 0001 77 000000 0000 0000 00000030
                """;
        List<CapturedPacket> packets = read(HexFormat.of().parseHex(file.replaceAll("\\s", "")));
        assertThat(packets).singleElement().satisfies(packet -> {
            assertThat(packet.port()).isEqualTo("interface 0");
            assertThat(packet.timeNs()).isEqualTo(1_000_001_000);
            assertThat(packet.bytes()).containsExactly(0xAA, 0xBB, 0xCC);
            assertThat(packet.length()).isEqualTo(5);
            assertThat(packet.comment()).isNull();
            assertThat(packet.frame()).isNull();
        });
    }

    @Test
    void whatIsNoCapture() {
        assertThatThrownBy(() -> read("this is a text and no capture at all".getBytes()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    }

    @Test
    void whateverIsChangedNothingButAnIoExceptionComes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = capture(PcapngWriter.SNAP_LENGTH, Long.MAX_VALUE);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                if (random.nextBoolean()) {
                    bytes[random.nextInt(Math.min(bytes.length, 800))] = (byte) random.nextInt();
                } else {
                    ByteBuffer.wrap(bytes).putInt(4 * random.nextInt(200), random.nextInt());
                }
            }
            try {
                read(bytes).forEach(CapturedPacket::frame);
            } catch (IOException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }
}
