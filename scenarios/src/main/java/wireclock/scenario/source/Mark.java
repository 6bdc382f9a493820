package wireclock.scenario.source;

/**
 * A place in a scenario's text.
 *
 * @param line from 1; 0 where a problem belongs to the whole file
 * @param column from 1, in characters; 0 together with line 0
 */
public record Mark(int line, int column) implements Comparable<Mark> {
    /** The whole file. */
    public static final Mark FILE = new Mark(0, 0);

    @Override
    public int compareTo(Mark other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** The place of a character in a text, with lines that end in LF, CR or CR LF as YAML has them. */
    static Mark ofOffset(String text, int offset) {
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
