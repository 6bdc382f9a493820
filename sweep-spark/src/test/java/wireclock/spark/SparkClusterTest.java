package wireclock.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wireclock.reports.ResultFolderException;
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
    /** A minute of pauses. */
    private static final int MOST_TRIES = 1_200;
    /** A journal that has a run or two. */
    private static final int SOME_BYTES = 2_000;

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
        set.forEach(SparkClusterTest::set);
        try {
            SweepReport report = sweep(yaml, "spark", "spark");
            assertThat(report.runs()).isEqualTo(4);
            assertThat(report.failures()).hasSize(2).allSatisfy(failure -> {
                assertThat(failure.status()).isEqualTo(RunStatus.FAILED);
                assertThat(failure.cell().params()).containsEntry("limit", "100000000 packets");
                assertThat(failure.error()).startsWith("its process ended 4 times: ExecutorLostFailure");
            });
        } finally {
            set.forEach(SparkClusterTest::clear);
        }
        assertThat(innocent("spark")).isEqualTo(innocent("local")).hasSize(3);
    }

    /** A cluster of a master and one worker, which is killed in the middle; a second one comes for the rest. */
    @Test
    void withoutWorkersASweepEndsAndGoesOnLater() throws Exception {
        String yaml = """
                name: deserted
                duration: 20 s
                nodes: {a: host, b: host}
                links: [{name: w, endpoints: [a, b], rate: 100 Mbit/s, delay: 1 ms}]
                traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
                sweep: {seeds: 1..60}
                """;
        List<Process> cluster = new ArrayList<>();
        List<String> set = List.of("spark.network.timeout=20s", "spark.network.timeoutInterval=5s",
                "spark.executor.heartbeatInterval=2s");
        set.forEach(SparkClusterTest::set);
        try {
            String master = start(cluster, "master.Master", "Starting Spark master at (\\S+)", "--port", "0");
            start(cluster, "worker.Worker", "(Successfully registered)", "--cores", "1", "--memory", "1g", "--work-dir",
                    folder.resolve("worker").toString(), master);
            Thread killer = Thread.ofVirtual().start(() -> killWhenBegun(cluster.getLast()));
            assertThatThrownBy(() -> sweep(yaml, "spark", master)).isInstanceOf(ResultFolderException.class)
                    .hasMessageContaining("All workers of " + master + " have been gone for 20 s");
            killer.join();
            SweepReport report = sweep(yaml, "spark", "local");
            assertThat(report.failures()).isEmpty();
            assertThat(report.missing()).isFalse();
        } finally {
            set.forEach(SparkClusterTest::clear);
            cluster.reversed().forEach(Process::destroyForcibly);
        }
        sweep(yaml, "local", "local");
        assertThat(Files.readString(folder.resolve("spark/runs.csv")))
                .isEqualTo(Files.readString(folder.resolve("local/runs.csv")));
    }

    /** Starts a part of a cluster and waits until it says what is awaited; returns the first group of that. */
    private String start(List<Process> cluster, String part, String awaited, String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Its own jars alone: what is beside this test keeps Spark quiet.
        String jars = Path.of(System.getenv("SPARK_HOME"), "jars", "*").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "-cp", jars, "org.apache.spark.deploy." + part,
                "--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(more));
        Path log = folder.resolve(part + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        cluster.add(builder.start());
        Pattern pattern = Pattern.compile(awaited);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Matcher said = pattern.matcher(Files.readString(log));
            if (said.find()) {
                return said.group(1);
            }
            pause();
        }
        throw new IOException(Files.readString(log));
    }

    /** Once there are results. */
    private void killWhenBegun(Process worker) {
        Path journal = folder.resolve("spark/journal");
        for (int tries = 0; tries < MOST_TRIES && journal.toFile().length() < SOME_BYTES; tries++) {
            pause();
        }
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    private static void set(String setting) {
        System.setProperty(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }

    private static void clear(String setting) {
        System.clearProperty(setting.substring(0, setting.indexOf('=')));
    }

    private static void pause() {
        LockSupport.parkNanos(50_000_000);
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
