package wireclock.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.assertion.Claim.Form;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.source.Problems;

/** Makes the assertions of what a file says about them. */
final class AssertsReader {
    private final @Nullable Long durationPs;
    private final Problems problems;

    /**
     * @param durationPs how long the run lasts by the file, or null
     */
    AssertsReader(@Nullable Long durationPs, Problems problems) {
        this.durationPs = durationPs;
        this.problems = problems;
    }

    List<AssertSpec> read(List<Fields> given) {
        List<AssertSpec> assertions = new ArrayList<>();
        for (Fields fields : given) {
            for (Form form : Form.values()) {
                if (fields.has(AssertSpec.keyOf(form))) {
                    assertions.add(assertion(fields, form));
                }
            }
        }
        return assertions;
    }

    private AssertSpec assertion(Fields fields, Form form) {
        Key<Long> end = form == Form.EVENTUALLY ? AssertKeys.BY : AssertKeys.TO;
        long fromPs = fields.get(AssertKeys.FROM);
        Long toPs = fields.find(end);
        if (toPs != null && toPs <= fromPs) {
            problems.report(fields.place().at(end), "'" + end.name() + "' is not after 'from'",
                    "No time is left to look at.");
        }
        checkWithinRun(fields, AssertKeys.FROM, fromPs + 1);
        checkWithinRun(fields, end, toPs == null ? 0 : toPs);
        String because = fields.find(AssertKeys.BECAUSE);
        return new AssertSpec(fields.place(), fields.get(AssertSpec.keyOf(form)), form, fromPs, toPs,
                because == null ? "" : because.strip(), fields.get(AssertKeys.LEVEL), fields.find(AssertKeys.BASELINE));
    }

    private void checkWithinRun(Fields fields, Key<Long> key, long timePs) {
        if (durationPs != null && timePs > durationPs) {
            problems.report(fields.place().at(key), "this is after the end of the run",
                    "The run lasts " + ScenarioKeys.DURATION.type().write(durationPs) + ".");
        }
    }
}
