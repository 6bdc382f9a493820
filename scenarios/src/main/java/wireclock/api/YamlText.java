package wireclock.api;

import java.util.regex.Pattern;

/** What a program says, as it is written in YAML. */
final class YamlText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private YamlText() {}

    /** A key as it stands. */
    static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no word: it has letters, digits, - and _");
        }
        return text;
    }

    /** A text as it stands, in quotes. */
    static String quoted(String text) {
        return "\"" + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A value that is YAML already. */
    static String value(String yaml) {
        return line(yaml).strip();
    }

    /** Every value stands in its line, and cannot say anything about its neighbours. */
    private static String line(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a value stands in one line: " + text.strip());
        }
        return text;
    }
}
