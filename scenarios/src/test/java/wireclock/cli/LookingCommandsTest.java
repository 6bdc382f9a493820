package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at results: replay, compare, diagram, and run with a trace. */
class LookingCommandsTest {
    private static final String SCENARIO = "looking/lost-segment.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int wireclock(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        return new Main(new Simulator(), terminal, Map::of).execute(args);
    }

    private String result(String name, String... options) {
        String[] args = new String[options.length + 5];
        System.arraycopy(new String[] {"run", SCENARIO, "-q", "--out", folder.resolve(name).toString()}, 0, args, 0, 5);
        System.arraycopy(options, 0, args, 5, options.length);
        assertThat(wireclock(args)).as(err.toString()).isEqualTo(ExitStatus.OK);
        return folder.resolve(name).toString();
    }

    private void replaceIn(String file, String what, String with) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(what, with));
    }

    @Test
    void replaySaysWhetherItIsTheSame() throws IOException {
        String a = result("a");
        assertThat(wireclock("replay", a)).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).startsWith(a + ": the same again, byte for byte (").endsWith(" files)\n");
        assertThat(wireclock("replay", a, "-q")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).isEmpty();
        replaceIn("a/flows.csv", "letter,tcp", "letter,udp");
        assertThat(wireclock("replay", a)).isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).startsWith("flows.csv:2 differs\n  here:   lost-segment-s1,letter,udp,")
                .contains("\n  replay: lost-segment-s1,letter,tcp,").contains(a + ": 1 file of ");
    }

    @Test
    void replayRefusesWhatIsNoneOfOursOrAnotherVersions() throws IOException {
        assertThat(wireclock("replay", folder.toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("is not a result of Wireclock: there is no manifest.json.");
        assertThat(wireclock("replay", folder.resolve("nothing").toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("is not a folder");
        Files.writeString(folder.resolve("manifest.json"), "{\"tool\": \"another\"}");
        assertThat(wireclock("replay", folder.toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("names another tool");
        Files.writeString(folder.resolve("manifest.json"), "{\"tool\": ");
        assertThat(wireclock("replay", folder.toString())).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("cannot be read: the end comes too early in line 1");
        String a = result("a");
        replaceIn("a/manifest.json", "\"version\": \"" + new Version().version(), "\"version\": \"9.9");
        assertThat(wireclock("replay", a)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains(": was made by version 9.9").contains("and this is version "
                + new Version().version());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void compareTellsFiguresAndTheFirstPacket() throws IOException {
        String a = result("a");
        assertThat(wireclock("compare", a, a)).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("the same: ").contains("packet by packet the same");
        String later = Files.readString(Path.of(SCENARIO)).replace("segment: 3", "segment: 4")
                .replace("name: letter", "name: <letter>".replace("<", "").replace(">", ""));
        Path other = Files.writeString(folder.resolve("other.yaml"), later);
        String b = folder.resolve("b").toString();
        assertThat(wireclock("run", other.toString(), "-q", "--out", b)).isEqualTo(ExitStatus.OK);
        Path page = folder.resolve("c.html");
        assertThat(wireclock("compare", a, b, "--html", page.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).contains("first packet that differs").contains("-- dropped: lost by a fault")
                .containsPattern("A: .* seq 2001:3001, .* -- dropped: lost by a fault\n"
                        + "  B: .* seq 2001:3001, .*length 1000\n");
        assertThat(page).content().startsWith("<!doctype html>").contains("seq 2001:3001")
                .contains("10.0.0.2.49152 &gt; ")
                .doesNotContain("49152 > ", "http");
    }

    @Test
    void compareWorksBetweenDifferentScenarios() throws IOException {
        String a = result("a");
        String b = folder.resolve("b").toString();
        assertThat(wireclock("run", "tcp/handshake.yaml", "-q", "--out", b)).isEqualTo(ExitStatus.OK);
        assertThat(wireclock("compare", a, b)).isEqualTo(ExitStatus.FAILED);
        assertThat(out.toString()).contains("flows only in A: letter\n", "flows only in B: talk\n",
                "links only in B: wire client server, wire server client\n",
                "packets were not compared: they have no captured port in common");
        assertThat(wireclock("compare", a, folder.toString())).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void diagramDrawsWhatWasCapturedAndRunsAgainForTheRest() throws IOException {
        String whole = result("whole", "--capture");
        assertThat(wireclock("diagram", whole, "--ascii")).isEqualTo(ExitStatus.OK);
        String expected = out.toString();
        assertThat(expected.lines().filter(line -> line.contains("x lost by a fault"))).singleElement()
                .isEqualTo("0.041089120                   "
                        + "|                              |---- 2001:3001 ack 1 ----x    |"
                        + "  x lost by a fault");
        assertThat(expected.lines().filter(line -> line.contains(" 2001:3001 "))).as("h1, lost at r1, h1 again, r1")
                .hasSize(4);
        String part = result("part");
        assertThat(wireclock("diagram", part, "--ascii")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).isEqualTo(expected.replace("whole\n", "part\n"));
        replaceIn("part/manifest.json", "\"version\": \"" + new Version().version(), "\"version\": \"9.9");
        assertThat(wireclock("diagram", part, "--ascii")).isEqualTo(ExitStatus.OK);
        assertThat(err.toString()).contains("what was not captured is missing").contains("version 9.9");
    }

    @Test
    void diagramOfAPartInEachFormat() throws IOException {
        String a = result("a", "--capture");
        assertThat(wireclock("diagram", a, "--flow", "letter", "--from", "50 ms", "--to", "53 ms", "--ascii")).isZero();
        assertThat(out.toString().lines().skip(3)).hasSize(2)
                .allMatch(line -> line.matches("0\\.05[0-9]+ +\\| +\\|<-+ ack [12]001 -+\\|  \\+10.072 ms"));
        assertThat(wireclock("diagram", a, "--most", "3", "--format", "mermaid")).isZero();
        assertThat(out.toString()).startsWith("sequenceDiagram\n    participant n0 as h1\n")
                .contains("Note over n0: and 45 more");
        assertThat(wireclock("diagram", a, "--format", "svg")).isZero();
        assertThat(out.toString()).startsWith("<svg ").contains("lost by a fault");
        assertThat(wireclock("diagram", a, "--flow", "lettre")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("there is no flow 'lettre' in it. Did you mean 'letter'?");
        Files.writeString(folder.resolve("a/capture/lost-segment.pcapng"), "no capture");
        assertThat(wireclock("diagram", a)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("its capture cannot be read");
    }

    @Test
    void runPrintsATrace() {
        String where = folder.resolve("t").toString();
        assertThat(wireclock("run", SCENARIO, "--out", where, "--trace-node", "h2", "-q")).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.matches("0\\.[0-9]{9} h2:eth0 [<>] .*"))
                .anyMatch(line -> line.contains("ARP, Reply"))
                .anyMatch(line -> line.contains("[letter] IP ttl 63, id "));
        assertThat(wireclock("run", SCENARIO, "--out", where, "--trace", "--json")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(wireclock("run", SCENARIO, "--out", where, "--trace-flow", "lettre"))
                .isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("there is no flow 'lettre' to trace. Did you mean 'letter'?");
    }

    @Test
    void capturesHaveLimits() throws IOException {
        String a = result("a", "--capture", "--snap-length", "60 B", "--capture-packets", "9");
        assertThat(Files.size(folder.resolve("a/capture/lost-segment.pcapng"))).isLessThan(1_500);
        assertThat(wireclock("replay", a)).as(out.toString()).isZero();
        Path limited = Files.writeString(folder.resolve("l.yaml"), Files.readString(Path.of(SCENARIO))
                + "capture_limits: {snap_length: 60 B, packets: 9}\n");
        assertThat(wireclock("run", limited.toString(), "-q", "--capture", "--out", folder.resolve("b").toString()))
                .isZero();
        assertThat(folder.resolve("b/capture/lost-segment.pcapng"))
                .hasSameBinaryContentAs(folder.resolve("a/capture/lost-segment.pcapng"));
        assertThat(wireclock("run", SCENARIO, "--snap-length", "5 B")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString()).contains("--snap-length").contains("14 B");
    }
}
