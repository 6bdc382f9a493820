package wireclock.sweep;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are compared: each with those that differ from it in one parameter, which has there the first value that
 * the sweep gives it. Both have the same seeds, so it is the differences run by run that are looked at: what chance
 * does to both alike falls out.
 */
final class Differences {
    /** Parameter and all other values, to the first cell of the sweep that has them. Looked up only. */
    private final Map<String, Cell> firsts = new HashMap<>();

    Differences(List<Cell> cells) {
        for (Cell cell : cells) {
            cell.varied().keySet().forEach(parameter -> firsts.putIfAbsent(key(cell, parameter), cell));
        }
    }

    /** The cell with the first value of a parameter and all else equal, or null if that is this cell itself. */
    @Nullable Cell other(Cell cell, String parameter) {
        Cell first = firsts.get(key(cell, parameter));
        return first == null || first.number() == cell.number() ? null : first;
    }

    private static String key(Cell cell, String parameter) {
        Map<String, String> rest = new LinkedHashMap<>(cell.params());
        rest.put(parameter, "");
        return parameter + rest;
    }

    /** The difference, seed by seed, of what both cells have. */
    static Estimate of(double[] here, double[] there, double confidence) {
        double[] differences = new double[here.length];
        for (int i = 0; i < here.length; i++) {
            differences[i] = here[i] - there[i];
        }
        return Estimate.of(differences, differences.length, confidence);
    }
}
