package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.wire.TcpSegment;

/**
 * Every acknowledgement that a receiver with Linux 6.18 sent when it was measured on such a link, with its number, its
 * window and whether it had SACK blocks: {@code linux-6.18-acks.csv}.
 */
class MeasuredAcksTest {
    /** What both sides agreed upon; a SYN's window is not scaled. */
    private static final int WINDOW_SHIFT = 7;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgementIsTheKernels() throws Exception {
        Path out = folder.resolve("out");
        Runs.runShipped("tcp/kernel-acks.yaml", out, Overrides.NONE, false);
        assertThat(sent(out)).containsExactlyElementsOf(measured());
    }

    private static List<String> measured() throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                MeasuredAcksTest.class.getResourceAsStream("linux-6.18-acks.csv")), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).toList();
        }
    }

    private static List<String> sent(Path out) throws Exception {
        List<String> lines = new ArrayList<>();
        int first = 0;
        for (CapturedFrames.Captured captured : CapturedFrames.read(Runs.capture(out))) {
            if (!captured.isTcp()) {
                continue;
            }
            TcpSegment segment = captured.segment();
            if (segment.has(TcpSegment.SYN) && !segment.has(TcpSegment.ACK)) {
                first = segment.sequence();
            } else if (segment.sourcePort() == 5001) {
                int window = segment.has(TcpSegment.SYN) ? segment.window() : segment.window() << WINDOW_SHIFT;
                lines.add(segment.acknowledgement() - first + "," + window + ","
                        + (segment.options().sackBlocks() > 0 ? "yes" : "no"));
            }
        }
        return lines;
    }
}
