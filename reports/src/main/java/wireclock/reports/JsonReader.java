package wireclock.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) as {@link JsonWriter} writes it: maps in their order, lists, strings, booleans, nulls, and
 * numbers as {@link BigDecimal}.
 */
public final class JsonReader {
    /** Deeper than any tree of ours, and far from the end of the stack. */
    private static final int MOST_LEVELS = 200;

    private final String text;
    private int at;
    private int level;

    private JsonReader(String text) {
        this.text = text;
    }

    /** A text that is no JSON. */
    public static final class MalformedJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedJsonException(String message) {
            super(message);
        }
    }

    /** The tree of a text. */
    public static @Nullable Object read(String text) throws MalformedJsonException {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.malformed("something follows the end");
        }
        return value;
    }

    private @Nullable Object value() throws MalformedJsonException {
        skipBlanks();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws MalformedJsonException {
        enter();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (boolean first = true; !ends('}', first); first = false) {
            skipBlanks();
            String key = string();
            skipBlanks();
            expect(':');
            if (map.containsKey(key)) {
                throw malformed("'" + key + "' is there twice");
            }
            map.put(key, value());
        }
        level--;
        return map;
    }

    private List<@Nullable Object> array() throws MalformedJsonException {
        enter();
        List<@Nullable Object> list = new ArrayList<>();
        for (boolean first = true; !ends(']', first); first = false) {
            list.add(value());
        }
        level--;
        return list;
    }

    private void enter() throws MalformedJsonException {
        at++;
        if (++level > MOST_LEVELS) {
            throw malformed("too deep");
        }
    }

    /** Whether the closing bracket comes, or else the comma before the next entry. */
    private boolean ends(char bracket, boolean first) throws MalformedJsonException {
        skipBlanks();
        if (peek() == bracket) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private String string() throws MalformedJsonException {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw malformed("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws MalformedJsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw malformed("a wrong escape");
                    }
                    code = code << 4 | digit;
                }
                yield (char) code;
            }
            default -> throw malformed("a wrong escape");
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) throws MalformedJsonException {
        if (!text.startsWith(word, at)) {
            throw malformed("an unknown word");
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() throws MalformedJsonException {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?")) {
            at = from;
            throw malformed("no value");
        }
        return new BigDecimal(digits);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) throws MalformedJsonException {
        if (next() != wanted) {
            at--;
            throw malformed("'" + wanted + "' is missing");
        }
    }

    private char next() throws MalformedJsonException {
        char c = peek();
        at++;
        return c;
    }

    private char peek() throws MalformedJsonException {
        if (at >= text.length()) {
            throw malformed("the end comes too early");
        }
        return text.charAt(at);
    }

    private MalformedJsonException malformed(String what) {
        long line = 1 + text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        return new MalformedJsonException(what + " in line " + line);
    }
}
