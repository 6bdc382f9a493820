package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with the simulator behind it. */
class SimulatorTest {
    private static final String GOOD = """
            name: small
            seed: 7
            duration: 2 s
            nodes: {a: host, b: host}
            links: [{name: wire, endpoints: [a, b], rate: 10 Mbit/s, delay: 5 ms, loss: 1 %}]
            traffic:
              - {name: bulk, type: tcp, from: a, to: b, size: 500 kB}
              - {name: echo, type: ping, from: a, to: b, count: 2}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int wireclock(String... args) {
        return wireclock(false, args);
    }

    private int wireclock(boolean terminal, String... args) {
        return new Main(new Simulator(), new Terminal(new PrintWriter(out), new PrintWriter(err), terminal), Map::of)
                .execute(args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path results() {
        return folder.resolve("out");
    }

    @Test
    void runsPrintsAndWrites() throws Exception {
        assertThat(wireclock("run", file("s.yaml", GOOD), "--out", results().toString())).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).startsWith("small: 2 flows, ").contains("bulk  tcp").contains("echo  ping");
        assertThat(results().resolve("manifest.json")).content().startsWith("{\n  \"tool\": \"wireclock\",")
                .contains("\"cut_short\": null");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatIfIsAskedOnRequestAndChangesNoVerdict() throws Exception {
        String file = file("s.yaml", GOOD + "assert: [not bulk.completed]\n");
        assertThat(wireclock("run", file, "--out", results().toString(), "--what-if")).isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).contains("\nbulk: ", " of the time ", "\nwhat if ", "\n  no losses on wire ");
        out.getBuffer().setLength(0);
        assertThat(wireclock("run", file, "--out", results().toString(), "--what-if", "--json"))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).contains("\"limits\": [", "\"what_if\": [", "\"change\": \"no losses on wire\"");
        out.getBuffer().setLength(0);
        String echo = GOOD.replaceAll("(?m)^.*bulk.*\n", "");
        assertThat(wireclock("run", file("t.yaml", echo), "--out", results().toString(), "--what-if"))
                .isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("what if: no TCP flow has been held back by anything");
    }

    @Test
    void onATerminalWhatIfSaysHowFarItIs() throws Exception {
        String[] args = {"run", file("s.yaml", GOOD), "--out", results().toString(), "--what-if"};
        assertThat(wireclock(true, args)).isEqualTo(ExitStatus.OK);
        List<String> lines = err.toString().lines().filter(line -> line.contains("what if")).map(String::strip).toList();
        int reruns = lines.size();
        assertThat(lines).hasSizeGreaterThan(1).contains("small  what if, run 1 of " + reruns + ": no losses on wire");
        assertThat(lines.getLast()).startsWith("small  what if, run " + reruns + " of " + reruns + ": ");
        assertThat(err.toString()).as("the line is taken away").matches("(?s).*\r +\r");
        err.getBuffer().setLength(0);
        assertThat(wireclock(false, args)).isEqualTo(ExitStatus.OK);
        assertThat(wireclock(true, Stream.concat(Stream.of(args), Stream.of("-q")).toArray(String[]::new)))
                .isEqualTo(ExitStatus.OK);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theExitStatusTellsWhetherAssertionsHold() throws Exception {
        String out = results().toString();
        String good = GOOD + "assert: [bulk.completed, {that: bulk.goodput > 1 Gbit/s, level: warn}]\n";
        assertThat(wireclock("run", file("s.yaml", good), "--out", out)).isEqualTo(ExitStatus.OK);
        assertThat(this.out.toString()).startsWith("PASS with warnings: 1 of 2 assertions does not hold\nverdict  assertion")
                .contains("\npass     bulk.completed", "\nwarn     bulk.goodput > 1 Gbit/s", "\nsmall: 2 flows");
        String bad = good.replace("bulk.completed", "not bulk.completed");
        String junit = folder.resolve("new/junit.xml").toString();
        assertThat(wireclock("run", file("s.yaml", bad), "--out", out, "--junit", junit, "-q")).isEqualTo(ExitStatus.FAILED);
        assertThat(results().resolve("assertions.csv")).content().contains("small-s7,not bulk.completed,fail,true,,\n");
        assertThat(results().resolve("capture/failure.pcapng")).isNotEmptyFile();
        assertThat(Path.of(junit)).content().contains("<testsuite name=\"small\" tests=\"2\" failures=\"1\"")
                .contains("name=\"not bulk.completed\"", "capture/failure.pcapng");
        this.out.getBuffer().setLength(0);
        assertThat(wireclock("run", file("s.yaml", bad), "--out", out, "--json")).isEqualTo(ExitStatus.FAILED);
        assertThat(this.out.toString()).contains("\"assertion\": \"not bulk.completed\"", "\"verdict\": \"fail\"");
        String wrong = good.replace("bulk.completed", "bulk.compleeted");
        assertThat(wireclock("check", file("s.yaml", wrong))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(wireclock("run", file("s.yaml", wrong), "--out", folder.resolve("none").toString()))
                .isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(err.toString()).contains(":9:15: flow 'bulk' has no figure 'compleeted'. Did you mean 'completed'?");
    }

    @Test
    void oneJunitFileHasAllRuns() throws Exception {
        String good = GOOD + "assert: [bulk.completed]\n";
        String junit = folder.resolve("junit.xml").toString();
        assertThat(wireclock("run", file("a.yaml", good), file("b.yaml", good.replace("small", "other")), "--out",
                results().toString(), "--junit", junit)).isEqualTo(ExitStatus.OK);
        assertThat(Path.of(junit)).content().contains("tests=\"2\" failures=\"0\"", "name=\"small\"", "name=\"other\"");
    }

    @Test
    void thePageIsWrittenUnlessItIsNotWanted() throws Exception {
        String file = file("s.yaml", GOOD);
        assertThat(wireclock("run", file, "--out", results().toString())).isEqualTo(ExitStatus.OK);
        assertThat(results().resolve("report.html")).content().startsWith("<!doctype html>")
                .contains("<title>small – Wireclock</title>");
        assertThat(wireclock("run", file, "--no-html", "--out", results().toString())).isEqualTo(ExitStatus.OK);
        assertThat(results().resolve("report.html")).doesNotExist();
    }

    @Test
    void quietAndJson() throws Exception {
        String file = file("s.yaml", GOOD);
        assertThat(wireclock("run", file, "--out", results().toString(), "-q")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).isEmpty();
        assertThat(wireclock("run", file, "--out", results().toString(), "--json")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).startsWith("{\n  \"scenario\": \"small\",").contains("\"flow\": \"bulk\"");
    }

    @Test
    void anEventBudgetCutsTheRunShortAndSaysSo() throws Exception {
        assertThat(wireclock("run", file("s.yaml", GOOD), "--out", results().toString(), "--max-events", "100"))
                .isEqualTo(ExitStatus.OK);
        assertThat(results().resolve("manifest.json")).content().contains("\"cut_short\": \"event_budget\"")
                .contains("\"events\": 100");
        assertThat(results().resolve("flows.csv")).content().contains(",bulk,tcp,a,b,7,");
    }

    @Test
    void aWallBudgetCutsTheRunShort() throws Exception {
        String endless = GOOD.replace("duration: 2 s", "duration: 100000 s").replace("size: 500 kB", "size: unlimited");
        assertThat(wireclock("run", file("s.yaml", endless), "--out", results().toString(), "--max-wall", "50 ms"))
                .isEqualTo(ExitStatus.OK);
        assertThat(results().resolve("manifest.json")).content().contains("\"cut_short\": \"wall_budget\"");
    }

    @Test
    void whatTheTopologyFindsIsToldAtItsPlace() throws Exception {
        String tagged = """
                nodes: {a: host, s1: {kind: switch, ports: {a-s1: {access: 7}, nowhere: {access: 9}}}}
                links:
                  - {endpoints: [a, s1]}
                """;
        String file = file("tagged.yaml", tagged);
        assertThat(wireclock("run", file, "--out", results().toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).startsWith(file + ":1:73:").contains("s1 has no port nowhere");
        assertThat(results()).doesNotExist();
    }

    @Test
    void circlesOfSwitchesNeedADuration() throws Exception {
        String loop = """
                nodes: {a: host, s1: {kind: switch, stp: MODE}, s2: {kind: switch, stp: MODE}, b: host}
                links:
                  - {endpoints: [a, s1]}
                  - {endpoints: [s1, s2]}
                  - {endpoints: [s2, s1]}
                  - {endpoints: [s2, b]}
                """;
        for (String mode : List.of("true", "auto", "false")) {
            String file = file("loop.yaml", loop.replace("MODE", mode));
            assertThat(wireclock("check", file)).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(err.toString()).contains("Give a 'duration'.");
            err.getBuffer().setLength(0);
        }
        assertThat(wireclock("check", file("loop.yaml", "duration: 1 s\n" + loop.replace("MODE", "auto"))))
                .isEqualTo(ExitStatus.OK);
    }

    @Test
    void whatIsHardlyMeantIsWarnedOf() throws Exception {
        String file = file("leak.yaml", """
                nodes: {a: host, s1: {kind: switch, ports: {trunk: {access: 10}}}, s2: switch, b: host}
                links:
                  - {endpoints: [a, s1]}
                  - {name: trunk, endpoints: [s1, s2]}
                  - {endpoints: [s2, b]}
                """);
        String warning = "frames without a tag belong to VLAN 10 at s1:eth1 and to VLAN 1 at s2:eth0";
        assertThat(wireclock("check", file)).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains(file + ":4:30: warning: link 'trunk': " + warning);
        assertThat(wireclock("run", file, "--out", results().toString())).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("\nwarning: link 'trunk': " + warning);
        assertThat(results().resolve("manifest.json")).content().contains("\"warnings\": [").contains(warning);
    }

    @Test
    void unreachableTargetsAndPortsUsedTwiceAreTold() throws Exception {
        String island = GOOD.replace("{a: host, b: host}", "{a: host, b: host, c: host, d: host}")
                .replace("traffic:", "  - {endpoints: [c, d]}\ntraffic:").replace("links: [{", "links:\n  - {")
                .replace("loss: 1 %}]", "loss: 1 %}").replace("type: ping, from: a, to: b", "type: ping, from: a, to: d");
        assertThat(wireclock("check", file("island.yaml", island))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("island.yaml:10:").contains("d");
        String twice = GOOD + "  - {name: more, type: tcp, from: a, to: b, size: 1 kB, port: 80}\n"
                + "  - {name: less, type: tcp, from: a, to: b, size: 1 kB, port: 80}\n";
        assertThat(wireclock("check", file("twice.yaml", twice))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("twice.yaml:10:").contains("port 80");
    }

    @Test
    void moreJitterThanDelayIsTold() throws Exception {
        String wrong = GOOD.replace("delay: 5 ms", "delay: 5 ms, jitter: 6 ms");
        assertThat(wireclock("check", file("s.yaml", wrong))).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("s.yaml:5:").contains("jitter");
    }

    @Test
    void aFolderThatIsNotOursIsLeftAlone() throws Exception {
        Files.createDirectories(results());
        Files.writeString(results().resolve("thesis.tex"), "do not lose");
        assertThat(wireclock("run", file("s.yaml", GOOD), "--out", results().toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(results().resolve("thesis.tex")).content().isEqualTo("do not lose");
        assertThat(err.toString()).contains(results().toString());
    }

    @Test
    void whatOnlyTheBuiltNetworkShowsIsToldToo() throws Exception {
        String[][] mistakes = {
            {"traffic:", "capture: ['a:eth7']\ntraffic:", "s.yaml:6:11:", "no interface 'eth7'. Its interfaces: eth0."},
            {"duration: 2 s", "duration: 2 s\nsample: 1 ns", "s.yaml:", "10000000 samples"},
            {"size: 500 kB", "size: 500 kB, read_rate: 1 Mbit/s, read_size: 2 MB", "s.yaml:7:", "at most 1000000 B at once"},
            {"to: b, count: 2", "to: 10.0.0.255, count: 2", "s.yaml:8:", "10.0.0.255 is a broadcast address"},
        };
        for (String[] mistake : mistakes) {
            err.getBuffer().setLength(0);
            String wrong = GOOD.replace(mistake[0], mistake[1]);
            assertThat(wireclock("check", file("s.yaml", wrong))).as(mistake[1]).isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(err.toString()).contains(mistake[2]).contains(mistake[3]);
        }
    }
}
