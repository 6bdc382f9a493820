package wireclock.reports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which run of which scenario a result belongs to.
 *
 * @param runId names the run in every table; the scenario's name, or that and a number in a sweep
 * @param seed of all random streams
 * @param params the scenario's parameters as text, in the scenario's order
 */
public record RunIdentity(String runId, long seed, Map<String, String> params) {
    public RunIdentity {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
}
