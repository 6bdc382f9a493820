package wireclock.scenario.source;

/**
 * A place in a scenario's text.
 *
 * @param source name of the included file that it is in, or empty for the scenario's own
 * @param line from 1; 0 where a problem belongs to the whole file
 * @param column from 1, in characters; 0 together with line 0
 */
public record Mark(String source, int line, int column) implements Comparable<Mark> {
    /** The whole file. */
    public static final Mark FILE = new Mark(0, 0);

    /** A place in the scenario's own file. */
    public Mark(int line, int column) {
        this("", line, column);
    }

    @Override
    public int compareTo(Mark other) {
        int order = source.compareTo(other.source);
        order = order != 0 ? order : Integer.compare(line, other.line);
        return order != 0 ? order : Integer.compare(column, other.column);
    }

    /** For messages about another place: {@code on line 7} or {@code on line 7 of office.yaml}. */
    public String where() {
        return "on line " + line + (source.isEmpty() ? "" : " of " + source);
    }

    /** The place of a character in a text, with lines that end in LF, CR or CR LF as YAML has them. */
    public static Mark ofOffset(String text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Mark(line, column);
    }
}
