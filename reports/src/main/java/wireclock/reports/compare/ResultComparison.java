package wireclock.reports.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.ResultManifest;

/**
 * Two results compared: figure by figure, and packet by packet where both have captures.
 *
 * @param first what the first result is called, as it was named
 * @param second what the second result is called
 * @param tables of flows, datagrams and links
 * @param captured whether both have captures, and have captured at the same ports
 * @param packet the first packet that is not the same, or null
 */
public record ResultComparison(String first, String second, List<TableComparison> tables, boolean captured,
        @Nullable PacketDifference packet) {
    /** Compares two result folders. */
    public static ResultComparison of(ResultManifest first, ResultManifest second) throws IOException {
        Path a = first.folder();
        Path b = second.folder();
        List<TableComparison> tables = List.of(
                TableComparison.read("flows", List.of("flow"), a, b),
                TableComparison.read("udp", List.of("flow"), a, b),
                TableComparison.read("links", List.of("link", "from", "to"), a, b));
        Path captureA = first.capture();
        Path captureB = second.capture();
        if (captureA == null || captureB == null || PacketDifference.sharedPorts(captureA, captureB).isEmpty()) {
            return new ResultComparison(a.toString(), b.toString(), tables, false, null);
        }
        PacketDifference packet = PacketDifference.first(captureA, captureB);
        return new ResultComparison(a.toString(), b.toString(), tables, true, packet);
    }

    /** Whether no difference was found. */
    public boolean isSame() {
        return packet == null && tables.stream().allMatch(TableComparison::isSame);
    }
}
