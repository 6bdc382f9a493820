package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asserted in a scenario, judged in every cell of its sweep. */
class SweepAssertionsTest {
    private static final String YAML = """
            name: judged
            duration: 1 s
            params: {loss: 0.5 %, most: 1}
            nodes: {a: host, b: host}
            links: [{name: w, endpoints: [a, b], rate: 20 Mbit/s, delay: 10 ms, loss: $loss}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, congestion: reno}]
            assert:
            ASSERTIONS
            sweep:
              matrix: {loss: [0.5 %, 5 %]}
              seeds: 1..4
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int sweep(String... assertions) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, YAML.replace("ASSERTIONS", "  - " + String.join("\n  - ", assertions)));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        return new Main(new Simulator(), terminal, Map::of).execute("sweep", file.toString(), "--jobs", "2", "--out",
                folder.resolve("out").toString());
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("out/assertions.csv"));
    }

    @Test
    void allHold() throws Exception {
        assertThat(sweep("bulk.goodput <= 20 Mbit/s", "{never: w.queue > 1000 packets}", "w.utilisation <= 150 % and bulk.goodput * 2 <= 60 Mbit/s"))
                .isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("PASS: of 6 assertions of cells 6 hold\n");
        assertThat(rows()).hasSize(7).first().isEqualTo("param_loss,param_most,assertion,level,verdict,judged_by,runs,held,"
                + "measured,ci_low,ci_high,confidence,wanted,unit,first_broken_run,first_broken_seed,because");
        assertThat(rows().get(2)).isEqualTo("0.5 %,1,never w.queue > 1000 packets,fail,pass,every run,4,4,,,,,,,,,");
        assertThat(folder.resolve("out/sweep.json")).content().contains("\"pass\": 6");
    }

    /** The bound is the mean that was measured, so that its interval spans it. */
    @Test
    void aBoundWithinTheIntervalCannotBeTold() throws Exception {
        sweep("bulk.goodput >= 1 bit/s");
        String mean = rows().get(1).split(",")[8];
        out.getBuffer().setLength(0);
        assertThat(sweep("bulk.goodput >= " + mean + " bit/s")).as("the other cell has far less").isEqualTo(ExitStatus.FAILED);
        assertThat(rows().get(1)).contains(",fail,inconclusive,mean,4,");
        assertThat(rows().get(2)).contains(",fail,fail,mean,4,0,").endsWith(",bit/s,judged-5,1,");
        assertThat(out.toString()).contains("FAIL: of 2 assertions of cells 0 hold, 1 do not, 1 cannot be told\n",
                "  fail  bulk.goodput >= " + mean + " bit/s  in 1 of 2 cells; loss=5 %: ", " with 95 % confidence\n");
        assertThat(sweep("{that: bulk.goodput >= " + mean + " bit/s, level: warn}"))
                .as("what only warns").isEqualTo(ExitStatus.OK);
    }

    @Test
    void inconclusiveAloneIsThree() throws Exception {
        sweep("bulk.goodput >= 1 bit/s");
        String low = rows().get(2).split(",")[8];
        assertThat(sweep("bulk.goodput >= " + low + " bit/s")).isEqualTo(ExitStatus.INCONCLUSIVE);
        assertThat(rows().get(1)).contains(",fail,pass,mean,");
        assertThat(out.toString()).contains("INCONCLUSIVE: of 2 assertions of cells 1 hold, 1 cannot be told\n");
    }

    @Test
    void everyRunIsLookedAtByItself() throws Exception {
        assertThat(sweep("{always: w.frames_lost <= $most, because: of the cable}", "bulk.completed", "bulk.timeouts == 0"))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(rows().get(1)).startsWith("0.5 %,1,always w.frames_lost <= 1,fail,fail,every run,4,")
                .endsWith(",of the cable");
        assertThat(rows().get(2)).startsWith("0.5 %,1,bulk.completed,fail,fail,every run,4,0,").endsWith(",judged-1,1,");
    }

    @Test
    void whatIsWrongIsFoundBeforeAnythingRuns() throws Exception {
        assertThat(sweep("bulk.goodputt > 1 bit/s")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("s.yaml:8:10: flow 'bulk' has no figure 'goodputt'");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
