package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.api.Run;
import wireclock.api.Simulation;
import wireclock.api.Wireclock;

/** The command that a failed test prints makes the same run, through a shell and the command line. */
class ReproductionTest {
    @TempDir
    Path folder;

    @Test
    void theCommandMakesTheSameRun() throws Exception {
        Path file = Files.writeString(Files.createDirectory(folder.resolve("it's here")).resolve("s.yaml"),
                Wireclock.network().param("loss", "0 %").param("cc", "cubic").host("a").host("b")
                        .link("a", "b", l -> l.rate("10 Mbit/s").loss("$loss"))
                        .tcp("bulk", "a", "b", f -> f.size("unlimited").congestion("$cc")).duration("9 s").yaml());
        Simulation simulation = Wireclock.file(file).set("loss", "2 %").set("cc", "reno").until("1500 ms").seed(12);
        Run run = simulation.run();
        assertThat(run.endTimeS()).isEqualTo(1.5);
        List<String> words = new ArrayList<>(shell(simulation.command()));
        assertThat(words).contains("cc=reno", file.toString()).startsWith("wireclock", "run");
        words.addAll(List.of("--out", folder.resolve("out").toString(), "-q"));
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        assertThat(new Main(new Simulator(), terminal, Map::of)
                .execute(words.subList(1, words.size()).toArray(String[]::new))).isZero();
        assertThat(folder.resolve("out/manifest.json")).content().contains(run.trajectoryHash(), "\"seed\": 12");
    }

    /** A command's words as a shell sees them. */
    private static List<String> shell(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return words.lines().toList();
    }
}
