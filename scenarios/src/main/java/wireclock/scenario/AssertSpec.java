package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.reports.assertion.Claim;
import wireclock.reports.assertion.Claim.Form;
import wireclock.scenario.assertion.ConditionText;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Place;
import wireclock.scenario.language.Tree;

/**
 * What is asserted of a run.
 *
 * @param place where it is described
 * @param toPs when the part of the run ends that is looked at, or null for the end
 * @param because why it should be so, or empty
 * @param baseline the folder of an earlier result, or null
 */
public record AssertSpec(Place place, ConditionText condition, Form form, long fromPs, @Nullable Long toPs,
        String because, boolean onlyWarns, @Nullable String baseline) {

    /** The same as the reports know it. */
    public Claim claim() {
        StringBuilder text = new StringBuilder(form == Form.THAT ? "" : keyOf(form).name() + " ");
        text.append(condition.text());
        if (fromPs > 0) {
            text.append(" from ").append(AssertKeys.FROM.type().write(fromPs));
        }
        if (toPs != null) {
            text.append(form == Form.EVENTUALLY ? " by " : " to ").append(AssertKeys.TO.type().write(toPs));
        }
        return new Claim(text.toString(), form, fromPs, toPs == null ? SimTime.NEVER : toPs, because, onlyWarns);
    }

    /** Whether only a part of the run is looked at. */
    public boolean isOfPart() {
        return fromPs > 0 || toPs != null && form != Form.EVENTUALLY;
    }

    /** The assertion as a scenario file would say it. */
    Map<String, Object> tree() {
        return new Tree().put(keyOf(form), condition)
                .put(AssertKeys.FROM, fromPs)
                .put(form == Form.EVENTUALLY ? AssertKeys.BY : AssertKeys.TO, toPs)
                .put(AssertKeys.BECAUSE, because.isEmpty() ? null : because)
                .put(AssertKeys.LEVEL, onlyWarns)
                .put(AssertKeys.BASELINE, baseline)
                .map();
    }

    static Key<ConditionText> keyOf(Form form) {
        return switch (form) {
            case THAT -> AssertKeys.THAT;
            case ALWAYS -> AssertKeys.ALWAYS;
            case NEVER -> AssertKeys.NEVER;
            case EVENTUALLY -> AssertKeys.EVENTUALLY;
        };
    }
}
