package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static wireclock.scenario.Loading.BASE;
import static wireclock.scenario.Loading.changed;
import static wireclock.scenario.Loading.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Files and texts that are no scenario at all. */
class WrongTextTest {
    @TempDir
    Path folder;

    private List<String> problemsOf(Path file) {
        try {
            ScenarioLoader.load(file, Map.of());
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString)
                    .map(line -> line.replace(file.toString(), file.getFileName().toString())).toList();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("s.yaml"), bytes);
    }

    @Test
    void noFileAndADirectory() {
        assertThat(problemsOf(folder.resolve("none.yaml"))).containsExactly("none.yaml: there is no such file.");
        assertThat(problemsOf(folder)).containsExactly(
                folder.getFileName() + ": this is a directory. Name a scenario file in it.");
    }

    @Test
    void bytesThatAreNotUtf8AreFound() throws IOException {
        assertThat(problemsOf(file(new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xFF, (byte) 0xFE, '\n'})))
                .containsExactly("s.yaml:1:7: the file is not UTF-8: a wrong byte at offset 6. Save it as UTF-8.");
        byte[] cut = (BASE + "# \u00E4").getBytes(StandardCharsets.UTF_8);
        byte[] truncated = java.util.Arrays.copyOf(cut, cut.length - 1);
        assertThat(problemsOf(file(truncated))).containsExactly("s.yaml:7:3: the file is not UTF-8: a wrong byte at offset "
                + (truncated.length - 1) + ". Save it as UTF-8.");
        assertThat(problemsOf(file(BASE.getBytes(StandardCharsets.UTF_16)))).containsExactly(
                "s.yaml:1:1: the file is not UTF-8: a wrong byte at offset 0. Save it as UTF-8.");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() throws IOException {
        assertThat(problemsOf(file(("\uFEFF" + BASE.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void aFileOfFiftyMegabytesIsNotEvenParsed() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (var channel = Files.newByteChannel(large, java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(50_000_000);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }
        assertThat(problemsOf(large)).containsExactly(
                "large.yaml: the file is larger than 4 MiB. A scenario is a short text: is this one?");
    }

    @Test
    void emptyTextsAndOtherRoots() {
        String empty = "t.yaml: the file is empty. A scenario says at least which 'nodes' there are.";
        assertThat(problems("")).containsExactly(empty);
        assertThat(problems("# nothing\n\n")).containsExactly(empty);
        assertThat(problems("[1, 2]")).containsExactly(
                "t.yaml:1:1: this is a list, but a scenario is a map. Begin with 'nodes:' or 'name:'.");
        assertThat(problems("hello")).containsExactly(
                "t.yaml:1:1: this is a single value, but a scenario is a map. Begin with 'nodes:' or 'name:'.");
        assertThat(problems("{}")).containsExactly("t.yaml:1:1: there are no nodes. Add 'nodes: {h1: host}'.");
        assertThat(problems("nodes: {}")).containsExactly("t.yaml:1:8: there are no nodes. Add 'nodes: {h1: host}'.");
    }

    @Test
    void badYaml() {
        assertThat(problems(changed("{name: f", "{name: f: ["))).containsExactly("t.yaml:6:13: not valid YAML: "
                + "expected ',' or '}', but got : (while parsing a flow mapping of what begins on line 6).");
        assertThat(problems("name: a: b\n")).containsExactly("t.yaml:1:8: not valid YAML: a second ': ' in one value. "
                + "Put the value in quotes, or check the indentation of this line.");
        assertThat(problems("nodes:\n\ta: host\n")).containsExactly(
                "t.yaml:2:1: a tab stands where YAML wants blanks. Indent with blanks.");
        assertThat(problems("name: @x\n")).containsExactly(
                "t.yaml:1:7: not valid YAML: found character '@' that cannot begin a value. Put the value in quotes.");
        assertThat(problems("name: \u0001x\n")).containsExactly("t.yaml:1:7: not a character of a text: U+0001.");
        assertThat(problems("name: x\uD800\n")).containsExactly("t.yaml:1:8: not a character of a text: U+D800.");
        assertThat(problems("name: \"x\n")).containsExactly("t.yaml:2:1: not valid YAML: found unexpected end of stream "
                + "(while scanning a quoted scalar of what begins on line 1).");
        assertThat(problems(BASE + "---\n" + BASE)).containsExactly(
                "t.yaml:8:1: a second document begins here. A scenario file holds one document.");
        assertThat(problems("name: !!java.io.File x\n")).containsExactly(
                "t.yaml:1:7: a tag has no meaning in a scenario: tag:yaml.org,2002:java.io.File. Remove it.");
        assertThat(problems("? [a]\n: b\n")).containsExactly(
                "t.yaml:1:3: a key is a single word, not a list or a map.");
    }

    @Test
    void aKeyTwiceIsToldAtTheSecondPlace() {
        assertThat(problems(BASE + "nodes: {a: host}\n")).containsExactly(
                "t.yaml:7:1: the key 'nodes' stands here for the second time. It is already on line 2.");
        assertThat(problems("nodes: {a: host, b: host, a: switch}\n")).containsExactly(
                "t.yaml:1:27: the key 'a' stands here for the second time. It is already on line 1.");
    }

    @Test
    void aliasesAreFollowedButDoNotExplode() {
        assertThat(problems(BASE.replace("delay: 1 ms", "delay: &d 1 ms, jitter: *d"))).isEmpty();
        assertThat(problems("a: *b\n")).containsExactly("t.yaml:1:4: the alias '*b' has no anchor '&b' before it.");
        assertThat(problems("a: &a [*a]\n")).containsExactly("t.yaml:1:8: the alias '*a' has no anchor '&a' before it.");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("]\n");
        }
        assertThat(problems(bomb.toString())).containsExactly("t.yaml:6:10: aliases unfold to more than 100000 values.");
    }

    @Test
    void nothingInAFileReachesTheTerminalAsAnEscapeSequence() {
        assertThat(problems("nodes: {\"a\\e[31m\\n\": host}\n")).containsExactly("t.yaml:1:9: 'a\uFFFD[31m ' is not a name. "
                + "A name has letters, digits, - and _, and begins with a letter or a digit.");
    }

    @Test
    void deepNestingEndsSoon() {
        assertThat(problems("a: " + "[".repeat(100_000)))
                .containsExactly("t.yaml:1:68: nested more than 64 levels deep.");
        assertThat(problems("[".repeat(100_000) + "]".repeat(100_000))).containsExactly(
                "t.yaml:1:66: nested more than 64 levels deep.");
    }
}
