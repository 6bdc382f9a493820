package wireclock.scenario.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** Runs scenarios for tests, and reads what they leave. */
final class Runs {
    /** The folder of the shipped scenarios: this module's own, where the tests are run. */
    static final Path SHIPPED = Path.of("").toAbsolutePath();

    private Runs() {}

    /** Every shipped scenario by its path below the folder, in alphabetical order. */
    static List<String> shipped() {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files.map(SHIPPED::relativize).map(Path::toString)
                    .filter(name -> name.endsWith(".yaml") && !name.startsWith("src") && !name.startsWith("target"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunReport run(String yaml, Path out) throws Exception {
        return run(ScenarioLoader.load("test.yaml", yaml, Overrides.NONE), out, false);
    }

    static RunReport runShipped(String name, Path out, Overrides overrides, boolean captureAll) throws Exception {
        return run(ScenarioLoader.load(SHIPPED.resolve(name), overrides), out, captureAll);
    }

    static RunReport run(Scenario scenario, Path out, boolean captureAll) throws Exception {
        RunSettings settings = new RunSettings(out, captureAll, RunLimits.NONE, ProgressListener.NONE);
        return new ScenarioRun(scenario, settings, new ToolVersion("test", "test")).execute();
    }

    /** With the page. */
    static RunReport runWithPage(Scenario scenario, Path out, boolean captureAll) throws Exception {
        RunSettings settings = new RunSettings(out, captureAll, RunLimits.NONE, ProgressListener.NONE, null, true);
        return new ScenarioRun(scenario, settings, new ToolVersion("test", "test")).execute();
    }

    /** A CSV file without quoted cells: column to value, row by row. */
    static List<Map<String, String>> csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    static Map<String, String> flow(Path out, String name) throws IOException {
        return csv(out.resolve("flows.csv")).stream().filter(row -> name.equals(row.get("flow"))).findFirst().orElseThrow();
    }

    static Path capture(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("capture"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
