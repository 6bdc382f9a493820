package wireclock.scenario.run;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.CaptureLimits;
import wireclock.scenario.Origin;
import wireclock.scenario.Overrides;
import wireclock.scenario.source.Sha256;

/**
 * What a manifest says so that the same can be run again: the texts that the scenario was read from, and what was set
 * on the command line. The texts are there as lines, for people and for comparing.
 *
 * @param origin of the scenario
 * @param captureAll whether every port was captured, whatever the scenario says
 * @param html whether a page was written
 * @param whatIf whether it was run again with its limits relaxed
 */
record Recipe(Origin origin, boolean captureAll, boolean html, boolean whatIf) {
    /** The entry's name in the manifest. */
    static final String KEY = "replay";

    /** As the manifest has it. */
    Map<String, @Nullable Object> tree() {
        Overrides set = origin.overrides();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("params", set.params());
        tree.put("seed", set.seed());
        tree.put("until_ps", set.durationPs());
        tree.put("capture_all", captureAll);
        tree.put("html", html);
        tree.put("what_if", whatIf);
        tree.put("snap_length_bytes", set.captureLimits().snapBytes());
        tree.put("capture_packets", set.captureLimits().packets());
        tree.put("sources", origin.sources().entrySet().stream().map(each -> source(each.getKey(), each.getValue()))
                .toList());
        return tree;
    }

    private static Map<String, Object> source(String file, String text) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file);
        tree.put("sha256", Sha256.of(text));
        tree.put("lines", Arrays.asList(text.split("\n", -1)));
        return tree;
    }

    /**
     * Reads the recipe from a manifest.
     *
     * @throws UnreplayableException if it is not there or not whole
     */
    static Recipe of(Map<?, ?> manifest) throws UnreplayableException {
        if (!(manifest.get(KEY) instanceof Map<?, ?> tree) || !(tree.get("sources") instanceof List<?> list)
                || !(tree.get("params") instanceof Map<?, ?> set) || list.isEmpty()) {
            throw new UnreplayableException("its manifest does not say how to run it again");
        }
        LinkedHashMap<String, String> sources = new LinkedHashMap<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> source) || !(source.get("lines") instanceof List<?> lines)) {
                throw new UnreplayableException("a source in its manifest has no lines");
            }
            String file = String.valueOf(source.get("file"));
            String text = String.join("\n", lines.stream().map(String::valueOf).toList());
            if (!Sha256.of(text).equals(source.get("sha256"))) {
                throw new UnreplayableException("the source '" + file + "' in its manifest was changed: its SHA-256 is "
                        + "another one");
            }
            sources.put(file, text);
        }
        Map<String, String> params = new LinkedHashMap<>();
        set.forEach((name, value) -> params.put(String.valueOf(name), Objects.toString(value, "")));
        CaptureLimits limits = new CaptureLimits(number(tree, "snap_length_bytes"), number(tree, "capture_packets"));
        Overrides overrides = new Overrides(params, number(tree, "seed"), number(tree, "until_ps"), limits);
        return new Recipe(new Origin(sources, overrides), Boolean.TRUE.equals(tree.get("capture_all")),
                Boolean.TRUE.equals(tree.get("html")), Boolean.TRUE.equals(tree.get("what_if")));
    }

    private static @Nullable Long number(Map<?, ?> tree, String name) throws UnreplayableException {
        Object value = tree.get(name);
        if (value == null) {
            return null;
        }
        try {
            return ((BigDecimal) value).longValueExact();
        } catch (ClassCastException | ArithmeticException e) {
            throw new UnreplayableException("'" + name + "' in its manifest is no whole number", e);
        }
    }
}
