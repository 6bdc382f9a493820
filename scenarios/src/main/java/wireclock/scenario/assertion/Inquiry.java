package wireclock.scenario.assertion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.metrics.figures.Meter;
import wireclock.metrics.figures.Unit;
import wireclock.reports.assertion.Assertion;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Claim;
import wireclock.reports.assertion.Condition;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** Questions about a network whose run is over, asked in the words of conditions. */
public final class Inquiry {
    private final Names names;
    private final long endPs;

    /**
     * @param endPs the end of the run
     */
    public Inquiry(Names names, long endPs) {
        this.names = names;
        this.endPs = endPs;
    }

    /**
     * A figure, or what is calculated of several: {@code fairness(bulk*.goodput)}.
     *
     * @return in the unit of the results: seconds, bit/s, bytes, packets, shares; NaN if it has no value
     * @throws IllegalArgumentException if nothing is called so, or it had to be watched from the beginning
     */
    public double number(String text) {
        Problems problems = new Problems("");
        ConditionText read = read(text, problems);
        Numbers.Bound bound = read == null ? null
                : new Numbers(read, names, null, "", false, problems).of(read.syntax());
        if (bound == null) {
            throw refused(text, problems);
        }
        refuseWatched(text, bound.term().meters());
        Unit unit = bound.term().unit();
        return bound.term().value(endPs) / unit.factor();
    }

    /**
     * A figure that is a word, such as {@code bulk.state}; null if there is none.
     *
     * @throws IllegalArgumentException if no word is called so
     */
    public @Nullable String word(String name) {
        Names.Meaning meaning = names.find(name);
        if (meaning == null || !meaning.isText()) {
            throw new IllegalArgumentException("'" + name + "' is no word that anybody has");
        }
        return meaning.entity().words(meaning.figure()).read();
    }

    /**
     * The verdict on a condition at the end of the run.
     *
     * @param because why it should hold, or empty
     * @throws IllegalArgumentException if it is none, or it had to be watched from the beginning
     */
    public AssertionResult judge(String text, String because) {
        Problems problems = new Problems("");
        ConditionText read = read(text, problems);
        Condition condition = read == null ? null : Binder.bind(read, names, null, false, problems);
        if (read == null || condition == null) {
            throw refused(text, problems);
        }
        refuseWatched(text, condition.meters());
        Claim claim = new Claim(read.text(), Claim.Form.THAT, 0, SimTime.NEVER, because, false);
        return Assertion.judge(claim, condition, endPs);
    }

    private static @Nullable ConditionText read(String text, Problems problems) {
        return ConditionText.TYPE.read(new YamlNode.Scalar(Mark.FILE, text, false), problems);
    }

    /** The extremes and means of what changes at any moment are known only to who has looked all the time. */
    private static void refuseWatched(String text, List<Meter> meters) {
        if (meters.stream().anyMatch(Meter::observes)) {
            throw new IllegalArgumentException("'" + text + "' has to be watched from the beginning of the run. Put it "
                    + "under 'assert' in the scenario.");
        }
    }

    private static IllegalArgumentException refused(String text, Problems problems) {
        Problem problem = problems.inOrder().getFirst();
        return new IllegalArgumentException("'" + text + "': " + problem.message() + "."
                + (problem.hint().isEmpty() ? "" : " " + problem.hint()));
    }
}
