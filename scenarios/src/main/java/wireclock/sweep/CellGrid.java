package wireclock.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wireclock.engine.RandomStream;
import wireclock.scenario.Scenario;
import wireclock.scenario.SweepSpec;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.ParameterValues;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Finds the cells of a sweep: the matrix or a sample of it, less what is excluded, and what is included beside it. */
final class CellGrid {
    private static final int MOST_CELLS = 1_000_000;

    private final Scenario base;
    private final SweepSpec spec;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param base the scenario as its file says it
     */
    CellGrid(Scenario base, SweepSpec spec) {
        this.base = base;
        this.spec = spec;
    }

    /** What each cell sets, in order. */
    List<Map<String, String>> cells() throws ScenarioException {
        Long sample = spec.sample();
        List<Map<String, String>> cells = sample == null ? product() : latinHypercube(sample.intValue());
        for (Map<String, Marked<String>> pattern : spec.exclude()) {
            if (!cells.removeIf(cell -> matches(cell, pattern)) && !pattern.isEmpty() && sample == null) {
                problems.add(base.problem(pattern.values().iterator().next().mark(),
                        "no cell of the matrix is like this, so nothing is excluded",
                        "Write the values as in 'matrix'."));
            }
        }
        include(cells);
        if (cells.isEmpty()) {
            problems.add(base.problem(spec.place().mark(), "all cells of the sweep are excluded", ""));
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return cells;
    }

    /** Every combination; the last parameter of the matrix varies fastest. */
    private List<Map<String, String>> product() throws ScenarioException {
        List<Map<String, String>> cells = new ArrayList<>();
        cells.add(new LinkedHashMap<>());
        for (Map.Entry<String, Marked<ParameterValues>> each : spec.matrix().entrySet()) {
            List<String> values = ((ParameterValues.Listed) each.getValue().value()).texts();
            if ((long) cells.size() * values.size() > MOST_CELLS) {
                throw new ScenarioException(List.of(base.problem(each.getValue().mark(),
                        "the matrix has more than " + MOST_CELLS + " cells", "Draw some of them with 'sample: 200'.")));
            }
            List<Map<String, String>> longer = new ArrayList<>(cells.size() * values.size());
            for (Map<String, String> cell : cells) {
                for (String value : values) {
                    Map<String, String> more = new LinkedHashMap<>(cell);
                    more.put(each.getKey(), value);
                    longer.add(more);
                }
            }
            cells = longer;
        }
        return cells;
    }

    /**
     * McKay, Beckman and Conover 1979: each parameter's range is cut into as many equal parts as there are samples, of
     * each part one value is drawn, and the parts of different parameters meet in random order.
     */
    private List<Map<String, String>> latinHypercube(int samples) {
        List<Map<String, String>> cells = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            cells.add(new LinkedHashMap<>());
        }
        spec.matrix().forEach((name, values) -> {
            RandomStream random = new RandomStream(base.seed(), "sample of " + name);
            int[] parts = permutation(samples, random);
            for (int i = 0; i < samples; i++) {
                cells.get(i).put(name, values.value().at((parts[i] + random.nextUniform()) / samples));
            }
        });
        return cells;
    }

    private static int[] permutation(int length, RandomStream random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = (int) random.nextBelow(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private void include(List<Map<String, String>> cells) {
        Set<Map<String, String>> there = new LinkedHashSet<>();
        cells.forEach(cell -> there.add(plain(cell)));
        for (Map<String, Marked<String>> more : spec.include()) {
            Map<String, String> cell = new LinkedHashMap<>();
            spec.matrix().keySet().forEach(name -> cell.put(name, base.params().getOrDefault(name, "")));
            more.forEach((name, value) -> cell.put(name, value.value()));
            if (more.isEmpty()) {
                problems.add(base.problem(spec.place().at("include"), "a cell to include is empty",
                        "Write {name: value}."));
            } else if (!there.add(plain(cell))) {
                problems.add(base.problem(more.values().iterator().next().mark(), "this cell is in the sweep already",
                        "Take it out."));
            } else {
                cells.add(cell);
            }
        }
    }

    private static boolean matches(Map<String, String> cell, Map<String, Marked<String>> pattern) {
        return pattern.entrySet().stream().allMatch(each ->
                plain(cell.getOrDefault(each.getKey(), "")).equals(plain(each.getValue().value())));
    }

    /** With the parameters in one order, and the blanks left out that may stand before a unit. */
    private static Map<String, String> plain(Map<String, String> cell) {
        Map<String, String> plain = new TreeMap<>();
        cell.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static String plain(String value) {
        return value.replaceAll("\\s+", "");
    }
}
