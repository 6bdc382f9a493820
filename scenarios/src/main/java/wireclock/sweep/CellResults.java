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
    private static final int[] PERCENTS = {50, 95, 99};

    /** More would cost time and give no better interval. */
    private static final int MOST_BLOCKS = 50;

    private final int seeds;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    /** Flow to the distributions of its round trips, encoded: decoded they would take a hundred times the room. */
    private final Map<String, List<byte[]>> roundTrips = new LinkedHashMap<>();
    private final Map<String, Estimate[]> percentiles = new LinkedHashMap<>();
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
        for (int i = 0; i < PERCENTS.length; i++) {
            String suffix = ".rtt.p" + PERCENTS[i];
            String flow = metric.endsWith(suffix) ? metric.substring(0, metric.length() - suffix.length()) : "";
            List<byte[]> distributions = roundTrips.get(flow);
            if (distributions != null) {
                return percentiles.computeIfAbsent(flow, name -> percentiles(distributions, confidence))[i];
            }
        }
        return Estimate.of(values(metric), seeds, confidence);
    }

    /**
     * Percentiles of all samples of all runs, with intervals by the jackknife over runs, of which many are taken
     * together (Efron 1982; Shao and Tu 1995, §2.3: it is consistent for blocks, where leaving out single samples is
     * not). The mean of the runs' percentiles is something else: that of a short run is pulled towards the middle.
     */
    private static Estimate[] percentiles(List<byte[]> runs, double confidence) {
        int n = runs.size();
        int count = Math.min(n, MOST_BLOCKS);
        List<RttStatistics> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(new RttStatistics());
        }
        for (int i = 0; i < n; i++) {
            blocks.get((int) ((long) i * count / n)).add(RttStatistics.decoded(runs.get(i)));
        }
        RttStatistics all = new RttStatistics();
        blocks.forEach(all::add);
        double[] whole = percentiles(all);
        double[][] pseudo = new double[PERCENTS.length][count];
        for (int i = 0; i < count && count > 1; i++) {
            all.subtract(blocks.get(i));
            double[] without = percentiles(all);
            all.add(blocks.get(i));
            for (int p = 0; p < PERCENTS.length; p++) {
                pseudo[p][i] = count * whole[p] - (count - 1) * without[p];
            }
        }
        Estimate[] estimates = new Estimate[PERCENTS.length];
        for (int p = 0; p < PERCENTS.length; p++) {
            Estimate ofBlocks = Estimate.of(pseudo[p], count, confidence);
            double sdOfRun = ofBlocks.sd() * Math.sqrt((double) n / count);
            estimates[p] = new Estimate(n, whole[p], sdOfRun, ofBlocks.halfWidth(), confidence);
        }
        return estimates;
    }

    private static double[] percentiles(RttStatistics statistics) {
        double[] seconds = new double[PERCENTS.length];
        for (int p = 0; p < PERCENTS.length; p++) {
            seconds[p] = statistics.percentilePs(PERCENTS[p]) / 1e12;
        }
        return seconds;
    }
}
