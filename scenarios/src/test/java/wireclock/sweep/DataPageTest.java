package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireclock.api.Wireclock;

/** What docs/data.md shows is run, as far as this machine has the tools. */
class DataPageTest {
    private static final Path SCENARIOS = Path.of("").toAbsolutePath();

    @TempDir
    static Path folder;

    /**
     * A block of the page.
     *
     * @param ofSweep whether it is about the folder of a sweep
     */
    record Block(String language, String code, boolean ofSweep) {
        @Override
        public String toString() {
            return language + ": " + code.lines().findFirst().orElse("") + (ofSweep ? " (sweep)" : "");
        }

        /** The program that runs it from standard input. */
        List<String> command() {
            return Map.of("python", List.of("python3", "-"), "r", List.of("Rscript", "-"), "sql", List.of("duckdb"))
                    .get(language);
        }
    }

    @BeforeAll
    static void run() throws Exception {
        Wireclock.file(SCENARIOS.resolve("first-look.yaml")).into(folder.resolve("run")).run();
        Sweeps.run(folder, Sweeps.SMALL, "sweep", 1);
    }

    static List<Block> blocks() throws IOException {
        String page = Files.readString(SCENARIOS.resolveSibling("docs/data.md"));
        int sweeps = page.indexOf("\n## Sweeps");
        return Pattern.compile("```(python|r|sql)\n(.*?)```", Pattern.DOTALL).matcher(page).results()
                .map(block -> new Block(block.group(1), block.group(2), block.start() > sweeps)).toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatIsShownWorks(Block block) throws Exception {
        String tool = block.command().getFirst();
        assumeTrue(output(List.of("sh", "-c", "command -v " + tool), "", 0) != null, tool + " is not installed");
        boolean pandas = block.code().contains("import pandas");
        assumeTrue(!pandas || output(block.command(), "import pandas", 0) != null, "pandas is not installed");
        String out = output(block.command(), block.code(), block.ofSweep() ? 2 : 1);
        assertThat(out).as(block.code()).isNotBlank();
    }

    /**
     * What a program prints, or null if it fails.
     *
     * @param where 0 anywhere, 1 in the folder of the run, 2 in that of the sweep
     */
    private static String output(List<String> command, String input, int where) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(where == 0 ? folder.toFile() : folder.resolve(where == 1 ? "run" : "sweep").toFile())
                .redirectError(errors.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean fine = process.waitFor() == 0;
        if (!fine && where != 0) {
            throw new AssertionError(command + ": " + Files.readString(errors));
        }
        return fine ? text : null;
    }
}
