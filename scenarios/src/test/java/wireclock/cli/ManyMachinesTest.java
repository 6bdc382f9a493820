package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The examples for Slurm and Kubernetes in docs/sweeps, carried out without either. */
@DisabledOnOs(OS.WINDOWS)
class ManyMachinesTest {
    private static final Path DOCS = Path.of("..", "docs", "sweeps").toAbsolutePath().normalize();
    private static final String YAML = """
            name: swept
            duration: 200 ms
            params: {loss: 0 %}
            nodes: {a: host, b: host}
            links: [{name: w, endpoints: [a, b], rate: 20 Mbit/s, delay: 10 ms, loss: $loss}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited}]
            sweep: {matrix: {loss: [1 %, 2 %]}, seeds: 1..5}
            """;
    private static final List<String> FILES = List.of("runs.csv", "flows.csv", "links.csv", "summary.csv",
            "differences.csv", "sweep.json", "manifest.json", "report.html");

    /** Where the user stands: wireclock is here, and the results go to a folder with a blank. */
    @TempDir
    Path folder;

    private Path results;

    @BeforeEach
    void begin() throws IOException {
        results = folder.resolve("my results");
        Files.writeString(Files.createDirectory(results).resolve("scenario.yaml"), YAML);
        wireclock("sweep", results.resolve("scenario.yaml").toString(), "--out", folder.resolve("whole").toString(), "-q");
    }

    private static void wireclock(String... args) {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        assertThat(new Main(new Simulator(), terminal, Map::of).execute(args)).as(err.toString()).isZero();
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void assertMerged(Path merged) {
        for (String file : FILES) {
            assertThat(merged.resolve(file)).hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    /** sbatch as Slurm 23 has it, as far as the script goes: a copy of the script runs in the folder of the submission. */
    @Test
    void slurm() throws Exception {
        script("wireclock", "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                + "' wireclock.cli.Main \"$@\"\n");
        script("sbatch", """
                set -eu
                wrap='' array=''
                while [ $# -gt 0 ]; do
                    case $1 in
                        --array=1-*) array=${1#--array=1-}; shift ;;
                        --wrap) wrap=$2; shift 2 ;;
                        --dependency=afterany:4711) [ -e ended ] || exit 1; shift ;;
                        --parsable | --requeue | --cpus-per-task=* | --mem=*) shift ;;
                        --*) echo "sbatch: unrecognized option '$1'" >&2; exit 1 ;;
                        *) break ;;
                    esac
                done
                if [ -n "$wrap" ]; then
                    exec sh -c "$wrap"
                fi
                cp "$1" slurm_script
                shift
                for task in $(seq 1 "$array"); do
                    SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$array SLURM_CPUS_PER_TASK=2 \\
                        bash ./slurm_script "$@" >"task-$task.log" 2>&1
                done
                touch ended
                echo '4711;cluster'
                """);
        run(Map.of("PATH", folder + ":" + System.getenv("PATH")), DOCS.resolve("slurm.sh").toString(),
                results.resolve("scenario.yaml").toString(), results.toString(), "3");
        assertThat(results.resolve("shard-3/runs.csv")).exists();
        assertMerged(results.resolve("merged"));
    }

    /** Each pod's command is taken from the file and carried out by a shell; what it would start is made here. */
    @Test
    void kubernetes() throws Exception {
        Map<?, ?> job = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DOCS.resolve("kubernetes.yaml")));
        assertThat(job.get("apiVersion")).isEqualTo("batch/v1");
        Map<?, ?> spec = (Map<?, ?>) job.get("spec");
        assertThat(spec.get("completionMode")).isEqualTo("Indexed");
        int completions = (Integer) spec.get("completions");
        Map<?, ?> pod = (Map<?, ?>) ((Map<?, ?>) spec.get("template")).get("spec");
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).getFirst();
        assertThat(container.get("command")).isEqualTo(List.of("sh", "-c"));
        String command = (String) ((List<?>) container.get("args")).getFirst();
        assertThat(command).contains("/" + completions + "\"");
        Map<?, ?> mount = (Map<?, ?>) ((List<?>) container.get("volumeMounts")).getFirst();
        assertThat(mount.get("mountPath")).isEqualTo("/results");
        assertThat(((Map<?, ?>) ((List<?>) pod.get("volumes")).getFirst()).get("name")).isEqualTo(mount.get("name"));
        // The claim is mounted elsewhere here, at a path without blanks: /results has none.
        Path claim = Files.move(results, folder.resolve("claim"));
        wireclock("sweep", claim.resolve("scenario.yaml").toString(), "--out", folder.resolve("whole").toString(), "-q");
        for (int status : new int[] {0, 1, 2, 70, 137}) {
            script("wireclock", "exit " + status + "\n");
            Process process = new ProcessBuilder("sh", "-c", "export JOB_COMPLETION_INDEX=0; " + command)
                    .directory(folder.toFile()).start();
            assertThat(process.waitFor()).isEqualTo(status == 1 || status == 70 ? 0 : status);
        }
        script("wireclock", "printf '%s\\n' \"$@\" >words\n");
        List<String> merge = new ArrayList<>(List.of("merge"));
        for (int index = 0; index < completions; index++) {
            run(Map.of("JOB_COMPLETION_INDEX", Integer.toString(index)), "sh", "-c",
                    command.replace("/results", claim.toString()));
            wireclock(Files.readAllLines(folder.resolve("words")).toArray(String[]::new));
            merge.add(claim.resolve("shard-" + (index + 1)).toString());
        }
        merge.addAll(List.of("--out", claim.resolve("merged").toString(), "-q"));
        wireclock(merge.toArray(String[]::new));
        assertMerged(claim.resolve("merged"));
    }
}
