package wireclock.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of flows and links in the folder of an earlier run, to be compared with. */
public final class EarlierResult {
    private final Map<String, Map<String, String>> flows = new HashMap<>();
    private final Map<String, Map<String, String>> links = new HashMap<>();

    private EarlierResult() {}

    /**
     * Reads a folder.
     *
     * @throws IOException if it is none of ours, with a message that says so
     */
    public static EarlierResult read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder '" + folder + "'");
        }
        EarlierResult result = new EarlierResult();
        for (Map<String, String> row : table(folder.resolve("flows.csv"))) {
            result.flows.put(row.getOrDefault("flow", ""), row);
        }
        if (Files.exists(folder.resolve("udp.csv"))) {
            for (Map<String, String> row : table(folder.resolve("udp.csv"))) {
                Map<String, String> flow = result.flows.get(row.getOrDefault("flow", ""));
                if (flow != null) {
                    row.forEach(flow::putIfAbsent);
                }
            }
        }
        for (Map<String, String> row : table(folder.resolve("links.csv"))) {
            String link = row.getOrDefault("link", "");
            // Each link has two rows, the forward direction first.
            if (result.links.putIfAbsent(link, row) != null) {
                result.links.put(link + ".reverse", row);
            }
        }
        return result;
    }

    /** A flow's figure by its column; null if there is no such flow or column. */
    public @Nullable String flow(String name, String column) {
        Map<String, String> row = flows.get(name);
        return row == null ? null : row.get(column);
    }

    /** A figure of a link direction by its column; null if there is no such link or column. */
    public @Nullable String link(String name, String column) {
        Map<String, String> row = links.get(name);
        return row == null ? null : row.get(column);
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("'" + file.getParent() + "' is not the folder of a result: it has no "
                    + file.getFileName());
        }
        List<List<String>> rows = CsvReader.all(Files.readString(file));
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<String, String> byColumn = new HashMap<>();
            for (int i = 0; i < Math.min(row.size(), rows.getFirst().size()); i++) {
                byColumn.put(rows.getFirst().get(i), row.get(i));
            }
            table.add(byColumn);
        }
        return table;
    }
}
