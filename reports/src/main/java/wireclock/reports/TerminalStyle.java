package wireclock.reports;

/**
 * What a terminal can show.
 *
 * @param colours whether escape sequences for colours are wanted
 * @param ascii whether only ASCII is wanted
 */
public record TerminalStyle(boolean colours, boolean ascii) {
    private static final String RESET = "\u001B[0m";

    /** A colour and what it says here. */
    enum Tone {
        GOOD("\u001B[32m"),
        DOUBTFUL("\u001B[33m"),
        BAD("\u001B[31m"),
        HEADING("\u001B[1m");

        private final String sequence;

        Tone(String sequence) {
            this.sequence = sequence;
        }
    }

    String paint(String text, Tone tone) {
        return colours ? tone.sequence + text + RESET : text;
    }

    String arrow() {
        return ascii ? "->" : "→";
    }

    /** The text in at most {@code width} characters, the last of them dots where something was left out. */
    String fit(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        String dots = ascii ? "..." : "…";
        return width <= dots.length() ? text.substring(0, width) : text.substring(0, width - dots.length()) + dots;
    }
}
