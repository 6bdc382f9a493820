package wireclock.reports.assertion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.figures.Meter;
import wireclock.reports.assertion.Claim.Form;

/** One assertion of a run, from its beginning to its verdict. */
public final class Assertion {
    private final Claim claim;
    private final Condition condition;
    private final List<Meter> meters;
    private boolean open;
    private boolean everDecided;
    private double leastSlack = Double.NaN;
    private Evidence closest = Evidence.NONE;
    private @Nullable AssertionResult result;

    /**
     * @param condition for this assertion alone, with meters of its own
     */
    public Assertion(Claim claim, Condition condition) {
        this.claim = claim;
        this.condition = condition;
        this.meters = condition.meters();
    }

    /**
     * The verdict on a condition by what it says at one moment, all its figures being known: what is asserted of the
     * figures of a run that is over, or of a cell of a sweep.
     */
    public static AssertionResult judge(Claim claim, Condition condition, long nowPs) {
        Truth truth = condition.test(nowPs);
        return result(claim, truth == Truth.TRUE, condition.evidence(), condition.compared(), nowPs,
                truth == Truth.UNKNOWN ? "a figure has no value" : "");
    }

    /** The next time that is special: it opens or closes then. {@link SimTime#NEVER} if none is. */
    long nextEdgePs() {
        return result != null ? SimTime.NEVER : open ? claim.toPs() : claim.fromPs();
    }

    /** Whether every change has to be looked at now. */
    boolean isWatching() {
        if (!open || result != null) {
            return false;
        }
        if (claim.form() != Form.THAT) {
            return true;
        }
        for (int i = 0; i < meters.size(); i++) {
            if (meters.get(i).observes()) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen() {
        return open;
    }

    void open(long nowPs) {
        open = true;
        for (int i = 0; i < meters.size(); i++) {
            meters.get(i).open(nowPs);
        }
        look(nowPs);
    }

    /** Something may have changed. */
    void look(long nowPs) {
        for (int i = 0; i < meters.size(); i++) {
            meters.get(i).observe(nowPs);
        }
        if (claim.form() == Form.THAT || result != null) {
            return;
        }
        Truth truth = condition.test(nowPs);
        if (truth == Truth.UNKNOWN) {
            return;
        }
        everDecided = true;
        if (claim.form() == Form.EVENTUALLY && truth == Truth.TRUE) {
            result = result(claim, true, condition.evidence(), List.of(), nowPs, "");
        } else if (claim.form() == Form.ALWAYS && truth == Truth.FALSE
                || claim.form() == Form.NEVER && truth == Truth.TRUE) {
            result = result(claim, false, condition.evidence(), List.of(), nowPs, "");
        } else if (Double.isNaN(leastSlack) || condition.slack() < leastSlack) {
            leastSlack = condition.slack();
            closest = condition.evidence();
        }
    }

    /** The time to look at is over. */
    AssertionResult close(long nowPs) {
        if (!open) {
            open(nowPs);
        }
        look(nowPs);
        if (result == null) {
            result = atEnd(nowPs);
        }
        return result;
    }

    private AssertionResult atEnd(long nowPs) {
        if (claim.form() == Form.THAT) {
            return judge(claim, condition, nowPs);
        }
        if (!everDecided) {
            // What nothing could have broken has not been kept.
            condition.test(nowPs);
            return result(claim, false, condition.evidence(), List.of(), nowPs, "never had a value");
        }
        return result(claim, claim.form() != Form.EVENTUALLY, closest, List.of(), nowPs, "");
    }

    private static AssertionResult result(Claim claim, boolean holds, Evidence evidence, List<Evidence> compared,
            long nowPs, String note) {
        Evidence shown = claim.form() == Form.NEVER ? evidence.negated() : evidence;
        Verdict verdict = holds ? Verdict.PASS : claim.onlyWarns() ? Verdict.WARN : Verdict.FAIL;
        return new AssertionResult(claim, verdict, shown, compared, nowPs, note);
    }
}
