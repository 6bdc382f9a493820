package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireclock.engine.SimTime;
import wireclock.reports.ResultManifest;
import wireclock.reports.packets.CapturedPacket;
import wireclock.reports.packets.PacketLine;
import wireclock.reports.packets.PacketTrace;
import wireclock.reports.packets.PcapngReader;
import wireclock.reports.packets.Wiring;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** What is printed of packets while they pass. */
class TraceTest {
    @TempDir
    Path folder;

    private List<String> trace(String name, Set<String> flows, Set<String> nodes, boolean captureAll) throws Exception {
        StringWriter out = new StringWriter();
        run(name, new PacketTrace(new PrintWriter(out), flows, nodes), captureAll, "out");
        return out.toString().lines().toList();
    }

    private RunReport run(String name, PacketTrace trace, boolean captureAll, String to) throws Exception {
        Overrides overrides = new Overrides(Map.of(), null, 2 * SimTime.SECOND);
        Scenario scenario = ScenarioLoader.load(Runs.SHIPPED.resolve(name), overrides);
        RunSettings settings = new RunSettings(folder.resolve(to), captureAll, RunLimits.NONE, ProgressListener.NONE,
                trace, false);
        return new ScenarioRun(scenario, settings, new ToolVersion("test", "test")).execute();
    }

    /** The oracle: the same run's capture, gone through bytes and back. */
    @ParameterizedTest
    @ValueSource(strings = {"first-look.yaml", "looking/lost-segment.yaml", "link/bufferbloat.yaml",
            "ip/fragmentation.yaml",
        "ethernet/vlans.yaml", "ethernet/spanning-tree.yaml", "multicast/one-to-many-lan.yaml",
        "ethernet/saturated-hub.yaml",
        "ethernet/attempt-limit.yaml", "arp/give-up.yaml", "udp/port-unreachable.yaml", "faults/flapping-port.yaml",
        "ip/ttl-expires.yaml", "ip/dropping-routes.yaml"})
    void printsWhatIsCaptured(String name) throws Exception {
        List<String> printed = trace(name, Set.of(), Set.of(), true);
        ResultManifest manifest = ResultManifest.read(folder.resolve("out"));
        PacketLine lines = new PacketLine(Wiring.of(manifest.tree()).flows());
        List<String> captured = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Runs.capture(folder.resolve("out"))))) {
            PcapngReader reader = new PcapngReader(in);
            for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next()) {
                captured.add(lines.of(packet));
            }
        }
        assertThat(printed).hasSizeGreaterThan(3).map(line -> line.replaceFirst("dropped (after all|here): ",
                "dropped: "))
                .isEqualTo(captured.stream().map(line -> line.replace(" (drops) ", " ")).toList());
    }

    @Test
    void ofSomeFlowsAtSomeNodes() throws Exception {
        List<String> printed = trace("first-look.yaml", Set.of("bulk", "echo"), Set.of("r1"), false);
        assertThat(printed).hasSizeGreaterThan(100)
                .allMatch(line -> line.matches("[0-9.]+ r1:eth[01] [<>] \\[(bulk|echo)\\] IP .*"))
                .anyMatch(line -> line.contains("[bulk]"))
                .anyMatch(line -> line.contains("ICMP echo reply, id 1, seq 1,"));
    }

    /** With cuts, drops in queues and stations around a hub, which look at all frames while somebody listens. */
    @ParameterizedTest
    @ValueSource(strings = {"faults/flapping-port.yaml", "link/bufferbloat.yaml", "ethernet/hub-or-switch.yaml",
        "ethernet/attempt-limit.yaml", "faults/router-crash.yaml"})
    void whoOnlyLooksChangesNothing(String name) throws Exception {
        RunReport with = run(name, new PacketTrace(new PrintWriter(new StringWriter()), Set.of(), Set.of()), true, "a");
        RunReport without = run(name, null, false, "b");
        assertThat(with.outcome()).isEqualTo(without.outcome());
        assertThat(folder.resolve("a/links.csv")).hasSameBinaryContentAs(folder.resolve("b/links.csv"));
        assertThat(folder.resolve("a/flows.csv")).hasSameBinaryContentAs(folder.resolve("b/flows.csv"));
    }

    /** As {@code | head} does it: the pipe breaks, the run goes on, and nobody formats lines that nobody reads. */
    @Test
    void aReaderThatLeavesDoesNotEndTheRun() throws Exception {
        int[] written = {0};
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                written[0]++;
                if (written[0] > 20_000) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        RunReport report = run("first-look.yaml", new PacketTrace(new PrintWriter(broken, false,
                StandardCharsets.UTF_8),
                Set.of(), Set.of()), false, "out");
        assertThat(report.outcome().cutShort()).isNull();
        assertThat(written[0]).isLessThan(40_000);
        assertThat(folder.resolve("out/flows.csv")).isNotEmptyFile();
    }
}
