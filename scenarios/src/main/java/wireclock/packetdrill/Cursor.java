package wireclock.packetdrill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a script's text, moved on by what is recognised there. Blanks, newlines and comments mean nothing; nor do
 * parts between {@code #ifdef} and {@code #endif}, which are for other systems.
 */
final class Cursor {
    private static final Pattern BLANK = Pattern.compile("(?:\\s+|//[^\\n]*|/\\*.*?\\*/|#ifdef.*?#endif)+", Pattern.DOTALL);
    private static final Pattern BLANK_IN_CODE = Pattern.compile("\\s+");

    private final String text;
    private final Pattern blank;
    private int at;

    private Cursor(String text, Pattern blank) {
        this.text = text;
        this.blank = blank;
    }

    /** The beginning of a script. */
    static Cursor ofScript(String text) {
        return new Cursor(text, BLANK);
    }

    /** The beginning of a statement of code, where {@code //} is a division. */
    static Cursor ofCode(String text) {
        return new Cursor(text, BLANK_IN_CODE);
    }

    /** Passes over blanks and comments. */
    Cursor skip() {
        Matcher nothing = blank.matcher(text).region(at, text.length());
        if (nothing.lookingAt()) {
            at = nothing.end();
        }
        return this;
    }

    boolean atEnd() {
        return skip().at == text.length();
    }

    /** Whether a text stands here, blanks aside; does not move. */
    boolean sees(String expected) {
        return skip().text.startsWith(expected, at);
    }

    /** Passes over a text if it stands here. */
    boolean take(String expected) {
        boolean there = sees(expected);
        if (there) {
            at += expected.length();
        }
        return there;
    }

    /** Passes over a text that must stand here. */
    void expect(String expected) throws ScriptException {
        if (!take(expected)) {
            throw wrong("'" + expected + "' expected");
        }
    }

    /** Passes over what a pattern matches, and gives it; null if it does not match here. */
    @Nullable String take(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    /** Passes over what a pattern must match here. */
    String expect(Pattern pattern, String what) throws ScriptException {
        String found = take(pattern);
        if (found == null) {
            throw wrong(what + " expected");
        }
        return found;
    }

    /** Everything up to a text, which is passed over too. */
    String until(String end) throws ScriptException {
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            throw wrong("'" + end + "' is missing");
        }
        String found = text.substring(at, stop);
        at = stop + end.length();
        return found;
    }

    /** Line of the place, from 1. */
    int line() {
        skip();
        int line = 1;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The complaint that something here cannot be read. */
    ScriptException wrong(String what) {
        int line = line();
        int end = text.indexOf('\n', at);
        String rest = text.substring(at, end < 0 ? text.length() : end).strip();
        return new ScriptException(line, what + (rest.isEmpty() ? " at the end" : ", not '" + rest + "'"));
    }
}
