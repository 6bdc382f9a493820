package wireclock.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.StandardMetrics;

/**
 * The dictionary {@code schema.json} beside the tables: file by file what each column is called, what it is measured in
 * and what it means, so that a tool need not guess and a reader need not leave the folder.
 */
public final class ResultSchema {
    public static final String FILE = "schema.json";

    private static final int FORMAT = 1;

    private ResultSchema() {}

    /**
     * Of a run.
     *
     * @param params names of the scenario's parameters
     * @param written the files that are in the folder
     */
    public static Map<String, @Nullable Object> ofRun(Collection<String> params, Set<String> written) {
        return of(ResultTables.ofRun(params).stream().filter(table -> written.contains(table.file())).toList());
    }

    /** Of some tables, in this order. */
    public static Map<String, @Nullable Object> of(List<ResultTable> tables) {
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        for (ResultTable table : tables) {
            Map<String, @Nullable Object> file = new LinkedHashMap<>();
            file.put("file", table.file());
            file.put("meaning", table.meaning());
            file.put("columns", table.columns().stream()
                    .map(column -> entry(column.name(), column.unit(), column.meaning())).toList());
            if (table.file().equals(ResultTables.SERIES)) {
                file.put("metrics", StandardMetrics.all().stream()
                        .map(metric -> entry(metric.name(), metric.unit(), metric.meaning())).toList());
            }
            files.add(file);
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("files", files);
        return tree;
    }

    private static Map<String, @Nullable Object> entry(String name, String unit, String meaning) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("unit", unit.isEmpty() ? null : unit);
        entry.put("meaning", meaning);
        return entry;
    }
}
