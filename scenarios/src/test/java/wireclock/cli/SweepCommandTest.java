package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wireclock.engine.RandomStream;

/** The commands about sweeps, and sweeps as processes that are killed. */
class SweepCommandTest {
    private static final String YAML = """
            name: swept
            duration: 1 s
            params: {loss: 0 %, cc: reno}
            nodes: {a: host, b: host}
            links: [{name: w, endpoints: [a, b], rate: 20 Mbit/s, delay: 10 ms, loss: $loss}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, congestion: $cc}]
            sweep:
              matrix: {loss: [0.5 %, 1 %, 2 %], cc: [reno, cubic]}
              seeds: 1..3
            """;
    private static final List<String> TABLES = List.of("runs.csv", "flows.csv", "links.csv", "summary.csv",
            "differences.csv", "sweep.json", "manifest.json");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int wireclock(Object... args) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        return new Main(new Simulator(), terminal, Map::of).execute(List.of(args).stream().map(Object::toString)
                .toArray(String[]::new));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private Path results(String name) {
        return folder.resolve(name);
    }

    @Test
    void sweepsAndPrints() throws Exception {
        assertThat(wireclock("sweep", file(YAML), "--jobs", 2, "--out", results("a"))).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).startsWith("swept: 18 runs\n  loss=0.5 %, cc=reno   n=3  goodput ")
                .contains("warning: 6 of 6 cells have fewer than 5 replications").endsWith("Results: " + results("a") + "\n");
        assertThat(err.toString()).isEmpty();
        assertThat(wireclock("sweep", file(YAML), "--resume", "--out", results("a"), "-q")).isEqualTo(ExitStatus.OK);
    }

    @Test
    void checksEveryCellAndRunsTheBaseCase() throws Exception {
        assertThat(wireclock("check", file(YAML))).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("fine (2 nodes, 1 link, 1 flow)", "(6 cells, 3 seeds each: 18 runs)");
        assertThat(wireclock("check", file(YAML.replace("2 %]", "200 %]")))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("s.yaml:5:75: '200 %' (from $loss) is too much. The most is 100 %. This is in "
                + "the cell loss=200 %, cc=reno of the sweep.");
        assertThat(wireclock("run", file(YAML), "--out", results("run"), "-q")).isEqualTo(ExitStatus.OK);
        assertThat(results("run").resolve("manifest.json")).content().contains("\"run_id\": \"swept-s1\"");
    }

    @Test
    void whatIsWrongLeavesNothing() throws Exception {
        assertThat(wireclock("sweep", file(YAML), "--engine", "spark", "--out", results("a"))).isEqualTo(2);
        assertThat(wireclock("sweep", file(YAML), "--shard", "3/2", "--out", results("a"))).isEqualTo(2);
        assertThat(wireclock("sweep", file(YAML), "--jobs", "0", "--out", results("a"))).isEqualTo(2);
        assertThat(wireclock("sweep", file(YAML.substring(0, YAML.indexOf("sweep:"))), "--out", results("a"))).isEqualTo(2);
        assertThat(wireclock("merge", folder, "--out", results("a"))).isEqualTo(2);
        assertThat(err.toString()).contains("the engine 'spark' is not on the class path. Build it once by",
                "'3/2' is no part of a sweep. Write 1/8 for the first of eight", "there is no sweep in this scenario",
                "is not the folder of a sweep");
        assertThat(results("a")).doesNotExist();
        Files.writeString(Files.createDirectory(results("mine")).resolve("thesis.txt"), "mine");
        assertThat(wireclock("sweep", file(YAML), "--resume", "--out", results("mine"))).isEqualTo(2);
        assertThat(results("mine")).isDirectoryContaining(path -> path.endsWith("thesis.txt"));
    }

    @Test
    void aRunThatTakesTooLongIsOneOfMany() throws Exception {
        String endless = YAML.replace("duration: 1 s", "duration: $time").replace("params: {", "params: {time: 1 s, ")
                .replace("matrix: {loss: [0.5 %, 1 %, 2 %], cc: [reno, cubic]}", "matrix: {time: [100 ms, 1000000 s]}")
                .replace("1..3", "1..2");
        assertThat(wireclock("sweep", file(endless), "--jobs", 2, "--run-timeout", "2 s", "--out", results("a")))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).startsWith("swept: 4 runs, 2 failed");
        assertThat(err.toString()).contains("run swept-3 (time=1000000 s, seed 1) failed: took longer than allowed. See "
                + "failed/swept-3.json.\n  again: wireclock run " + folder.resolve("s.yaml")
                + " --seed 1 --set 'time=1000000 s'\n");
    }

    private Process start(Path scenario, String out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx200m", "-cp", System.getProperty("java.class.path"), "wireclock.cli.Main", "sweep",
                scenario.toString(), "--jobs", "2", "--out", results(out).toString(), "-q"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    /** Kills a sweep hard whenever so many bytes are in its journal, goes on with it, and compares with an undisturbed one. */
    private void killAndResume(Path scenario, int kills) throws Exception {
        assertThat(wireclock("sweep", scenario, "--jobs", 1, "--out", results("whole"), "-q")).isZero();
        long whole = Files.size(results("whole").resolve("journal"));
        long seed = System.nanoTime();
        RandomStream random = new RandomStream(seed, "kills");
        Path journal = results("killed").resolve("journal");
        for (int kill = 1; kill <= kills; kill++) {
            Process process = start(scenario, "killed", "--resume");
            long at = whole * kill / (kills + 2) + random.nextBelow(whole / (kills + 2));
            while (process.isAlive() && !(Files.exists(journal) && Files.size(journal) >= at)) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor(); // SIGKILL
        }
        Process last = start(scenario, "killed", "--resume");
        assertThat(last.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        for (String table : TABLES) {
            assertThat(results("killed").resolve(table)).as("seed " + seed)
                    .hasSameBinaryContentAs(results("whole").resolve(table));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void killedHardAndGoneOnWithItIsTheSame() throws Exception {
        killAndResume(file(YAML), 1);
    }

    @Test
    @Tag("long")
    @DisabledOnOs(OS.WINDOWS)
    void twoHundredAndFortyRunsKilledThreeTimes() throws Exception {
        killAndResume(file(YAML.replace("1..3", "1..40").replace("duration: 1 s", "duration: 3 s")), 3);
    }

    /** A limit on the size of files is the full disk that a test may make. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskEndsItCleanlyAndLosesNothing() throws Exception {
        Path scenario = file(YAML);
        assertThat(wireclock("sweep", scenario, "--jobs", 1, "--out", results("whole"), "-q")).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder("sh", "-c", "ulimit -f 24; exec \"$@\"", "sh", java, "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), "wireclock.cli.Main", "sweep",
                scenario.toString(), "--jobs", "2", "--out", results("full").toString(), "-q")
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(said).contains("cannot be written", "--resume goes on with it");
        assertThat(Files.size(results("full").resolve("journal"))).isPositive();
        assertThat(wireclock("sweep", scenario, "--resume", "--jobs", 2, "--out", results("full"), "-q")).isZero();
        for (String table : TABLES) {
            assertThat(results("full").resolve(table)).hasSameBinaryContentAs(results("whole").resolve(table));
        }
    }
}
