package wireclock.packetdrill;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A conformance script in a file, and whether the stack behaves as it says. */
public final class ScriptFile {
    private static final String SUFFIX = ".pkt";
    /** What the kernel's own suite puts in place of these words. */
    private static final Map<String, String> USUAL_SYMBOLS = Map.of("TFO_COOKIE", "3021b9d889017eeb", "TFO_COOKIE_ZERO",
            "b7c12350a90dc8f5", "CMSG_LEVEL_IP", "SOL_IP", "CMSG_TYPE_RECVERR", "IP_RECVERR", "CODE", "host_unreachable");

    private final Path path;

    public ScriptFile(Path path) {
        this.path = path;
    }

    /**
     * How a script came out.
     *
     * @param line at which it does not hold, or 0
     * @param reason why it does not hold; empty if it does
     */
    public record Verdict(Path path, int line, String reason) {
        public boolean passed() {
            return reason.isEmpty();
        }

        /** {@code PASS path} or {@code FAIL path: line N: why}. */
        @Override
        public String toString() {
            return passed() ? "PASS " + path : "FAIL " + path + ": " + (line > 0 ? "line " + line + ": " : "") + reason;
        }
    }

    /**
     * The scripts that a path means: itself, or all in a folder and below, in the order of their names.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<ScriptFile> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(new ScriptFile(path));
        }
        List<ScriptFile> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).sorted()
                    .forEach(file -> scripts.add(new ScriptFile(file)));
        }
        return scripts;
    }

    /**
     * Runs the script.
     *
     * @param strict whether times must be exact, and nothing may have been sent that the script does not name
     * @param symbols words of the script and what stands for each, beside the usual ones
     * @throws IOException if the file cannot be read
     */
    public Verdict run(boolean strict, Map<String, String> symbols) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(symbols);
        USUAL_SYMBOLS.forEach(all::putIfAbsent);
        try {
            ScriptRun.run(ScriptParser.parse(Files.readString(path), all), strict);
            return new Verdict(path, 0, "");
        } catch (ScriptException e) {
            return new Verdict(path, e.line(), Objects.requireNonNullElse(e.getMessage(), "no reason given"));
        } catch (MalformedInputException e) {
            return new Verdict(path, 0, "not a text in UTF-8");
        }
    }
}
