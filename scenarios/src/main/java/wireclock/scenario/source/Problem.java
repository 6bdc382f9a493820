package wireclock.scenario.source;

/**
 * One thing that is wrong with a scenario, said so that its author can mend it.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 where no single place is to blame
 * @param column from 1; 0 together with line 0
 * @param message what is wrong, naming the wrong word, without a full stop
 * @param hint one or more sentences that say what to write instead, or empty
 */
public record Problem(String file, int line, int column, String message, String hint) {
    public Problem {
        message = oneLine(message);
        hint = oneLine(hint);
    }

    /**
     * A problem at a place.
     *
     * @param file the scenario's own file; the place may be in one that it includes
     */
    public static Problem at(Mark mark, String file, String message, String hint) {
        return new Problem(mark.source().isEmpty() ? file : mark.source(), mark.line(), mark.column(), message, hint);
    }

    /** What a file says is quoted in messages: it must not reach a terminal as a line end or an escape sequence. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "\uFFFD");
    }

    /** The place within the file. */
    public Mark mark() {
        return new Mark(line, column);
    }

    /** {@code FILE:LINE:COL: what is wrong. hint}, or without line and column where there is no single place. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + message + "." + (hint.isEmpty() ? "" : " " + hint);
    }
}
