package wireclock.reports.html;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.JsonWriter;

/** Writes the page of a sweep: its data as one block of JSON in the template, drawn by the page's own scripts. */
public final class SweepPage {
    private SweepPage() {}

    /**
     * Writes the page.
     *
     * @param data what {@code sweep-data.js} reads
     */
    public static void write(Writer out, String name, Map<String, @Nullable Object> data) throws IOException {
        // No < in it, and so nothing that could end the element it stands in.
        Template.write(out, Template.Page.SWEEP, name, JsonWriter.compact(data).replace("<", "\\u003c"));
    }
}
