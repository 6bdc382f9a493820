package wireclock.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wireclock.metrics.RttStatistics;

/** The figures of all runs of one cell, figure by figure and seed by seed. */
final class CellResults {
    private final int seeds;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    /** Flow to the distributions of its round trips, encoded: decoded they would take a hundred times the room. */
    private final Map<String, List<byte[]>> roundTrips = new LinkedHashMap<>();
    private int done;

    /**
     * @param seeds of the plan
     */
    CellResults(int seeds) {
        this.seeds = seeds;
    }

    /** Reads the runs of a cell that count. */
    static CellResults of(Cell cell, SweepPlan plan, Schedule schedule, Journal journal) throws IOException {
        CellResults results = new CellResults(plan.seeds().size());
        for (PlannedRun run : schedule.counted(cell)) {
            results.add(run.number() % plan.seeds().size(), journal.result(run.number()));
        }
        return results;
    }

    void add(int seedIndex, RunResult result) {
        done += result.status() == RunStatus.DONE ? 1 : 0;
        for (Figure figure : result.figures()) {
            values.computeIfAbsent(figure.metric(), name -> {
                double[] none = new double[seeds];
                Arrays.fill(none, Double.NaN);
                return none;
            })[seedIndex] = figure.value();
            units.putIfAbsent(figure.metric(), figure.unit());
        }
        result.roundTrips().forEach((flow, bytes) ->
                roundTrips.computeIfAbsent(flow, name -> new ArrayList<>()).add(bytes));
    }

    /** How many runs came to their end. */
    int done() {
        return done;
    }

    /** The names of the figures, in the order in which they were first met. */
    Iterable<String> metrics() {
        return values.keySet();
    }

    String unit(String metric) {
        return units.getOrDefault(metric, "");
    }

    /** A figure seed by seed, NaN where there is none; null if no run has it. */
    double[] values(String metric) {
        double[] found = values.get(metric);
        if (found == null) {
            found = new double[seeds];
            Arrays.fill(found, Double.NaN);
        }
        return found;
    }

    /** Whether there are several runs, and every figure is the same in all of them. */
    boolean areAllTheSame() {
        for (double[] each : values.values()) {
            double first = Double.NaN;
            int n = 0;
            for (double value : each) {
                if (!Double.isNaN(value)) {
                    first = n++ == 0 ? value : first;
                    if (value != first) {
                        return false;
                    }
                }
            }
            if (n != 0 && n != done) {
                return false;
            }
        }
        return done > 1;
    }

    /** What the runs say of a figure: of a percentile, that of all their samples together; of all else, the mean. */
    Estimate estimate(String metric, double confidence) {
        int dot = metric.lastIndexOf(".rtt.p");
        List<byte[]> distributions = dot < 0 ? null : roundTrips.get(metric.substring(0, dot));
        if (distributions == null) {
            return Estimate.of(values(metric), seeds, confidence);
        }
        return percentile(distributions, Integer.parseInt(metric.substring(dot + ".rtt.p".length())), confidence);
    }

    /**
     * A percentile of all samples of all runs, with an interval by the jackknife over runs (Efron 1982; Shao and Tu 1995,
     * §2.3: runs are whole blocks, for which it is consistent where leaving out single samples is not). The mean of the
     * runs' percentiles would be something else: a percentile of a short run is pulled towards the middle.
     */
    private static Estimate percentile(List<byte[]> runs, int percent, double confidence) {
        RttStatistics all = new RttStatistics();
        runs.forEach(run -> all.add(RttStatistics.decoded(run)));
        double whole = all.percentilePs(percent) / 1e12;
        int n = runs.size();
        if (n < 2) {
            return Estimate.around(whole, n, Double.NaN, confidence);
        }
        double[] pseudo = new double[n];
        for (int i = 0; i < n; i++) {
            double without = all.without(RttStatistics.decoded(runs.get(i))).percentilePs(percent) / 1e12;
            pseudo[i] = n * whole - (n - 1) * without;
        }
        return Estimate.around(whole, n, Estimate.of(pseudo, n, confidence).sd(), confidence);
    }
}
