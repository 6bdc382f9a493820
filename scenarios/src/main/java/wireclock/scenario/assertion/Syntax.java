package wireclock.scenario.assertion;

import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Unit;
import wireclock.reports.assertion.Calculation;
import wireclock.reports.assertion.Comparison;
import wireclock.reports.assertion.Summary;

/** A part of a condition as it is written: names have no meaning yet. */
sealed interface Syntax {
    /** Where it can be pointed at, in characters from the beginning of the condition. */
    int at();

    /**
     * A number.
     *
     * @param value in seconds, bits and things
     * @param bare whether it was written without a unit
     */
    record Literal(int at, double value, Unit unit, boolean bare) implements Syntax {}

    /** A figure of something, or a single word. */
    record Name(int at, String text) implements Syntax {}

    /** A text in quotes. */
    record Quoted(int at, String text) implements Syntax {}

    /** A figure of the earlier result: of the one that the condition is about if none is named. */
    record Baseline(int at, @Nullable Name name) implements Syntax {}

    /** One number of all that a pattern means. */
    record Many(int at, Summary.Kind kind, Name pattern) implements Syntax {}

    record Calculated(int at, Calculation.Operator operator, Syntax left, Syntax right) implements Syntax {}

    record Compared(int at, Comparison.Operator operator, Syntax left, Syntax right) implements Syntax {}

    record Between(int at, Syntax value, Syntax least, Syntax most) implements Syntax {}

    record Not(int at, Syntax condition) implements Syntax {}

    /** Both, or at least one of two. */
    record Pair(int at, boolean both, Syntax left, Syntax right) implements Syntax {}
}
