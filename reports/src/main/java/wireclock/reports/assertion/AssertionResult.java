package wireclock.reports.assertion;

import java.util.List;

/**
 * What came of an assertion: a row of {@code assertions.csv}.
 *
 * @param evidence what decided; where it always held, the moment that came closest to failing
 * @param decidedPs when it was decided: the first moment of failure, the moment it came true, or the end
 * @param compared what was compared at the end, see {@link Condition#compared()}; none of what is asserted of moments
 * @param note why there was nothing to decide, or empty
 */
public record AssertionResult(Claim claim, Verdict verdict, Evidence evidence, List<Evidence> compared,
        long decidedPs, String note) {
    /** Whether it does not hold, be it only a warning. */
    public boolean isBroken() {
        return verdict != Verdict.PASS;
    }
}
