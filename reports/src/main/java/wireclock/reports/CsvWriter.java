package wireclock.reports;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of comma-separated values (RFC 4180), field by field.
 *
 * <p>Lines end in LF, not CRLF: the files live in version control and go through Unix tools, and every reader takes
 * both. A missing value is an empty field. The caller owns the underlying writer and closes it.
 */
public final class CsvWriter {
    private final Writer out;
    private boolean rowBegun;

    public CsvWriter(Writer out) {
        this.out = out;
    }

    /** Writes a text, quoted where it must be (RFC 4180, section 2, rules 6 and 7); null is missing. */
    public void text(@Nullable String value) throws IOException {
        separate();
        if (value == null) {
            return;
        }
        if (needsQuotes(value)) {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(value);
        }
    }

    public void integer(long value) throws IOException {
        separate();
        out.write(Long.toString(value));
    }

    /** Writes a whole number; null is missing. */
    public void integer(@Nullable Long value) throws IOException {
        text(value == null ? null : value.toString());
    }

    /**
     * Writes a number as the shortest plain decimal that reads back as the same double; NaN is missing.
     *
     * @throws IllegalArgumentException if the value is infinite
     */
    public void number(double value) throws IOException {
        text(Double.isNaN(value) ? null : Decimals.plain(value));
    }

    /** As {@link #number(double)}; null is missing. */
    public void number(@Nullable Double value) throws IOException {
        number(value == null ? Double.NaN : value.doubleValue());
    }

    /** Writes picoseconds as seconds, exactly. */
    public void seconds(long ps) throws IOException {
        text(Decimals.seconds(ps).toPlainString());
    }

    /** Writes picoseconds as seconds, exactly; null is missing. */
    public void seconds(@Nullable Long ps) throws IOException {
        text(ps == null ? null : Decimals.seconds(ps).toPlainString());
    }

    /** Writes {@code true} or {@code false}. */
    public void truth(boolean value) throws IOException {
        text(Boolean.toString(value));
    }

    /** Ends the row. */
    public void endRow() throws IOException {
        out.write('\n');
        rowBegun = false;
    }

    private void separate() throws IOException {
        if (rowBegun) {
            out.write(',');
        }
        rowBegun = true;
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
