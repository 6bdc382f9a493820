package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioSchema;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** The command line, with a simulator that only notes what it was asked for. */
class MainTest {
    private static final String TEXT = """
            name: small
            params: {d: 1 ms}
            nodes: {a: host, b: host}
            links: [{endpoints: [a, b], delay: $d}]
            traffic: [{type: tcp, from: a, to: b, size: 1 MB}]
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Scenario> ran = new ArrayList<>();
    private final List<RunOptions> options = new ArrayList<>();
    private Supplier<Integer> outcome = () -> 0;
    private boolean topologyIsFine = true;
    private String file = "";

    @BeforeEach
    void writeScenario() throws IOException {
        file = write("small.yaml", TEXT);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int execute(String... args) {
        ScenarioRunner runner = new ScenarioRunner() {
            @Override
            public List<Problem> check(Scenario scenario) throws ScenarioException {
                if (!topologyIsFine) {
                    throw new ScenarioException(List.of(scenario.problem(new Mark(3, 9), "'a' is on its own",
                            "Link it.")));
                }
                return List.of();
            }

            @Override
            public int run(Scenario scenario, RunOptions given) {
                ran.add(scenario);
                options.add(given);
                return outcome.get();
            }
        };
        Map<String, String> examples = new TreeMap<>(Map.of("tcp/handshake",
                "description: |\n  Two hosts shake\n  hands. And more.\n" + TEXT, "first-look", TEXT));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        return new Main(runner, terminal, () -> examples).execute(args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~              | a command is missing.                                      | wireclock
            rnu x           | unknown command 'rnu'. Did you mean 'run'?                 | wireclock
            frobnicate      | unknown command 'frobnicate'. Commands: run, replay, compare, diagram, sweep, merge, check, import, packetdrill, schema, examples, completion. | wireclock
            run             | missing required parameter: 'FILE'.                        | wireclock run
            run F --sed 3   | unknown option '--sed'. Did you mean '--seed'?             | wireclock run
            run F --seed x  | invalid value for option '--seed': 'x' is not a whole number from 0 to 9223372036854775807. | wireclock run
            run F --seed -1 | invalid value for option '--seed': '-1' is not a whole number from 0 to 9223372036854775807. | wireclock run
            run F --until 5 | invalid value for option '--until': '5' has no unit. Write a number with its unit, such as 10 ms or 2 s. | wireclock run
            run F --max-wall 9kg | invalid value for option '--max-wall': 'kg' in '9kg' is not a unit of a time. Write ps, ns, us, ms, s, min, h. | wireclock run
            run F --set d   | invalid value for option '--set' (NAME=VALUE): 'd' sets nothing. Write name=value. | wireclock run
            run F --out     | missing required parameter for option '--out' (DIR).       | wireclock run
            schema x        | 'x' is one argument too many.                              | wireclock schema
            examples hnd    | there is no example 'hnd'. 'wireclock examples' lists them. | wireclock examples
            examples first-lok | there is no example 'first-lok'. Did you mean 'first-look'? | wireclock examples
            """)
    void whatIsMistypedIsToldWithStatusTwo(String line, String message, String command) {
        String[] words = line.isEmpty() ? new String[0] : line.replace("F", file).split(" ");
        assertThat(execute(words)).isEqualTo(2);
        assertThat(err).hasToString("wireclock: " + message + "\nTry '" + command + " --help'.\n");
        assertThat(out.toString()).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void runHandsTheScenarioAndTheOptionsOver() {
        assertThat(execute("run", file, "--seed", "7", "--set", "d=2ms", "--until", "3 s", "--max-wall", "60 s",
                "--max-events", "1000", "--capture", "--no-html", "--json", "-q", "--out", "results")).isZero();
        assertThat(ran).hasSize(1);
        assertThat(ran.getFirst().seed()).isEqualTo(7);
        assertThat(ran.getFirst().durationPs()).isEqualTo(3_000_000_000_000L);
        assertThat(ran.getFirst().links().getFirst().forward().delayPs()).isEqualTo(2_000_000_000L);
        RunOptions given = options.getFirst();
        assertThat(given.out()).isEqualTo(Path.of("results"));
        assertThat(given.capture()).isTrue();
        assertThat(given.html()).isFalse();
        assertThat(given.json()).isTrue();
        assertThat(given.quiet()).isTrue();
        assertThat(given.maxEvents()).isEqualTo(1000);
        assertThat(given.maxWallNs()).isEqualTo(60_000_000_000L);
    }

    @Test
    void resultsGoToRunsUnlessSaidOtherwise() throws IOException {
        String other = write("other.yaml", TEXT.replace("name: small\n", ""));
        assertThat(execute("run", file, other)).isZero();
        assertThat(execute("run", file, other, "--out", "o")).isZero();
        assertThat(options).extracting(RunOptions::out).containsExactly(Path.of("runs/small"), Path.of("runs/other"),
                Path.of("o/small"), Path.of("o/other"));
        assertThat(options.getFirst().html()).isTrue();
        assertThat(options.getFirst().maxEvents()).isNull();
        assertThat(options.getFirst().maxWallNs()).isNull();
    }

    @Test
    void nothingRunsIfOneOfTheScenariosIsWrong() throws IOException {
        String wrong = write("wrong.yaml", TEXT.replace("1 MB", "1"));
        assertThat(execute("run", file, wrong)).isEqualTo(2);
        assertThat(ran).isEmpty();
        assertThat(err).hasToString(wrong + ":5:45: '1' has no unit. Write a number with its unit, such as 1500 B or 10 MB.\n");
    }

    @Test
    void nothingRunsIfTheTopologyIsWrong() {
        topologyIsFine = false;
        assertThat(execute("run", file)).isEqualTo(2);
        assertThat(ran).isEmpty();
        assertThat(err).hasToString(file + ":3:9: 'a' is on its own. Link it.\n");
    }

    @Test
    void scenariosOfOneNameAreNotRunTogether() throws IOException {
        String twin = write("twin.yaml", TEXT);
        assertThat(execute("run", file, twin)).isEqualTo(2);
        assertThat(ran).isEmpty();
        assertThat(err.toString()).startsWith(twin + ": the name 'small' is also that of " + file + ".");
    }

    @Test
    void theGravestStatusOfSeveralRunsIsTheProgramsStatus() throws IOException {
        String other = write("other.yaml", TEXT.replace("small", "other"));
        List<Integer> statuses = new ArrayList<>(List.of(ExitStatus.WRONG_INPUT, ExitStatus.OK));
        outcome = statuses::removeFirst;
        assertThat(execute("run", file, other)).isEqualTo(2);
    }

    @Test
    void aDefectAsksForAReport() throws IOException {
        outcome = () -> {
            throw new IllegalStateException("queue is upside down");
        };
        assertThat(execute("run", file)).isEqualTo(70);
        assertThat(err.toString()).startsWith("wireclock: this is a defect of Wireclock, not of your scenario: "
                + "java.lang.IllegalStateException: queue is upside down\nPlease report it, with the scenario and the file ")
                .doesNotContain("\tat ");
        Path report = Path.of(err.toString().replaceFirst("(?s).*the file (.*)\\.\n", "$1"));
        assertThat(Files.readString(report)).startsWith("Wireclock ").contains("queue is upside down",
                "\tat wireclock.cli.MainTest");
        Files.delete(report);
    }

    @Test
    void aDefectPrintsItsStackWhenAsked() {
        outcome = () -> {
            throw new StackOverflowError();
        };
        assertThat(execute("--debug", "run", file)).isEqualTo(70);
        assertThat(err.toString()).contains("java.lang.StackOverflowError", "\tat wireclock.cli.MainTest",
                "Please report it, with the scenario and what is printed above.");
    }

    @Test
    void aFileThatCannotBeWrittenIsNoDefect() {
        outcome = () -> {
            throw new UncheckedIOException(new AccessDeniedException("/r/flows.csv"));
        };
        assertThat(execute("run", file)).isEqualTo(2);
        assertThat(err).hasToString("wireclock: '/r/flows.csv' cannot be read or written\n");
    }

    @Test
    void checkSaysWhatIsFineAndWhatIsNot() throws IOException {
        String wrong = write("wrong.yaml", TEXT.replace("a, to: b", "a, to: c"));
        assertThat(execute("check", file)).isZero();
        assertThat(execute("check", "-q", file)).isZero();
        assertThat(execute("check", wrong, file)).isEqualTo(2);
        String fine = file + ": fine (2 nodes, 1 link, 1 flow)\n";
        assertThat(out).hasToString(fine + fine);
        assertThat(err).hasToString(wrong + ":5:36: there is no node 'c'. Nodes: a, b.\n");
    }

    @Test
    void manyProblemsAreCutShort() throws IOException {
        StringBuilder nodes = new StringBuilder("nodes:\n");
        for (int i = 0; i < 30; i++) {
            nodes.append("  n").append(i).append(": x\n");
        }
        String wrong = write("wrong.yaml", nodes.toString());
        assertThat(execute("check", wrong)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(21).last().isEqualTo(wrong + ": and 10 problems more.");
    }

    @Test
    void examplesAreListedAndPrinted() {
        assertThat(execute("examples")).isZero();
        assertThat(out).hasToString("first-look\ntcp/handshake  Two hosts shake hands.\n");
        out.getBuffer().setLength(0);
        assertThat(execute("examples", "first-look")).isZero();
        assertThat(out).hasToString(TEXT);
    }

    @Test
    void schemaVersionHelpAndCompletion() {
        assertThat(execute("schema")).isZero();
        assertThat(out).hasToString(ScenarioSchema.json());
        out.getBuffer().setLength(0);
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).matches("Wireclock [0-9]+\\.[0-9]+\\.[0-9]+ \\(([0-9a-f]{12}|unknown)\\)\n");
        out.getBuffer().setLength(0);
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Usage: wireclock", "run ", "check ", "schema ", "examples ", "completion ")
                .containsPattern("(?s)Exit status:\n  0 .*\n  1 .*\n  2 .*\n  3 .*\n  69 .*\n  70 .*\n  130 ")
                .doesNotContain("\u001B");
        out.getBuffer().setLength(0);
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: wireclock run", "--max-wall", "--no-html");
        out.getBuffer().setLength(0);
        assertThat(execute("completion")).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("wireclock", "--max-wall");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void coloursOnlyOnATerminalThatWantsThem() {
        assertThat(Terminal.colorWanted(null, "xterm", null)).as("no terminal").isFalse();
        assertThat(new Terminal(new PrintWriter(out), new PrintWriter(err), true).red("x"))
                .isEqualTo("\u001B[31mx\u001B[0m");
        assertThat(new Terminal(new PrintWriter(out), new PrintWriter(err), false).red("x")).isEqualTo("x");
    }

    @Test
    void importPrintsOrWritesAScenario() throws IOException {
        String network = write("two.gml", "graph [ node [ id 1 label \"A\" ] node [ id 2 label \"B\" ]"
                + " edge [ source 1 target 2 delay 5 ] ]");
        assertThat(execute("import", network)).isZero();
        assertThat(out.toString()).contains("nodes:\n  A: router\n  B: router\n", "delay: 5 ms").doesNotContain("host");
        assertThat(err.toString()).isEmpty();

        Path scenario = folder.resolve("two.yaml");
        assertThat(execute("import", "--hosts", "--out", scenario.toString(), network)).isZero();
        assertThat(Files.readString(scenario)).contains("host-A: host", "to: permutation");
        assertThat(execute("run", scenario.toString())).isZero();
        assertThat(ran).singleElement().extracting(Scenario::name).isEqualTo("two");
    }

    @Test
    void importRefusesWhatIsNoNetwork() throws IOException {
        assertThat(execute("import", write("no.gml", "graph ["))).isEqualTo(2);
        assertThat(err.toString()).contains("no.gml:1:").contains("ends within brackets");
        assertThat(execute("import", write("no.txt", "graph ["))).isEqualTo(2);
        assertThat(execute("import", "--format", "graphmll", file)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no format 'graphmll'. Did you mean 'graphml'?");
        assertThat(execute("import", folder.resolve("none.gml").toString())).isEqualTo(2);
        assertThat(execute("import", "--out", folder.resolve("no/such/folder.yaml").toString(),
                write("two.gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]"))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void importSaysWhatStillNeedsAHand() throws IOException {
        topologyIsFine = false;
        assertThat(execute("import", write("two.gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]"))).isZero();
        assertThat(out.toString()).contains("nodes:");
        assertThat(err.toString()).contains("needs a hand", "imported.yaml:3:9: 'a' is on its own. Link it.");
    }
}
