package wireclock.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a sweep shows, gathered while its tables are written: of the figures that its scenario plots, or else
 * of those most asked for, the means of all cells and their differences.
 */
final class SweepPageData {
    private static final int MOST_CELLS = 2_000;
    private static final int MOST_DIFFERENCES = 1_000;
    private static final int MOST_VERDICTS = 500;
    /** That are gathered where nothing is said, and of these that are shown. */
    private static final int MOST_GATHERED = 16;
    private static final int MOST_SHOWN = 8;
    private static final Set<String> OF_ALL = Set.of("goodput", "fairness", "queue_drops", "collisions");
    private static final List<String> OF_EACH = List.of(".rtt.p50", ".rtt.p95", ".completion_time", ".mos", ".utilisation");

    private final SweepPlan plan;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /** What is gathered of a figure. */
    private static final class Metric {
        private final String unit;
        private final Map<Integer, Map<String, @Nullable Object>> cells = new HashMap<>();
        private final List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        private double first = Double.NaN;
        private boolean varies;

        Metric(String unit) {
            this.unit = unit;
        }
    }

    SweepPageData(SweepPlan plan) {
        this.plan = plan;
    }

    private @Nullable Metric metric(String name, String unit) {
        Metric known = metrics.get(name);
        if (known != null || !isWanted(name)) {
            return known;
        }
        Metric metric = new Metric(unit);
        metrics.put(name, metric);
        return metric;
    }

    private boolean isWanted(String name) {
        StopRule rule = plan.stopRule();
        return !plan.page().plots().isEmpty()
                ? plan.page().plots().stream().anyMatch(plot -> plot.metric().equals(name))
                : rule != null && rule.metric().equals(name) || metrics.size() < MOST_GATHERED
                && (OF_ALL.contains(name) || OF_EACH.stream().anyMatch(name::endsWith) && !name.contains(".reverse."));
    }

    /**
     * Learns of the mean of a figure in a cell.
     *
     * @param values of the figure by seed
     */
    void mean(Cell cell, String name, String unit, Estimate estimate, double[] values) {
        Metric metric = metric(name, unit);
        if (metric == null || estimate.n() == 0 || cell.number() >= MOST_CELLS) {
            return;
        }
        metric.varies |= !Double.isNaN(metric.first) && metric.first != estimate.mean();
        metric.first = estimate.mean();
        Map<String, @Nullable Object> tree = tree(estimate);
        int least = -1;
        int most = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                least = least < 0 || values[i] < values[least] ? i : least;
                most = most < 0 || values[i] > values[most] ? i : most;
            }
        }
        tree.put("least_seed", least < 0 ? null : plan.seeds().get(least));
        tree.put("most_seed", most < 0 ? null : plan.seeds().get(most));
        metric.cells.put(cell.number(), tree);
    }

    /** Learns of the difference of a cell to another. */
    void difference(Cell cell, String parameter, String insteadOf, String name, Estimate estimate) {
        Metric metric = metrics.get(name);
        if (metric != null && cell.number() < MOST_CELLS && metric.differences.size() < MOST_DIFFERENCES) {
            Map<String, @Nullable Object> tree = tree(estimate);
            tree.put("cell", cell.number());
            tree.put("parameter", parameter);
            tree.put("instead", insteadOf);
            metric.differences.add(tree);
        }
    }

    private static Map<String, @Nullable Object> tree(Estimate estimate) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        boolean hasWidth = !Double.isNaN(estimate.halfWidth());
        tree.put("n", estimate.n());
        tree.put("mean", estimate.mean());
        tree.put("low", hasWidth ? estimate.low() : null);
        tree.put("high", hasWidth ? estimate.high() : null);
        return tree;
    }

    /** All data of the page. */
    Map<String, @Nullable Object> tree(SweepReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        List<Cell> cells = plan.cells().subList(0, Math.min(MOST_CELLS, plan.cells().size()));
        tree.put("name", plan.name());
        tree.put("file", plan.page().file());
        tree.put("description", plan.page().description());
        tree.put("confidence", plan.confidence());
        tree.put("runs", report.runs());
        tree.put("failed", report.failures().size());
        tree.put("first_seed", plan.seeds().getFirst());
        tree.put("warnings", report.warnings());
        tree.put("params", List.copyOf(plan.cells().getFirst().varied().keySet()));
        tree.put("cell_count", plan.cells().size());
        tree.put("left_out", plan.cells().size() - cells.size());
        tree.put("cells", cells.stream().map(cell -> Map.of("params", cell.varied())).toList());
        plots(cells, tree);
        Map<String, Object> counts = new LinkedHashMap<>(SweepState.verdicts(report.verdicts()));
        counts.put("all", report.verdicts().size());
        tree.put("verdict_counts", counts);
        tree.put("verdicts", verdicts(report.verdicts()));
        tree.put("failures", failures(report.failures()));
        return tree;
    }

    /** The figures, and their differences. */
    private void plots(List<Cell> cells, Map<String, @Nullable Object> tree) {
        List<Object> trees = new ArrayList<>();
        List<Object> differences = new ArrayList<>();
        for (SweepPlan.Plot plot : plots()) {
            Metric metric = metrics.get(plot.metric());
            if (metric == null) {
                continue;
            }
            List<@Nullable Object> means = new ArrayList<>();
            cells.forEach(cell -> means.add(metric.cells.get(cell.number())));
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("name", plot.metric());
            entry.put("unit", metric.unit);
            entry.put("over", plot.over());
            entry.put("cells", means);
            for (Map<String, @Nullable Object> each : metric.differences) {
                Map<String, @Nullable Object> difference = new LinkedHashMap<>(each);
                difference.put("metric", trees.size());
                differences.add(difference);
            }
            trees.add(entry);
        }
        tree.put("metrics", trees);
        tree.put("differences", differences);
    }

    /** What the scenario plots, or what varies; over the parameter with the most values where none is named. */
    private List<SweepPlan.Plot> plots() {
        String longest = longest();
        List<SweepPlan.Plot> plots = new ArrayList<>();
        for (SweepPlan.Plot plot : plan.page().plots()) {
            plots.add(plot.over().isEmpty() ? new SweepPlan.Plot(plot.metric(), longest) : plot);
        }
        if (plots.isEmpty()) {
            metrics.forEach((name, metric) -> {
                if (metric.varies && plots.size() < MOST_SHOWN) {
                    plots.add(new SweepPlan.Plot(name, longest));
                }
            });
        }
        return longest.isEmpty() ? List.of() : plots;
    }

    private String longest() {
        String longest = "";
        long most = 0;
        for (String parameter : plan.cells().getFirst().varied().keySet()) {
            long values = plan.cells().stream().map(cell -> cell.varied().get(parameter)).distinct().count();
            if (values > most) {
                longest = parameter;
                most = values;
            }
        }
        return longest;
    }

    /** The gravest first. */
    private List<Object> verdicts(List<CellVerdict> verdicts) {
        List<Object> trees = new ArrayList<>();
        for (String wanted : List.of("fail", "inconclusive", "warn", "pass")) {
            for (CellVerdict verdict : verdicts) {
                if (verdict.verdict().equals(wanted) && verdict.cell().number() < MOST_CELLS
                        && trees.size() < MOST_VERDICTS) {
                    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                    tree.put("cell", verdict.cell().number());
                    tree.put("assertion", verdict.text());
                    tree.put("verdict", wanted);
                    tree.put("measured", verdict.measuredText());
                    tree.put("because", verdict.because());
                    tree.put("seed", verdict.worst() < 0 ? null : plan.run(verdict.worst()).seed());
                    trees.add(tree);
                }
            }
        }
        return trees;
    }

    private static List<Object> failures(List<SweepReport.Failure> failures) {
        List<Object> trees = new ArrayList<>();
        for (SweepReport.Failure failure : failures.subList(0, Math.min(MOST_VERDICTS, failures.size()))) {
            if (failure.cell().number() < MOST_CELLS) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("run", failure.runId());
                tree.put("cell", failure.cell().number());
                tree.put("seed", failure.seed());
                tree.put("error", failure.error());
                trees.add(tree);
            }
        }
        return trees;
    }
}
