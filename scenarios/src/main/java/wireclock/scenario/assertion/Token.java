package wireclock.scenario.assertion;

/**
 * A word or a sign of a condition.
 *
 * @param at where it begins, in characters from the beginning of the condition
 * @param text as written; of a text in quotes what stands between them; of a number without its unit
 * @param unit of a number, or empty
 */
record Token(Kind kind, int at, String text, String unit) {
    /** What kind of word. */
    enum Kind { NUMBER, NAME, TEXT, SIGN, END }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    /** For messages. */
    String quoted() {
        return kind == Kind.END ? "the end" : "'" + text + (unit.isEmpty() ? "" : " " + unit) + "'";
    }
}
