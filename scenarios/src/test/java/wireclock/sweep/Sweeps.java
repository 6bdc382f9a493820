package wireclock.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.reports.ResultFolderException;
import wireclock.scenario.source.ScenarioException;

/** Makes sweeps for tests, and reads what they leave. */
final class Sweeps {
    /** The folder of the shipped scenarios: this module's own, where the tests are run. */
    static final Path SHIPPED = Path.of("").toAbsolutePath();
    static final List<String> TABLES = List.of("runs.csv", "flows.csv", "links.csv", "summary.csv", "differences.csv",
            "sweep.json", "manifest.json", "report.html");

    /** Six cells, four seeds, a tenth of a second of work. */
    static final String SMALL = """
            name: small
            duration: 1 s
            params: {loss: 0 %, cc: reno}
            nodes: {a: host, b: host}
            links: [{name: w, endpoints: [a, b], rate: 20 Mbit/s, delay: 10 ms, loss: $loss}]
            traffic: [{name: bulk, type: tcp, from: a, to: b, size: unlimited, congestion: $cc}]
            sweep:
              matrix: {loss: [0 %, 1 %, 3 %], cc: [reno, cubic]}
              seeds: 1..4
            """;

    private Sweeps() {}

    static SweepScenario load(Path folder, String yaml) throws IOException, ScenarioException {
        return SweepScenario.load(Files.writeString(folder.resolve("t.yaml"), yaml));
    }

    static SweepSettings settings(Path out, int jobs, boolean resume, Shard shard) {
        return new SweepSettings(out, jobs, resume, shard, Long.MAX_VALUE, true, "test (test)", () -> false);
    }

    static SweepReport run(Path folder, String yaml, String out, int jobs)
            throws IOException, ScenarioException, ResultFolderException {
        return new Sweep(load(folder, yaml), settings(folder.resolve(out), jobs, false, Shard.WHOLE), SweepProgress.NONE)
                .execute();
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

    /** The mean of a figure in a cell that is told by some of its parameters: {@code loss=1 %}. */
    static double mean(Path out, String metric, String... params) throws IOException {
        return number(out.resolve("summary.csv"), "mean", metric, params);
    }

    static double number(Path file, String column, String metric, String... params) throws IOException {
        for (Map<String, String> row : csv(file)) {
            boolean wanted = row.get("metric").equals(metric);
            for (String param : params) {
                int equals = param.indexOf('=');
                String name = param.substring(0, equals);
                wanted &= param.substring(equals + 1).equals(row.getOrDefault("param_" + name, row.get(name)));
            }
            if (wanted) {
                return Double.parseDouble(row.get(column));
            }
        }
        throw new AssertionError("no " + metric + " of " + List.of(params) + " in " + file);
    }
}
