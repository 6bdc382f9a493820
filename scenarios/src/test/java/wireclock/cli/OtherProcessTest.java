package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, on JVMs with other settings than this one. */
class OtherProcessTest {
    @TempDir
    Path folder;

    private Process start(List<String> jvm, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "wireclock.cli.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private void run(List<String> jvm, String out) throws Exception {
        Process process = start(jvm, "run", "first-look.yaml", "--out", folder.resolve(out).toString(), "-q");
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
    }

    @Test
    void everyJvmLeavesTheSameBytes() throws Exception {
        run(List.of("-XX:+UseSerialGC"), "serial");
        run(List.of("-XX:+UseParallelGC", "-Xmx200m", "-XX:TieredStopAtLevel=1", "-Duser.language=de", "-Duser.country=DE",
                "-Dfile.encoding=ISO-8859-1", "-Duser.timezone=Asia/Tokyo"), "parallel");
        try (var files = Files.walk(folder.resolve("serial"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = folder.resolve("serial").relativize(file);
                if (!relative.toString().equals("timing.json")) {
                    assertThat(folder.resolve("parallel").resolve(relative)).hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCWritesWhatThereIs() throws Exception {
        Path scenario = Files.writeString(folder.resolve("long.yaml"), """
                duration: 1000000 s
                nodes: {a: host, b: host}
                links: [{endpoints: [a, b], rate: 1 Gbit/s, delay: 5 ms}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
                """, StandardCharsets.UTF_8);
        Path out = folder.resolve("out");
        Process process = start(List.of(), "run", scenario.toString(), "--out", out.toString());
        // The partial folder shows that the run has begun.
        while (process.isAlive() && !begun()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        // Who is started in the background of a shell script inherits from it that this signal is ignored.
        assumeTrue(ended, "SIGINT reaches nobody here");
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(out.resolve("manifest.json")).content().contains("\"cut_short\": \"interrupted\"");
        assertThat(out.resolve("flows.csv")).content().contains("bulk");
    }

    private boolean begun() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(entry -> Files.exists(entry.resolve("series.csv")));
        }
    }
}
