package wireclock.scenario.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Figure;
import wireclock.metrics.figures.Unit;
import wireclock.reports.EarlierResult;
import wireclock.reports.assertion.Comparison;
import wireclock.reports.assertion.Condition;
import wireclock.reports.assertion.Every;
import wireclock.reports.assertion.Saying;
import wireclock.scenario.source.Problems;

/** Gives the names of a condition their meaning: makes of its text a condition that can be tested. */
public final class Binder {
    private final ConditionText text;
    private final Numbers numbers;
    private final Problems problems;

    private Binder(ConditionText text, Numbers numbers, Problems problems) {
        this.text = text;
        this.numbers = numbers;
        this.problems = problems;
    }

    /**
     * Binds a condition, with meters of its own.
     *
     * @param names who has which figures
     * @param earlier what {@code baseline} stands for, or null if nothing is compared with
     * @param ofPart whether the condition is about a part of the run only
     * @return null if something was reported
     */
    public static @Nullable Condition bind(ConditionText text, Names names, @Nullable EarlierResult earlier,
            boolean ofPart, Problems problems) {
        int before = problems.count();
        List<Syntax.Name> patterns = new ArrayList<>();
        collect(text.syntax(), patterns);
        patterns.removeIf(name -> !Names.isPattern(name));
        List<String> whose = List.of("");
        if (!patterns.isEmpty()) {
            String pattern = Names.pattern(patterns.getFirst());
            for (Syntax.Name other : patterns) {
                if (!Names.pattern(other).equals(pattern)) {
                    problems.report(text.mark(other.at()), "'" + pattern + "' and '" + Names.pattern(other)
                            + "' cannot stand for many in one condition",
                            "Make one number of one of them, as in sum(" + other.text() + ").");
                    return null;
                }
            }
            whose = names.matches(text, patterns, problems);
        }
        List<Condition> conditions = new ArrayList<>();
        for (String each : whose) {
            Numbers numbers = new Numbers(text, names, earlier, each, ofPart, problems);
            Condition condition = new Binder(text, numbers, problems).condition(text.syntax());
            if (condition == null) {
                return null;
            }
            conditions.add(condition);
        }
        if (problems.count() > before) {
            return null;
        }
        return patterns.isEmpty() ? conditions.getFirst() : new Every(whose, conditions);
    }

    /** All names that stand for one figure each. */
    static void collect(Syntax syntax, List<Syntax.Name> found) {
        switch (syntax) {
            case Syntax.Name name -> found.add(name);
            case Syntax.Baseline baseline -> {
                if (baseline.name() != null) {
                    found.add(baseline.name());
                }
            }
            case Syntax.Calculated calculated -> {
                collect(calculated.left(), found);
                collect(calculated.right(), found);
            }
            case Syntax.Compared compared -> {
                collect(compared.left(), found);
                collect(compared.right(), found);
            }
            case Syntax.Between between -> {
                collect(between.value(), found);
                collect(between.least(), found);
                collect(between.most(), found);
            }
            case Syntax.Not not -> collect(not.condition(), found);
            case Syntax.Pair pair -> {
                collect(pair.left(), found);
                collect(pair.right(), found);
            }
            case Syntax.Literal literal -> { }
            case Syntax.Quoted quoted -> { }
            case Syntax.Many many -> { }
        }
    }

    private @Nullable Condition condition(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Pair pair -> {
                Condition left = condition(pair.left());
                Condition right = condition(pair.right());
                yield left == null || right == null ? null : new Condition.Pair(pair.both(), left, right);
            }
            case Syntax.Not not -> {
                Condition inner = condition(not.condition());
                yield inner == null ? null : new Condition.Not(inner);
            }
            case Syntax.Compared compared -> compared(compared);
            case Syntax.Between between -> {
                Numbers.Bound value = numbers.of(between.value());
                Numbers.Bound least = numbers.of(between.least());
                Numbers.Bound most = numbers.of(between.most());
                yield value == null || least == null || most == null
                        || !numbers.areAlike(between.at(), value, least) || !numbers.areAlike(between.at(), value, most)
                        ? null : new Comparison.Between(value.term(), least.term(), most.term());
            }
            case Syntax.Name name -> fact(name);
            default -> refuse(syntax, "this is a number, not a condition");
        };
    }

    private @Nullable Condition refuse(Syntax syntax, String message) {
        problems.report(text.mark(syntax.at()), message, "Compare it, as in bulk.goodput >= 4 Mbit/s.");
        return null;
    }

    /** A name that stands alone: of something that is so or not. */
    private @Nullable Condition fact(Syntax.Name name) {
        Names.Meaning meaning = numbers.meaning(name);
        if (meaning == null) {
            return null;
        }
        Figure<?> figure = meaning.entity().find(meaning.figure());
        if (figure == null || !figure.unit().equals(Unit.TRUTH)) {
            return refuse(name, "'" + name.text() + "' is " + (figure == null ? "a word" : figure.unit().noun())
                    + ", not a condition");
        }
        return new Saying.Fact(meaning.entity().meter(meaning.figure()));
    }

    private @Nullable Condition compared(Syntax.Compared compared) {
        boolean equal = compared.operator() == Comparison.Operator.EQUAL;
        String word = word(compared.right());
        if (word != null && compared.left() instanceof Syntax.Name name) {
            return compared(compared, name, word, equal);
        }
        Numbers.Bound left = numbers.of(compared.left());
        Numbers.Bound right = numbers.of(compared.right());
        return left == null || right == null || !numbers.areAlike(compared.at(), left, right) ? null
                : new Comparison(compared.operator(), left.term(), right.term());
    }

    /** Something compared with a word. */
    private @Nullable Condition compared(Syntax.Compared compared, Syntax.Name name, String word, boolean equal) {
        Names.Meaning meaning = numbers.meaning(name);
        if (meaning == null) {
            return null;
        }
        if (!equal && compared.operator() != Comparison.Operator.UNEQUAL) {
            problems.report(text.mark(compared.at()), "words can only be equal or not", "Write == or !=.");
            return null;
        }
        if (meaning.isText()) {
            return new Saying.Word(meaning.entity().words(meaning.figure()), word, equal);
        }
        Figure<?> figure = Objects.requireNonNull(meaning.entity().find(meaning.figure()));
        if (figure.unit().equals(Unit.TRUTH) && (word.equals("true") || word.equals("false"))) {
            Condition fact = new Saying.Fact(meaning.entity().meter(meaning.figure()));
            return word.equals("true") == equal ? fact : new Condition.Not(fact);
        }
        problems.report(text.mark(compared.right().at()), "'" + name.text() + "' is " + (figure.unit().equals(Unit.TRUTH)
                ? "true or false" : figure.unit().noun()) + " and cannot be compared with '" + word + "'",
                figure.unit().equals(Unit.TRUTH) ? "Write it alone, or after 'not'."
                        : "Write a number with its unit, or another figure.");
        return null;
    }

    /** A text in quotes, or a single word that is nobody's figure; null for anything else. */
    private @Nullable String word(Syntax syntax) {
        return syntax instanceof Syntax.Quoted quoted ? quoted.text()
                : syntax instanceof Syntax.Name name && name.text().indexOf('.') < 0 && !Names.isPattern(name)
                ? name.text() : null;
    }
}
