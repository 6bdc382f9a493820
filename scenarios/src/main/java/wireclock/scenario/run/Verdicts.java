package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.Decimals;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Verdict;

/**
 * What came of a run's assertions.
 *
 * @param results in the scenario's order
 * @param capture the file in the result folder with the frames around the first failure, or null if there is none
 */
public record Verdicts(List<AssertionResult> results, @Nullable String capture) {
    /** Whether the run fails. */
    public boolean failed() {
        return results.stream().anyMatch(result -> result.verdict() == Verdict.FAIL);
    }

    /** The first moment at which something did not hold, or -1. */
    static long firstFailurePs(List<AssertionResult> results) {
        long firstPs = Long.MAX_VALUE;
        for (AssertionResult result : results) {
            if (result.isBroken()) {
                firstPs = Math.min(firstPs, result.decidedPs());
            }
        }
        return firstPs == Long.MAX_VALUE ? -1 : firstPs;
    }

    /** For JSON: an object an assertion. */
    public List<Map<String, @Nullable Object>> tree() {
        List<Map<String, @Nullable Object>> tree = new ArrayList<>();
        for (AssertionResult result : results) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("assertion", result.claim().text());
            entry.put("verdict", result.verdict().key());
            entry.put("measured", result.evidence().measured());
            entry.put("unit", result.evidence().unitSymbol());
            entry.put("of", result.evidence().name().isEmpty() ? null : result.evidence().name());
            entry.put("wanted", result.evidence().threshold());
            entry.put("because", result.claim().because());
            entry.put("decided_s", Decimals.seconds(result.decidedPs()));
            entry.put("note", result.note().isEmpty() ? null : result.note());
            entry.put("capture", result.isBroken() ? capture : null);
            tree.add(entry);
        }
        return tree;
    }
}
