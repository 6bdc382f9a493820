package wireclock.reports.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.PacketLine;
import wireclock.reports.packets.PcapngReader;

/**
 * The first packet that two captures do not have in common: another frame, at another time, elsewhere, or with another
 * fate. Packets at ports that only one of them captured are passed over.
 *
 * @param number of the packet among those compared, from 1
 * @param first the packet of the first capture as a line, or null if it has ended
 * @param second the packet of the second capture as a line, or null if it has ended
 */
public record PacketDifference(long number, @Nullable String first, @Nullable String second) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Compares two captures; null if they have the same packets. */
    public static @Nullable PacketDifference first(Path one, Path other) throws IOException {
        Set<String> ports = sharedPorts(one, other);
        try (InputStream firstFile = open(one); InputStream secondFile = open(other)) {
            PcapngReader first = new PcapngReader(firstFile);
            PcapngReader second = new PcapngReader(secondFile);
            PacketLine firstLines = new PacketLine(List.of());
            PacketLine secondLines = new PacketLine(List.of());
            for (long number = 1; true; number++) {
                CapturedPacket a = next(first, ports);
                CapturedPacket b = next(second, ports);
                if (a == null && b == null) {
                    return null;
                }
                // Also where they are the same: a line knows where connections began.
                String lineA = a == null ? null : firstLines.of(a);
                String lineB = b == null ? null : secondLines.of(b);
                if (a == null || b == null || !same(a, b)) {
                    return new PacketDifference(number, lineA, lineB);
                }
            }
        }
    }

    /** The ports that both captured. */
    static Set<String> sharedPorts(Path one, Path other) throws IOException {
        Set<String> ports = ports(one);
        ports.retainAll(ports(other));
        return ports;
    }

    private static boolean same(CapturedPacket a, CapturedPacket b) {
        return a.timeNs() == b.timeNs() && a.outbound() == b.outbound() && a.port().equals(b.port())
                && a.length() == b.length() && Arrays.equals(a.bytes(), b.bytes())
                && Objects.equals(a.comment(), b.comment());
    }

    private static @Nullable CapturedPacket next(PcapngReader capture, Set<String> ports) throws IOException {
        CapturedPacket packet = capture.next();
        while (packet != null && !ports.contains(packet.port())) {
            packet = capture.next();
        }
        return packet;
    }

    private static Set<String> ports(Path file) throws IOException {
        try (InputStream in = open(file)) {
            PcapngReader capture = new PcapngReader(in);
            while (capture.next() != null) {
                // Interfaces may be described anywhere before their first packet.
            }
            return new HashSet<>(capture.ports());
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }
}
