package wireclock.reports;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values (RFC 4180) row by row, so that the length of a table costs no memory. The counterpart of
 * {@link CsvWriter}: lines end in LF; the CR that other programs put before it is passed over. The caller buffers and
 * closes the reader.
 */
public final class CsvReader {
    private static final int END = -1;

    private final Reader in;
    private final StringBuilder field = new StringBuilder();

    public CsvReader(Reader in) {
        this.in = in;
    }

    /** All rows of a short table. */
    public static List<List<String>> all(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text));
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row = reader.row(); row != null; row = reader.row()) {
            rows.add(row);
        }
        return rows;
    }

    /** The fields of the next row, or null at the end. */
    public @Nullable List<String> row() throws IOException {
        int c = in.read();
        if (c == END) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        while (true) {
            c = c == '"' ? quoted() : plain(c);
            fields.add(field.toString());
            field.setLength(0);
            if (c != ',') {
                return fields;
            }
            c = in.read();
        }
    }

    /** Takes a field in without quotes, and answers what ended it. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c != ',' && c != '\n' && c != END) {
            if (c != '\r') {
                field.append((char) c);
            }
            c = in.read();
        }
        return c;
    }

    /** Takes a field in up to its closing quote (§2, rule 7: two quotes are one), and answers what follows it. */
    private int quoted() throws IOException {
        while (true) {
            int c = in.read();
            if (c == '"') {
                c = in.read();
                if (c != '"') {
                    return c == '\r' ? in.read() : c;
                }
            }
            if (c == END) {
                throw new IOException("a quoted field without an end");
            }
            field.append((char) c);
        }
    }
}
