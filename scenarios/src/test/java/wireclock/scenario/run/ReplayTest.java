package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.SimTime;
import wireclock.reports.CutShort;
import wireclock.reports.ResultManifest;
import wireclock.reports.compare.FileDifference;
import wireclock.reports.compare.FolderComparison;
import wireclock.scenario.CaptureLimits;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** A manifest is enough to make the same result again. */
class ReplayTest {
    private static final ToolVersion TOOL = new ToolVersion("test", "test");

    @TempDir
    Path folder;

    static List<String> shipped() {
        return Runs.shipped();
    }

    private FolderComparison replayed() throws Exception {
        Path out = folder.resolve("out");
        new Replay(ResultManifest.read(out)).same(folder.resolve("again"), TOOL, () -> false);
        return new FolderComparison(out, folder.resolve("again"));
    }

    private void runs(Scenario scenario, boolean captureAll, RunLimits limits) throws Exception {
        new ScenarioRun(scenario, new RunSettings(folder.resolve("out"), captureAll, limits, ProgressListener.NONE),
                TOOL)
                .execute();
    }

    private void replaysTheSame(Scenario scenario, boolean captureAll) throws Exception {
        runs(scenario, captureAll, RunLimits.NONE);
        FolderComparison comparison = replayed();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.files()).isGreaterThan(4);
    }

    /** Those with something special in their manifest: parameters, other files, drawn networks, random flows. */
    @ParameterizedTest
    @ValueSource(strings = {"looking/lost-segment.yaml", "link/bandwidth-trace.yaml", "topology/two-files.yaml",
        "topology/random-geometric.yaml", "ethernet/saturated-hub.yaml", "faults/flapping-port.yaml", "ip/tables.yaml",
        "multicast/scope.yaml", "udp/voice-call.yaml"})
    void aSample(String name) throws Exception {
        replaysTheSame(ScenarioLoader.load(Runs.SHIPPED.resolve(name), Overrides.NONE), false);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenario(String name) throws Exception {
        Overrides overrides = name.startsWith("bench/")
                ? new Overrides(Map.of(), null, SimTime.SECOND / (name.startsWith("bench/fattree") ? 1000 : 50))
                : Overrides.NONE;
        replaysTheSame(ScenarioLoader.load(Runs.SHIPPED.resolve(name), overrides), false);
    }

    @Test
    void whatTheCommandLineSetIsSetAgain() throws Exception {
        Overrides overrides = new Overrides(Map.of("loss", "2 %", "cc", "reno"), 77L, 3 * SimTime.SECOND,
                new CaptureLimits(96L, 500L));
        replaysTheSame(ScenarioLoader.load(Runs.SHIPPED.resolve("first-look.yaml"), overrides), true);
        assertThat(folder.resolve("out/manifest.json")).content().contains("\"seed\": 77,", "\"loss\": \"2 %\"",
                "\"until_ps\": 3000000000000", "\"snap_length_bytes\": 96");
    }

    @Test
    void filesThatAreGoneAreNotMissed() throws Exception {
        Path parts = Files.createDirectories(folder.resolve("elsewhere/parts"));
        Path trace = Files.writeString(folder.resolve("absolute.csv"), "time_s,rate_bit_s\r\n0,1000000\r\n1,5000000");
        Files.writeString(folder.resolve("elsewhere/shared.yaml"), "nodes: {h1: host, h2: host}\n");
        Files.writeString(parts.resolve("main.yaml"), """
                include: ../shared.yaml
                duration: 3 s
                links: [{name: l, endpoints: [h1, h2], rate: {trace: %s}}]
                traffic: [{name: f, type: tcp, from: h1, to: h2, size: 300 kB}]
                # without a line feed at the end, and with an umlaut: ü""".formatted(trace));
        Scenario scenario = ScenarioLoader.load(parts.resolve("main.yaml"), Overrides.NONE);
        runs(scenario, false, RunLimits.NONE);
        for (Path gone : List.of(trace, parts.resolve("main.yaml"), folder.resolve("elsewhere/shared.yaml"))) {
            Files.delete(gone);
        }
        assertThat(replayed().differences()).isEmpty();
        assertThat(scenario.origin().sources().keySet()).containsExactly("main.yaml", "../shared.yaml",
                trace.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_budget", "interrupted"})
    void aRunThatWasCutShortEndsAtTheSamePlace(String why) throws Exception {
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve("first-look.yaml"), Overrides.NONE);
        int[] asked = {0};
        RunLimits limits = why.equals("interrupted")
                ? new RunLimits(Long.MAX_VALUE, Long.MAX_VALUE, () -> asked[0]++ >= 1)
                : new RunLimits(12_345, Long.MAX_VALUE, () -> false);
        runs(scenario, false, limits);
        assertThat(folder.resolve("out/manifest.json")).content().contains("\"cut_short\": \"" + why + "\"");
        assertThat(replayed().differences()).isEmpty();
        assertThat(CutShort.valueOf(why.toUpperCase(java.util.Locale.ROOT)).key()).isEqualTo(why);
    }

    @Test
    void everyByteThatIsChangedIsFoundInWhateverFile() throws Exception {
        runs(ScenarioLoader.load(Runs.SHIPPED.resolve("looking/lost-segment.yaml"), Overrides.NONE), true,
                RunLimits.NONE);
        assertThat(replayed().differences()).isEmpty();
        Path out = folder.resolve("out");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(out)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                expectDifference(file);
            }
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            expectDifference(file);
            Files.write(file, bytes);
        }
    }

    private void expectDifference(Path file) throws IOException {
        String name = folder.resolve("out").relativize(file).toString();
        List<FileDifference> differences = compare();
        if (name.equals("timing.json")) {
            assertThat(differences).isEmpty();
        } else {
            assertThat(differences).as(name).singleElement()
                    .satisfies(difference -> assertThat(difference.place()).startsWith(name));
        }
    }

    /** Captures that cannot be read any more are a difference, too. */
    private List<FileDifference> compare() throws IOException {
        return new FolderComparison(folder.resolve("out"), folder.resolve("again")).differences();
    }

    @Test
    void theLineAndTheFileAreNamed() throws Exception {
        runs(ScenarioLoader.load(Runs.SHIPPED.resolve("looking/lost-segment.yaml"), Overrides.NONE), false,
                RunLimits.NONE);
        Path links = folder.resolve("out/links.csv");
        List<String> lines = Files.readAllLines(links);
        lines.set(2, lines.get(2).replace(",lan,", ",LAN,"));
        Files.write(links, lines);
        Files.delete(folder.resolve("out/tables/h1.txt"));
        Files.writeString(folder.resolve("out/note.txt"), "mine");
        List<FileDifference> differences = replayed().differences();
        assertThat(differences).extracting(FileDifference::place).containsExactly("links.csv:3", "note.txt",
                "tables/h1.txt");
        assertThat(differences.getFirst().what().getFirst()).startsWith("here:   lost-segment-s1,LAN,");
        assertThat(differences.getFirst().what().getLast()).startsWith("replay: lost-segment-s1,lan,");
        assertThat(differences.get(1).what()).containsExactly("does not come from the run");
        assertThat(differences.get(2).what()).containsExactly("is missing");
    }

    @Test
    void aSourceThatWasTamperedWithIsNotRun() throws Exception {
        runs(ScenarioLoader.load(Runs.SHIPPED.resolve("looking/lost-segment.yaml"), Overrides.NONE), false,
                RunLimits.NONE);
        Path manifest = folder.resolve("out/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("delay: 10 ms", "delay: 11 ms"));
        assertThatThrownBy(() -> new Replay(ResultManifest.read(folder.resolve("out"))))
                .isInstanceOf(UnreplayableException.class).hasMessageContaining("'lost-segment.yaml'");
    }
}
