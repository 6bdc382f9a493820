package wireclock.scenario.assertion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Figure;
import wireclock.metrics.figures.Unit;
import wireclock.reports.EarlierResult;
import wireclock.reports.assertion.Calculation;
import wireclock.reports.assertion.Summary;
import wireclock.reports.assertion.Term;
import wireclock.scenario.source.Problems;

/** Gives the numbers of a condition their meaning, and sees to it that only like is added to and compared with like. */
final class Numbers {
    private final ConditionText text;
    private final Names names;
    private final @Nullable EarlierResult earlier;
    private final String whose;
    private final boolean ofPart;
    private final Problems problems;

    /**
     * @param whose name stands for the pattern in the condition; empty where there is none
     */
    Numbers(ConditionText text, Names names, @Nullable EarlierResult earlier, String whose, boolean ofPart,
            Problems problems) {
        this.text = text;
        this.names = names;
        this.earlier = earlier;
        this.whose = whose;
        this.ofPart = ofPart;
        this.problems = problems;
    }

    /**
     * A number with a meaning.
     *
     * @param bare whether it is a number that was written without a unit, and takes that of what it meets
     */
    record Bound(Term term, boolean bare) {}

    /** What a name means, or null after reporting that it means nothing. */
    Names.@Nullable Meaning meaning(Syntax.Name name) {
        return names.resolve(text, name, Names.isPattern(name) ? Names.of(name, whose) : name.text(), problems);
    }

    /** A number, or null after reporting what is wrong with it. */
    @Nullable Bound of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal number -> new Bound(new Term.Constant(number.value(), number.unit()), number.bare());
            case Syntax.Name name -> {
                Names.Meaning meaning = meaning(name);
                yield meaning == null ? null : figure(name, meaning);
            }
            case Syntax.Baseline baseline -> baseline(baseline);
            case Syntax.Many many -> many(many);
            case Syntax.Calculated calculated -> calculated(calculated);
            case Syntax.Quoted quoted -> refuse(quoted, "the text '" + quoted.text() + "' is not a number");
            default -> refuse(syntax, "this is a condition, not a number");
        };
    }

    private @Nullable Bound refuse(Syntax syntax, String message) {
        problems.report(text.mark(syntax.at()), message, "Compare figures and numbers, join comparisons by 'and'.");
        return null;
    }

    private @Nullable Bound figure(Syntax.Name name, Names.Meaning meaning) {
        Figure<?> figure = meaning.entity().find(meaning.figure());
        if (figure == null || figure.unit().equals(Unit.TRUTH)) {
            return refuse(name, "'" + name.text() + "' is " + (figure == null ? "a word" : "true or false")
                    + ", not a number");
        }
        if (ofPart && figure.span() == Figure.Span.WHOLE) {
            problems.report(text.mark(name.at()), "'" + name.text() + "' is always of the whole flow",
                    "Leave 'from' and 'to' out.");
            return null;
        }
        return new Bound(new Term.Measured(meaning.entity().meter(meaning.figure()), figure.unit()), false);
    }

    private @Nullable Bound many(Syntax.Many many) {
        List<String> all = names.matches(text, List.of(many.pattern()), problems);
        List<Term> terms = new ArrayList<>();
        Unit unit = Unit.NONE;
        for (String each : all) {
            Names.Meaning meaning = names.resolve(text, many.pattern(), Names.of(many.pattern(), each), problems);
            Bound bound = meaning == null ? null : figure(many.pattern(), meaning);
            if (bound == null) {
                return null;
            }
            unit = bound.term.unit();
            terms.add(bound.term);
        }
        return terms.isEmpty() ? null
                : new Bound(new Summary(many.kind(), terms, many.kind() == Summary.Kind.FAIRNESS ? Unit.SHARE : unit), false);
    }

    private @Nullable Bound calculated(Syntax.Calculated calculated) {
        Bound left = of(calculated.left());
        Bound right = of(calculated.right());
        if (left == null || right == null) {
            return null;
        }
        Unit a = left.term.unit();
        Unit b = right.term.unit();
        Unit unit = switch (calculated.operator()) {
            case TIMES -> left.bare || a.isLike(Unit.NONE) ? b : b.isLike(Unit.NONE) ? a : a.times(b);
            case OVER -> b.isLike(Unit.NONE) ? a : a.over(b);
            case PLUS, MINUS -> left.bare ? b : a;
        };
        boolean sum = calculated.operator() == Calculation.Operator.PLUS
                || calculated.operator() == Calculation.Operator.MINUS;
        if (sum && !areAlike(calculated.at(), left, right)) {
            return null;
        }
        return new Bound(new Calculation(calculated.operator(), left.term, right.term, unit), left.bare && right.bare);
    }

    /** Whether two numbers can be compared; reports at the sign between them if not. */
    boolean areAlike(int at, Bound left, Bound right) {
        Unit a = left.term.unit();
        Unit b = right.term.unit();
        if (a.isLike(b) || left.bare && b.isLike(Unit.PACKETS) || right.bare && a.isLike(Unit.PACKETS)) {
            return true;
        }
        String hint = left.bare || right.bare ? "Write the number with its unit, such as 10 ms, 4 Mbit/s or 64 kB." : "";
        problems.report(text.mark(at), "on the left is " + a.noun() + ", on the right " + b.noun(), hint);
        return false;
    }

    private @Nullable Bound baseline(Syntax.Baseline baseline) {
        if (earlier == null) {
            problems.report(text.mark(baseline.at()), "it is not said what the baseline is",
                    "Add 'baseline: DIR', the folder of an earlier result.");
            return null;
        }
        Syntax.Name name = baseline.name() == null ? onlyFigure(baseline) : baseline.name();
        Names.Meaning meaning = name == null ? null : meaning(name);
        if (meaning == null) {
            return null;
        }
        Figure<?> figure = meaning.entity().find(meaning.figure());
        if (figure == null || figure.unit().equals(Unit.TRUTH)) {
            return refuse(baseline, "'" + meaning.figure() + "' of the baseline is not a number");
        }
        if (figure.column().isEmpty()) {
            problems.report(text.mark(baseline.at()), "results do not say '" + meaning.figure() + "'",
                    "A baseline has the figures of flows.csv, udp.csv and links.csv.");
            return null;
        }
        return value(baseline, earlier, meaning, figure);
    }

    private @Nullable Bound value(Syntax.Baseline baseline, EarlierResult result, Names.Meaning meaning,
            Figure<?> figure) {
        String whose = meaning.entity().name();
        String cell = meaning.entity().table().owner().equals("flow") ? result.flow(whose, figure.column())
                : result.link(whose, figure.column());
        if (cell == null || cell.isEmpty()) {
            problems.report(text.mark(baseline.at()), "the baseline has no " + figure.column() + " of '" + whose + "'",
                    "Is it a result of this scenario?");
            return null;
        }
        try {
            double value = Double.parseDouble(cell) * figure.unit().factor();
            return new Bound(new Term.Constant(value, figure.unit()), false);
        } catch (NumberFormatException e) {
            return refuse(baseline, "'" + cell + "' in the baseline is not a number");
        }
    }

    /** The figure that the condition is about, where it is about one only. */
    private Syntax.@Nullable Name onlyFigure(Syntax.Baseline baseline) {
        List<Syntax.Name> all = new ArrayList<>();
        Binder.collect(text.syntax(), all);
        List<String> texts = all.stream().map(Syntax.Name::text).distinct().toList();
        if (texts.size() != 1) {
            problems.report(text.mark(baseline.at()), "it is not clear which figure of the baseline is meant",
                    "Write baseline(bulk.goodput).");
            return null;
        }
        return all.getFirst();
    }
}
