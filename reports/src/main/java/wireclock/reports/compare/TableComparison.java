package wireclock.reports.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One table of two results, row by row.
 *
 * @param name of the table: flows
 * @param figures of the rows that both have, in the order of the first result
 * @param onlyFirst rows that only the first result has
 * @param onlySecond rows that only the second result has
 */
public record TableComparison(String name, List<Figure> figures, List<String> onlyFirst, List<String> onlySecond) {
    private static final Set<String> OF_THE_RUN = Set.of("run_id", "seed");
    private static final String PARAMETER = "param_";

    /**
     * Reads the table of two folders.
     *
     * @param keys the columns that tell whose row it is
     */
    static TableComparison read(String name, List<String> keys, Path first, Path second) throws IOException {
        CsvTable a = CsvTable.read(first.resolve(name + ".csv"));
        CsvTable b = CsvTable.read(second.resolve(name + ".csv"));
        Map<String, Map<String, String>> rowsA = rows(a, keys);
        Map<String, Map<String, String>> rowsB = rows(b, keys);
        List<Figure> figures = new ArrayList<>();
        List<String> onlyFirst = new ArrayList<>();
        rowsA.forEach((key, row) -> {
            Map<String, String> other = rowsB.get(key);
            if (other == null) {
                onlyFirst.add(key);
            } else {
                row.forEach((column, value) -> figures.add(
                        new Figure(key, column, value, other.getOrDefault(column, ""))));
                other.forEach((column, value) -> {
                    if (!row.containsKey(column)) {
                        figures.add(new Figure(key, column, "", value));
                    }
                });
            }
        });
        List<String> onlySecond = rowsB.keySet().stream().filter(key -> !rowsA.containsKey(key)).toList();
        return new TableComparison(name, figures, onlyFirst, onlySecond);
    }

    private static Map<String, Map<String, String>> rows(CsvTable table, List<String> keys) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (List<String> cells : table.rows()) {
            List<String> key = new ArrayList<>();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                String column = table.header().get(i);
                if (keys.contains(column)) {
                    key.add(cells.get(i));
                } else if (!OF_THE_RUN.contains(column) && !column.startsWith(PARAMETER)) {
                    row.put(column, cells.get(i));
                }
            }
            rows.put(String.join(" ", key), row);
        }
        return rows;
    }

    /** The figures that are not the same in both. */
    public List<Figure> different() {
        return figures.stream().filter(figure -> !figure.isSame()).toList();
    }

    /** Whether both results have the same rows with the same figures. */
    public boolean isSame() {
        return onlyFirst.isEmpty() && onlySecond.isEmpty() && different().isEmpty();
    }
}
