package wireclock.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.ParameterValues;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;
import wireclock.scenario.source.Mark;

/**
 * What varies from run to run in a sweep, and what is made of the results.
 *
 * @param place where it stands
 * @param matrix parameters and their values
 * @param exclude values of parameters that cells must not have together
 * @param include values of parameters of cells beside the matrix
 * @param sample how many cells are drawn, or null for every combination
 * @param seeds the same in every cell, each once
 * @param seedsWritten what the file says of them
 * @param warmUpPs what happens before it does not count
 * @param confidence of intervals, between 0 and 1
 * @param stopWhen when a cell needs no more seeds, or null for never
 * @param maxEvents of a run, or null for any number
 * @param plots what the page shows; none for what is most asked for
 */
public record SweepSpec(Place place, Map<String, Marked<ParameterValues>> matrix,
        List<Map<String, Marked<String>>> exclude, List<Map<String, Marked<String>>> include, @Nullable Long sample,
        List<Long> seeds, @Nullable ParameterValues seedsWritten, long warmUpPs, double confidence,
        @Nullable StopWhen stopWhen, @Nullable Long maxEvents,
        List<Plot> plots) {
    /**
     * When a cell has had enough seeds.
     *
     * @param metric the figure, as {@code bulk.goodput}
     * @param halfWidth of its interval, as a share of the mean
     * @param minSeeds before which nothing stops
     * @param confidence of that interval
     */
    public record StopWhen(Marked<String> metric, double halfWidth, int minSeeds, double confidence) {
        Map<String, Object> tree() {
            return new Tree().put(SweepKeys.METRIC, metric).put(SweepKeys.HALF_WIDTH, halfWidth)
                    .put(SweepKeys.MIN_SEEDS, (long) minSeeds).put(SweepKeys.CONFIDENCE, confidence).map();
        }
    }

    /**
     * A figure over a parameter.
     *
     * @param over or null for the parameter with the most values
     */
    public record Plot(Marked<String> metric, @Nullable Marked<String> over) {
        Map<String, Object> tree() {
            return new Tree().put(ReportKeys.METRIC, metric).put(ReportKeys.OVER, over).map();
        }
    }

    /** What the scenario says of the page. */
    Map<String, Object> reportTree() {
        return new Tree().putTrees(ReportKeys.PLOTS, plots.stream().map(Plot::tree).toList()).map();
    }

    Map<String, Object> tree() {
        return new Tree().put(SweepKeys.MATRIX, matrix.isEmpty() ? null : matrix)
                .put(SweepKeys.EXCLUDE, exclude.isEmpty() ? null : exclude)
                .put(SweepKeys.INCLUDE, include.isEmpty() ? null : include)
                .put(SweepKeys.SAMPLE, sample)
                .put(SweepKeys.SEEDS, seedsWritten == null ? null : new Marked<>(Mark.FILE, seedsWritten))
                .put(SweepKeys.WARM_UP, warmUpPs)
                .put(SweepKeys.CONFIDENCE, confidence)
                .putTree(SweepKeys.STOP, stopWhen == null ? Map.of() : stopWhen.tree())
                .put(SweepKeys.MAX_EVENTS, maxEvents)
                .map();
    }
}
