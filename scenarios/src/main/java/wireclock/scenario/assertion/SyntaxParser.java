package wireclock.scenario.assertion;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.metrics.figures.Unit;
import wireclock.reports.assertion.Calculation;
import wireclock.reports.assertion.Comparison;
import wireclock.reports.assertion.Summary;

/**
 * Reads a condition, from what binds least to what binds most.
 *
 * <pre>
 * condition  = both { "or" both }
 * both       = negation { "and" negation }
 * negation   = "not" negation | comparison
 * comparison = sum [ ( "&lt;" | "&lt;=" | "==" | "!=" | "&gt;=" | "&gt;" ) sum | "in" sum ".." sum ]
 * sum        = product { ( "+" | "-" ) product }
 * product    = factor { ( "*" | "/" ) factor }
 * factor     = "-" factor | number [ unit ] | name | text | "(" condition ")"
 *            | "baseline" [ "(" name ")" ] | ( "sum" | "mean" | "min" | "max" | "fairness" ) "(" name ")"
 * </pre>
 */
final class SyntaxParser {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in");
    static final String BASELINE = "baseline";
    /** Deeper brackets are no condition that anybody can read, and would exhaust the stack. */
    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private SyntaxParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Syntax parse(String text) throws SyntaxException {
        SyntaxParser parser = new SyntaxParser(Tokenizer.tokens(text));
        Syntax condition = parser.condition();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            String hint = Comparison.Operator.of(rest.text()) != null || rest.is("in")
                    ? "Join two comparisons by 'and', or write a range as: in 10 ms .. 20 ms."
                    : "Is there an operator missing before it?";
            throw new SyntaxException(rest.at(), rest.quoted() + " comes unexpected", hint);
        }
        return condition;
    }

    static boolean isKeyword(Token token) {
        return token.kind() == Token.Kind.NAME && KEYWORDS.contains(token.text());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private @Nullable Token take(String... signs) {
        for (String sign : signs) {
            if (peek().is(sign)) {
                return take();
            }
        }
        return null;
    }

    private Syntax condition() throws SyntaxException {
        Syntax left = both();
        for (Token or = take("or"); or != null; or = take("or")) {
            left = new Syntax.Pair(or.at(), false, left, both());
        }
        return left;
    }

    private Syntax both() throws SyntaxException {
        Syntax left = negation();
        for (Token and = take("and"); and != null; and = take("and")) {
            left = new Syntax.Pair(and.at(), true, left, negation());
        }
        return left;
    }

    private Syntax negation() throws SyntaxException {
        Token not = take("not");
        if (not == null) {
            return comparison();
        }
        enter(not);
        Syntax negated = new Syntax.Not(not.at(), negation());
        depth--;
        return negated;
    }

    private Syntax comparison() throws SyntaxException {
        Syntax left = sum();
        Token sign = take("<=", ">=", "==", "!=", "<", ">");
        Comparison.Operator operator = sign == null ? null : Comparison.Operator.of(sign.text());
        if (sign != null && operator != null) {
            return new Syntax.Compared(sign.at(), operator, left, sum());
        }
        Token in = take("in");
        if (in == null) {
            return left;
        }
        Syntax least = sum();
        if (take("..") == null) {
            throw new SyntaxException(peek().at(), "a range needs '..' here", "Write it as: in 10 ms .. 20 ms.");
        }
        return new Syntax.Between(in.at(), left, least, sum());
    }

    private Syntax sum() throws SyntaxException {
        Syntax left = product();
        for (Token sign = take("+", "-"); sign != null; sign = take("+", "-")) {
            left = new Syntax.Calculated(sign.at(), sign.text().equals("+") ? Calculation.Operator.PLUS
                    : Calculation.Operator.MINUS, left, product());
        }
        return left;
    }

    private Syntax product() throws SyntaxException {
        Syntax left = factor();
        for (Token sign = take("*", "/"); sign != null; sign = take("*", "/")) {
            left = new Syntax.Calculated(sign.at(), sign.text().equals("*") ? Calculation.Operator.TIMES
                    : Calculation.Operator.OVER, left, factor());
        }
        return left;
    }

    private Syntax factor() throws SyntaxException {
        Token token = take();
        if (token.is("-")) {
            enter(token);
            Syntax negative = new Syntax.Calculated(token.at(), Calculation.Operator.TIMES,
                    new Syntax.Literal(token.at(), -1, Unit.NONE, false), factor());
            depth--;
            return negative;
        }
        if (token.is("(")) {
            enter(token);
            Syntax inner = condition();
            close(token);
            depth--;
            return inner;
        }
        switch (token.kind()) {
            case NUMBER -> {
                return Units.number(token);
            }
            case TEXT -> {
                return new Syntax.Quoted(token.at(), token.text());
            }
            case NAME -> {
                if (!isKeyword(token)) {
                    return named(token);
                }
            }
            default -> { }
        }
        throw new SyntaxException(token.at(), "a figure or a number is needed here, not " + token.quoted(),
                "Write a condition such as bulk.goodput >= 4 Mbit/s.");
    }

    /** A name alone, or one with an argument in brackets. */
    private Syntax named(Token token) throws SyntaxException {
        if (token.text().equals(BASELINE)) {
            return new Syntax.Baseline(token.at(), peek().is("(") ? argument() : null);
        }
        if (!peek().is("(")) {
            return new Syntax.Name(token.at(), token.text());
        }
        for (Summary.Kind kind : Summary.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(token.text())) {
                return new Syntax.Many(token.at(), kind, argument());
            }
        }
        throw new SyntaxException(token.at(), "there is no function '" + token.text() + "'",
                "There are sum, mean, min, max, fairness and baseline.");
    }

    private Syntax.Name argument() throws SyntaxException {
        Token open = take();
        Token name = take();
        if (name.kind() != Token.Kind.NAME || isKeyword(name)) {
            throw new SyntaxException(name.at(), "a figure is needed here, not " + name.quoted(),
                    "Write it as sum(pc*.goodput).");
        }
        close(open);
        return new Syntax.Name(name.at(), name.text());
    }

    private void close(Token open) throws SyntaxException {
        if (take(")") == null) {
            throw new SyntaxException(peek().at(), "')' is missing for the bracket at character " + (open.at() + 1), "");
        }
    }

    private void enter(Token token) throws SyntaxException {
        if (++depth > DEEPEST) {
            throw new SyntaxException(token.at(), "the condition is nested more than " + DEEPEST + " levels deep",
                    "Make several of it.");
        }
    }
}
