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

    /** The text in lines of at most {@code width} characters, broken at blanks, all but the first set in by two. */
    String wrap(String text, int width) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : (ascii ? text.replace("×", "x") : text).split(" ", -1)) {
            if (length > 0 && length + 1 + word.length() > width) {
                lines.append("\n ");
                length = 1;
            }
            lines.append(length == 0 ? "" : " ").append(word);
            length += (length == 0 ? 0 : 1) + word.length();
        }
        return lines.append('\n').toString();
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
