package wireclock.reports.tables;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import wireclock.metrics.Transcript;
import wireclock.reports.ResultFolder;

/** What pings and traceroutes would have printed: whole in files, the results on the terminal. */
public final class Transcripts {
    /** As with devices: nobody leafs through more files. */
    static final int MOST_FILES = 1000;

    private static final int MOST_SHOWN = 10;
    private static final int MOST_LINES_SHOWN = 40;

    private Transcripts() {}

    /**
     * Writes {@code tables/PROGRAM-FLOW.txt} for each.
     *
     * @param nodes names that files have already
     */
    public static void write(ResultFolder folder, List<Transcript> transcripts, Collection<String> nodes)
            throws IOException {
        for (Transcript transcript : transcripts.subList(0, Math.min(transcripts.size(), MOST_FILES))) {
            String name = transcript.program() + "-" + transcript.flow();
            while (nodes.contains(name)) {
                name += "-flow";
            }
            try (Writer out = folder.writer("tables/" + name + ".txt")) {
                for (String line : transcript.lines()) {
                    out.append(line).append('\n');
                }
            }
        }
    }

    /** The results of the first few, each under the flow's name, for the terminal; empty if there are none. */
    public static String render(List<Transcript> transcripts) {
        List<String> lines = new ArrayList<>();
        for (Transcript transcript : transcripts.subList(0, Math.min(transcripts.size(), MOST_SHOWN))) {
            List<String> result = transcript.resultLines();
            lines.add(transcript.flow() + ":");
            result.subList(0, Math.min(result.size(), MOST_LINES_SHOWN)).forEach(line -> lines.add("  " + line));
        }
        if (transcripts.size() > MOST_SHOWN) {
            lines.add("and " + (transcripts.size() - MOST_SHOWN) + " more in tables/");
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
