package wireclock.scenario.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a condition apart into words and signs. */
final class Tokenizer {
    /** A whole scenario is at most 4 MiB; a condition that long is none. */
    private static final int LONGEST = 2000;

    /**
     * A name, with a pattern or an interface before the first dot and figures behind. One that begins with a digit has
     * no star, so that {@code 2*a.goodput} is a product.
     */
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z*][A-Za-z0-9_*:-]*|[0-9][A-Za-z0-9_:-]*(?=\\.[a-z]))(?:\\.[A-Za-z][A-Za-z0-9_]*)*");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?");
    private static final Pattern UNIT = Pattern.compile(
            "\\s*(?!(?:and|or|in|not)\\b)(%|[A-Za-z\u00B5\u03BC]+(?:/s(?![A-Za-z0-9_.:-]))?)");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern SIGN = Pattern.compile("<=|>=|==|!=|\\.\\.|[-<>+*/(),]");

    private Tokenizer() {}

    /** The words and signs in order, an end behind them. */
    static List<Token> tokens(String text) throws SyntaxException {
        if (text.length() > LONGEST) {
            throw new SyntaxException(0, "the condition has more than " + LONGEST + " characters",
                    "Make several of it.");
        }
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            at = take(text, at, tokens);
        }
        tokens.add(new Token(Token.Kind.END, at, "", ""));
        return tokens;
    }

    private static int take(String text, int at, List<Token> tokens) throws SyntaxException {
        Matcher name = NAME.matcher(text).region(at, text.length()).useTransparentBounds(true);
        // After something that can be multiplied, a star is a sign.
        boolean isProduct = text.charAt(at) == '*' && !tokens.isEmpty() && endsOperand(tokens.getLast());
        if (!isProduct && name.lookingAt()) {
            tokens.add(new Token(Token.Kind.NAME, at, name.group(), ""));
            return name.end();
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            Matcher unit = UNIT.matcher(text).region(number.end(), text.length()).useTransparentBounds(true);
            boolean hasUnit = unit.lookingAt();
            tokens.add(new Token(Token.Kind.NUMBER, at, number.group(), hasUnit ? unit.group(1) : ""));
            return hasUnit ? unit.end() : number.end();
        }
        Matcher quoted = TEXT.matcher(text).region(at, text.length());
        if (quoted.lookingAt()) {
            tokens.add(new Token(Token.Kind.TEXT, at, quoted.group().substring(1, quoted.group().length() - 1), ""));
            return quoted.end();
        }
        Matcher sign = SIGN.matcher(text).region(at, text.length());
        if (sign.lookingAt()) {
            tokens.add(new Token(Token.Kind.SIGN, at, sign.group(), ""));
            return sign.end();
        }
        char c = text.charAt(at);
        throw switch (c) {
            case '=' -> new SyntaxException(at, "'=' compares nothing", "Write == for equal.");
            case '\'', '"' -> new SyntaxException(at, "the quotation mark is not closed", "");
            case '\u2264' -> new SyntaxException(at, "'" + c + "' is not known here", "Write <=.");
            case '\u2265' -> new SyntaxException(at, "'" + c + "' is not known here", "Write >=.");
            default -> new SyntaxException(at, "'" + Character.toString(text.codePointAt(at)) + "' is not known here",
                    "Write a condition such as bulk.goodput >= 4 Mbit/s.");
        };
    }

    private static boolean endsOperand(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME && !SyntaxParser.isKeyword(token)
                || token.is(")");
    }
}
