package wireclock.reports.html;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.reports.CsvReader;

/** The table {@code series.csv} for the page: read row by row, each series thinned; of many series the highest. */
final class SeriesData {
    /** Of one metric; a graph with more lines says nothing. */
    static final int MOST_OF_A_METRIC = 40;
    /** More than a screen can show. */
    private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_UP);

    private final Map<Key, ThinnedSeries> series = new LinkedHashMap<>();

    private record Key(String entity, String metric, String unit) {}

    /** Reads the whole table. */
    SeriesData(Reader in) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> header = Objects.requireNonNull(csv.row(), "series.csv has no header");
        int time = header.indexOf("time_s");
        int entity = header.indexOf("entity");
        int metric = header.indexOf("metric");
        int unit = header.indexOf("unit");
        int value = header.indexOf("value");
        for (List<String> row = csv.row(); row != null; row = csv.row()) {
            series.computeIfAbsent(new Key(row.get(entity), row.get(metric), row.get(unit)), key -> new ThinnedSeries())
                    .add(Double.parseDouble(row.get(time)), Double.parseDouble(row.get(value)));
        }
    }

    /** For the page, in the order of the table. */
    List<Map<String, @Nullable Object>> tree() {
        Set<Key> shown = shown();
        List<Map<String, @Nullable Object>> trees = new ArrayList<>();
        series.forEach((key, points) -> {
            if (shown.contains(key)) {
                List<BigDecimal> times = new ArrayList<>();
                List<BigDecimal> values = new ArrayList<>();
                points.forEach((timeS, value) -> {
                    times.add(BigDecimal.valueOf(timeS));
                    values.add(BigDecimal.valueOf(value).round(DIGITS));
                });
                Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                tree.put("entity", key.entity());
                tree.put("metric", key.metric());
                tree.put("unit", key.unit());
                tree.put("t", times);
                tree.put("v", values);
                trees.add(tree);
            }
        });
        return trees;
    }

    /** How many series were left out. */
    int leftOut() {
        return series.size() - shown().size();
    }

    private Set<Key> shown() {
        Map<String, List<Key>> byMetric = new LinkedHashMap<>();
        series.keySet().forEach(key -> byMetric.computeIfAbsent(key.metric(), metric -> new ArrayList<>()).add(key));
        Set<Key> shown = new HashSet<>();
        for (List<Key> keys : byMetric.values()) {
            // A stable sort: of equal peaks the first in the table comes first.
            keys.sort(Comparator.comparingDouble((Key key) ->
                    Objects.requireNonNull(series.get(key)).peak()).reversed());
            shown.addAll(keys.subList(0, Math.min(keys.size(), MOST_OF_A_METRIC)));
        }
        return shown;
    }
}
