package wireclock.scenario.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.TcpSegment;

/** Reads a capture back: pcapng (draft-ietf-opsawg-pcapng), just enough for our own files. */
final class CapturedFrames {
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;

    record Captured(String port, long timeNs, EthernetFrame frame) {
        TcpSegment segment() {
            return (TcpSegment) ((Ipv4Packet) frame.payload()).payload();
        }

        boolean isTcp() {
            return frame.payload() instanceof Ipv4Packet packet && packet.payload() instanceof TcpSegment;
        }

        Ipv4Packet packet() {
            return (Ipv4Packet) frame.payload();
        }
    }

    private CapturedFrames() {}

    static List<Captured> read(Path file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> ports = new ArrayList<>();
        List<Captured> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int type = bytes.getInt();
            int length = bytes.getInt();
            if (type == INTERFACE) {
                ports.add(name(bytes, start + 16, start + length - 4));
            } else if (type == ENHANCED_PACKET) {
                String port = ports.get(bytes.getInt());
                long timeNs = Integer.toUnsignedLong(bytes.getInt()) << 32 | Integer.toUnsignedLong(bytes.getInt());
                int captured = bytes.getInt();
                bytes.getInt();
                frames.add(new Captured(port, timeNs, EthernetCodec.decode(bytes.array(), bytes.position(), captured)));
            }
            bytes.position(start + length);
        }
        return frames;
    }

    private static String name(ByteBuffer bytes, int from, int to) throws IOException {
        for (int position = from; position < to; ) {
            int code = bytes.getShort(position);
            int length = bytes.getShort(position + 2);
            if (code == 2) {
                return new String(bytes.array(), position + 4, length, StandardCharsets.UTF_8);
            }
            position += 4 + (length + 3) / 4 * 4;
        }
        throw new IOException("an interface without a name");
    }

    /** The TCP segments that one port sent or received, as {@code "S 1000:1001 ack 0"}, in order. */
    static List<String> dialogue(Path file, String port) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Captured captured : read(file)) {
            if (captured.port().equals(port) && captured.isTcp()) {
                lines.add(line(captured.segment()));
            }
        }
        return lines;
    }

    private static String line(TcpSegment segment) {
        StringBuilder flags = new StringBuilder();
        flags.append(segment.has(TcpSegment.SYN) ? "S" : "").append(segment.has(TcpSegment.FIN) ? "F" : "")
                .append(segment.has(TcpSegment.RST) ? "R" : "").append(segment.has(TcpSegment.PSH) ? "P" : "")
                .append(segment.has(TcpSegment.ACK) ? "." : "");
        return flags + " " + Integer.toUnsignedString(segment.sequence()) + "(" + segment.payload().length() + ") ack "
                + Integer.toUnsignedString(segment.acknowledgement());
    }
}
