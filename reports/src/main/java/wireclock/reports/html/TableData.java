package wireclock.reports.html;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CsvReader;

/**
 * A result table for the page, with whatever columns it has, but without the one that names the run: header, rows, and
 * how many rows there is no room for.
 */
final class TableData {
    private static final String RUN = "run_id";

    private TableData() {}

    /**
     * Reads a table.
     *
     * @param most rows that are taken
     * @param last whether these are the last ones: of snapshots the end says most
     */
    static Map<String, @Nullable Object> read(Reader in, int most, boolean last) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = Objects.requireNonNull(csv.row(), "a table without a header");
        int run = header.indexOf(RUN);
        ArrayDeque<List<String>> rows = new ArrayDeque<>();
        int leftOut = 0;
        for (List<String> row = csv.row(); row != null; row = csv.row()) {
            if (rows.size() == most) {
                leftOut++;
                if (!last) {
                    continue;
                }
                rows.remove();
            }
            rows.add(without(run, row));
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("header", without(run, header));
        tree.put("rows", List.copyOf(rows));
        tree.put("left_out", leftOut);
        return tree;
    }

    private static List<String> without(int column, List<String> row) {
        List<String> rest = new ArrayList<>(row);
        if (column >= 0) {
            rest.remove(column);
        }
        return rest;
    }
}
