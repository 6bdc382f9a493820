package wireclock.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wireclock.sweep.RunStatus;
import wireclock.sweep.Shard;
import wireclock.sweep.Sweep;
import wireclock.sweep.SweepProgress;
import wireclock.sweep.SweepReport;
import wireclock.sweep.SweepScenario;
import wireclock.sweep.SweepSettings;

/** Sweeps on processes of Spark's, some of which do not live to the end. */
@Tag("long")
@DisabledOnOs(OS.WINDOWS)
class SparkClusterTest {
    @TempDir
    Path folder;

    /** A SPARK_HOME of the jars of this test, where the build has told the workers to look. */
    @BeforeEach
    void install() throws IOException {
        Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = jars.resolve(Path.of(each).getFileName());
            if (each.endsWith(".jar") && !Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of(each).toAbsolutePath());
            }
        }
    }

    @Test
    void aWorkerIsKilledAndTheTablesAreTheSame() throws Exception {
        Path wireclock = Files.writeString(folder.resolve("wireclock"), "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                + System.getProperty("java.class.path") + "' wireclock.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(wireclock, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder script = new ProcessBuilder("docs/sweeps/spark-standalone.sh", "scenarios/sweeps/mtu.yaml")
                .directory(Path.of("..").toFile()).redirectErrorStream(true);
        script.environment().put("WIRECLOCK", wireclock.toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("killed a worker", "runs.csv: the same", "summary.csv: the same", "report.html: the same");
    }

    /** Two runs share a process. One of them fills its heap, which ends it, and takes the other with it. */
    @Test
    void aRunThatEndsItsProcessCostsOnlyItself() throws Exception {
        String yaml = """
                name: hungry
                duration: 3 s
                params: {limit: 100 packets}
                nodes: {a: host, b: host}
                links: [{name: w, endpoints: [a, b], rate: 1 kbit/s, delay: 10 ms, queue: {limit: $limit}}]
                traffic: [{name: flood, type: udp, from: a, to: b, rate: 1 Gbit/s, packet: 20 B}]
                sweep:
                  matrix: {limit: [100 packets, 100000000 packets]}
                  seeds: 1..2
                """;
        SweepReport local = sweep(yaml.replace(", 100000000 packets", ""), "local", "local");
        assertThat(local.failures()).isEmpty();
        List<String> set = List.of("spark.master=local-cluster[1,2,512]", "spark.executor.memory=256m",
                "spark.testing.reservedMemory=10000000",
                "spark.executor.extraJavaOptions=-XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -Xlog:disable");
        set.forEach(each -> System.setProperty(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        try {
            SweepReport report = sweep(yaml, "spark", "spark");
            assertThat(report.runs()).isEqualTo(4);
            assertThat(report.failures()).hasSize(2).allSatisfy(failure -> {
                assertThat(failure.status()).isEqualTo(RunStatus.FAILED);
                assertThat(failure.cell().params()).containsEntry("limit", "100000000 packets");
                assertThat(failure.error()).startsWith("its process ended 4 times: ExecutorLostFailure");
            });
        } finally {
            set.forEach(each -> System.clearProperty(each.substring(0, each.indexOf('='))));
        }
        assertThat(innocent("spark")).isEqualTo(innocent("local")).hasSize(3);
    }

    private SweepReport sweep(String yaml, String out, String engine) throws Exception {
        SweepScenario scenario = SweepScenario.load(Files.writeString(folder.resolve("t.yaml"), yaml));
        SweepSettings settings = new SweepSettings(folder.resolve(out), 2, true, Shard.WHOLE, Long.MAX_VALUE, true,
                "test (test)", () -> false, engine);
        return new Sweep(scenario, settings, SweepProgress.NONE).execute();
    }

    /** The rows of the runs that eat little, and the header. */
    private List<String> innocent(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("runs.csv")).lines()
                .filter(line -> !line.contains("100000000 packets")).toList();
    }
}
