package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What connections find out about their paths, and what they remember. */
class PathFindingsTest {
    private static final int OPTIONS = 12;

    @TempDir
    Path folder;

    /** The lengths of segments that leave a port, each change of them. */
    private List<Integer> lengths(Path out, String port) throws Exception {
        List<Integer> lengths = new ArrayList<>();
        for (CapturedFrames.Captured captured : CapturedFrames.read(Runs.capture(out))) {
            int length = captured.isTcp() && captured.port().equals(port) ? captured.segment().payload().length() : 0;
            if (length > 0 && (lengths.isEmpty() || lengths.getLast() != length)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    /** The first connection ends with a threshold of 24 segments of 1448 bytes, and the second begins there. */
    @Test
    void whatOneConnectionLearnsHelpsTheNext() throws Exception {
        Path out = folder.resolve("cache");
        Runs.runShipped("tcp/metrics-cache.yaml", out, Overrides.NONE, false);
        assertThat(Runs.flow(out, "new1")).containsEntry("retransmits", "51");
        assertThat(Runs.flow(out, "new2")).containsEntry("retransmits", "51");
        assertThat(Runs.flow(out, "old2")).containsEntry("retransmits", "0");
        assertThat(Runs.csv(out.resolve("series.csv"))).filteredOn(row -> row.get("metric").equals("ssthresh")
                && row.get("entity").equals("old2")).extracting(row -> row.get("value")).containsOnly("34752");
    }

    @Test
    void aBlackHoleIsFoundAndLeft() throws Exception {
        Path out = folder.resolve("out");
        Runs.runShipped("tcp/mtu-probing-black-hole.yaml", out, Overrides.NONE, false);
        assertThat(Runs.flow(out, "stuck")).containsEntry("completed", "false").containsEntry("bytes_delivered", "0")
                .containsEntry("mtu_probes_sent", "").containsEntry("mtu_probes_lost", "");
        assertThat(Runs.flow(out, "later")).containsEntry("completed", "true").containsEntry("timeouts", "5");
        assertThat(Runs.flow(out, "always")).containsEntry("completed", "true").containsEntry("timeouts", "0")
                .containsEntry("mtu_probes_sent", "6").containsEntry("mtu_probes_lost", "1");
        // By halves between 1076 and 1500 bytes: 1288 is lost, then 1181, 1234, 1260, 1273, 1280 pass.
        assertThat(lengths(out, "always1:eth0")).startsWith(1024, 1288 - 40 - OPTIONS, 1024)
                .containsSubsequence(1181 - 52, 1234 - 52, 1260 - 52, 1273 - 52, 1280 - 52);
        assertThat(lengths(out, "always2:eth0")).as("the server has nothing to send").isEmpty();
        // Full segments until the doubt comes, what is outstanding then in two pieces each.
        assertThat(lengths(out, "later1:eth0")).startsWith(1448, 1024, 1448 - 1024).contains(1280 - 52);
    }
}
