package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** The textbook's dialogues, read back from the captures of the shipped scenarios: every segment, as the client sees it. */
class TcpDialogueTest {
    @TempDir
    Path folder;

    private List<String> dialogue(String name) throws Exception {
        Runs.runShipped(name, folder.resolve("out"), Overrides.NONE, false);
        return CapturedFrames.dialogue(Runs.capture(folder.resolve("out")), "client:eth0");
    }

    @Test
    void handshake() throws Exception {
        assertThat(dialogue("tcp/handshake.yaml")).startsWith(
                "S 1000(0) ack 0",
                "S. 5000(0) ack 1001",
                ". 1001(0) ack 5001",
                "P. 1001(100) ack 5001",
                ". 5001(0) ack 1101",
                "P. 1101(100) ack 5001",
                ". 5001(0) ack 1201",
                "P. 5001(100) ack 1201",
                ". 1201(0) ack 5101");
    }

    @Test
    void questionAndAnswer() throws Exception {
        assertThat(dialogue("tcp/dialogue.yaml")).startsWith(
                "S 100(0) ack 0",
                "S. 2000(0) ack 101",
                ". 101(0) ack 2001",
                "P. 101(100) ack 2001",
                "P. 2001(500) ack 201");
        assertThat(dialogue("tcp/dialogue.yaml")).anySatisfy(line -> assertThat(line).endsWith("ack 2501"));
    }

    @Test
    void segmentation() throws Exception {
        assertThat(dialogue("tcp/segmentation.yaml")).filteredOn(line -> !line.contains("(0)")).containsExactly(
                ". 100(500) ack " + firstServerByte(),
                ". 600(500) ack " + firstServerByte(),
                ". 1100(500) ack " + firstServerByte(),
                "FP. 1600(400) ack " + firstServerByte());
    }

    /** RFC 9293 §3.5, figure 7; each as left sees it, which sends and receives in turn. */
    @Test
    void simultaneousOpen() throws Exception {
        Runs.runShipped("tcp/simultaneous-open.yaml", folder.resolve("out"), Overrides.NONE, false);
        assertThat(CapturedFrames.dialogue(Runs.capture(folder.resolve("out")), "left:eth0")).startsWith(
                "S 1000(0) ack 0",
                "S 5000(0) ack 0",
                "S. 1000(0) ack 5001",
                "S. 5000(0) ack 1001",
                ". 1001(0) ack 5001",
                "P. 1001(100) ack 5001",
                ". 5001(0) ack 1001",
                ". 5001(0) ack 1101",
                "P. 5001(200) ack 1101");
        assertThat(Runs.csv(folder.resolve("out/tables/sockets.csv"))).filteredOn(row -> row.get("local").endsWith(":5000"))
                .extracting(row -> row.get("state")).containsSubsequence("SYN_SENT", "SYN_SENT", "SYN_RECEIVED",
                        "SYN_RECEIVED", "ESTABLISHED", "ESTABLISHED");
    }

    private String firstServerByte() throws Exception {
        return CapturedFrames.dialogue(Runs.capture(folder.resolve("out")), "client:eth0").get(2).replaceAll(".* ack ", "");
    }
}
