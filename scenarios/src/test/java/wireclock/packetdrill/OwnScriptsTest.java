package wireclock.packetdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own conformance scripts hold, and every wrong number in what they expect is noticed. */
class OwnScriptsTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @TempDir
    Path folder;

    static Stream<ScriptFileOnDisk> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("packetdrill"))) {
            return files.filter(file -> file.toString().endsWith(".pkt")).sorted().map(ScriptFileOnDisk::new).toList()
                    .stream();
        }
    }

    /** Shows its name in reports. */
    record ScriptFileOnDisk(Path path) {
        @Override
        public String toString() {
            return path.getFileName().toString();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void holds(ScriptFileOnDisk script) throws IOException {
        assertThat(new ScriptFile(script.path()).run(false, Map.of())).hasToString("PASS " + script.path());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void doesNotHoldWithAnyOtherNumber(ScriptFileOnDisk script) throws IOException {
        String text = Files.readString(script.path());
        int broken = 0;
        int start = 0;
        for (String line : text.split("(?<=\n)")) {
            int expected = beginningOfWhatIsExpected(line);
            Matcher number = NUMBER.matcher(line);
            while (expected >= 0 && number.find(expected)) {
                String other = number.group().length() > 9 ? "1" : Long.toString(Long.parseLong(number.group()) + 1);
                String changed = text.substring(0, start + number.start()) + other + text.substring(start + number.end());
                Path copy = Files.writeString(folder.resolve("broken.pkt"), changed);
                assertThat(new ScriptFile(copy).run(false, Map.of()).passed())
                        .as(line.strip() + " with " + other + " for " + number.group()).isFalse();
                broken++;
                expected = number.end();
            }
            start += line.length();
        }
        assertThat(broken).isGreaterThan(8);
    }

    /** Where the packet of the stack or the result of a call begins; -1 without. */
    private static int beginningOfWhatIsExpected(String line) {
        if (line.contains("> ") && !line.contains("`")) {
            return line.indexOf("> ");
        }
        return line.contains("read(") || line.contains("write(") ? line.indexOf(" = ") : -1;
    }
}
