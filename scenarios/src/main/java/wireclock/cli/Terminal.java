package wireclock.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints.
 *
 * @param out what was asked for
 * @param err everything else
 * @param color whether escape sequences are understood and wanted
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean color) {
    /**
     * The process's own, in UTF-8 whatever the locale, so that what is redirected into files is the same everywhere.
     */
    public static Terminal ofProcess() {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(out, err, colorWanted(System.getenv("NO_COLOR"), System.getenv("TERM"), System.console()));
    }

    /** Whether the locale has characters beyond ASCII; what is redirected into files is read in the same locale. */
    static boolean showsUnicode() {
        return System.getProperty("native.encoding", "").toUpperCase(Locale.ROOT).startsWith("UTF");
    }

    /** See no-color.org: any value but an empty one means no. */
    static boolean colorWanted(@Nullable String noColor, @Nullable String term, @Nullable Console console) {
        boolean refused = noColor != null && !noColor.isEmpty() || term == null || term.equals("dumb");
        return !refused && console != null && console.isTerminal();
    }

    /** The text, bold where that can be seen. */
    public String bold(String text) {
        return color ? "\u001B[1m" + text + "\u001B[0m" : text;
    }

    /** The text, red where that can be seen. */
    public String red(String text) {
        return color ? "\u001B[31m" + text + "\u001B[0m" : text;
    }

    /** The text, green where that can be seen. */
    public String green(String text) {
        return color ? "\u001B[32m" + text + "\u001B[0m" : text;
    }

    /** Lets everything be seen that was printed. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
