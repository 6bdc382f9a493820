package wireclock.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees of maps, lists, strings, numbers, arrays of longs, booleans and nulls as JSON (RFC 8259): in the order
 * of the maps, two blanks an indent, one line an entry, so that two results can be compared line by line.
 */
public final class JsonWriter {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final boolean compact;

    private JsonWriter(boolean compact) {
        this.compact = compact;
    }

    /**
     * The text of a tree, ending in a line feed.
     *
     * @throws IllegalArgumentException if the tree holds anything else, a key that is no string, or a number that is
     *         not finite
     */
    public static String write(@Nullable Object tree) {
        JsonWriter writer = new JsonWriter(false);
        writer.value(tree, "\n");
        return writer.out.append('\n').toString();
    }

    /** As {@link #write}, without a blank or a line feed: for programs, where size matters. */
    public static String compact(@Nullable Object tree) {
        JsonWriter writer = new JsonWriter(true);
        writer.value(tree, "");
        return writer.out.toString();
    }

    /** @param newline a line feed and the indent of the line on which the value begins */
    private void value(@Nullable Object value, String newline) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> object(map, newline);
            case List<?> list -> array(list, newline);
            case long[] numbers -> out.append(Arrays.toString(numbers).replace(" ", ""));
            case String text -> string(text);
            case Boolean truth -> out.append(truth);
            case Number number -> out.append(number(number));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map, String newline) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext();) {
            Map.Entry<?, ?> entry = i.next();
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("a key of JSON is a string, not " + entry.getKey());
            }
            String inner = indented(newline);
            out.append(inner);
            string(key);
            out.append(compact ? ":" : ": ");
            value(entry.getValue(), inner);
            out.append(i.hasNext() ? "," : newline);
        }
        out.append('}');
    }

    private void array(List<?> list, String newline) {
        out.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext();) {
            String inner = indented(newline);
            out.append(inner);
            value(i.next(), inner);
            out.append(i.hasNext() ? "," : newline);
        }
        out.append(']');
    }

    private String indented(String newline) {
        return compact ? "" : newline + INDENT;
    }

    private static String number(Number number) {
        return switch (number) {
            case Byte b -> b.toString();
            case Short s -> s.toString();
            case Integer i -> i.toString();
            case Long l -> l.toString();
            case BigInteger b -> b.toString();
            case BigDecimal d -> Decimals.plain(d);
            case Double d -> Decimals.plain(d);
            default -> throw new IllegalArgumentException("no JSON for " + number.getClass().getName());
        };
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }

    /** Half a character has no encoding in UTF-8. */
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
