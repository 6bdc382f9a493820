package wireclock.scenario;

import java.util.List;
import java.util.Map;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Loads texts in tests. */
final class Loading {
    /** Two hosts, a link, a flow: what most tests change one thing of. */
    static final String BASE = """
            name: x
            nodes: {a: host, b: host}
            links:
              - {endpoints: [a, b], rate: 10 Mbit/s, delay: 1 ms}
            traffic:
              - {name: f, type: tcp, from: a, to: b, size: 1 MB}
            """;

    private Loading() {}

    static Scenario load(String text) {
        return load(text, Overrides.NONE);
    }

    static Scenario load(String text, Overrides overrides) {
        try {
            return ScenarioLoader.load("t.yaml", text, overrides);
        } catch (ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Scenario load(String text, Map<String, String> settings) {
        return load(text, new Overrides(settings, null, null));
    }

    /** The problems of a text, as they are printed; none if it loads. */
    static List<String> problems(String text, Map<String, String> settings) {
        try {
            ScenarioLoader.load("t.yaml", text, new Overrides(settings, null, null));
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static List<String> problems(String text) {
        return problems(text, Map.of());
    }

    /** The base with one text replaced by another. */
    static String changed(String what, String by) {
        if (!BASE.contains(what)) {
            throw new IllegalArgumentException("the base has no " + what);
        }
        return BASE.replace(what, by);
    }
}
