package wireclock.reports.html;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.JsonWriter;
import wireclock.reports.ResultFolder;
import wireclock.reports.packets.Wiring;
import wireclock.reports.tables.TableKind;
import wireclock.reports.tables.TableKinds;

/**
 * Writes {@code report.html}, the last of the result files, from the others: whatever columns they have are shown, and
 * a file that is not there is a section less. So the page depends on what they depend on, and on nothing else.
 */
public final class ReportPage {
    /** The file in the result folder. */
    public static final String FILE = "report.html";

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_ROWS_OF_DEVICES = 1_200;
    /** A scenario that is longer is not repeated on the page. */
    private static final int MOST_MANIFEST_CHARS = 300_000;
    /** Tables that stand in the folder itself. */
    private static final List<String> TABLES = List.of("assertions", "flows", "limits", "what_if", "udp", "links", "faults");

    private final ResultFolder folder;

    public ReportPage(ResultFolder folder) {
        this.folder = folder;
    }

    /**
     * What the page shows beside the result files.
     *
     * @param name of the scenario
     * @param file that it was read from, without its folder
     * @param description its text, or empty
     * @param quantilesPs round-trip times by flow: the quantiles of
     *     {@link wireclock.metrics.RttStatistics#quantilesPs}
     * @param tcpFlows by which connections are found
     * @param wiring by what the flows' packets are known, and who is connected to whom
     * @param stations those on a shared medium
     */
    public record Content(String name, String file, String description, NetworkPicture network, RunWatch watch,
            List<RunWatch.TcpEnds> tcpFlows, Map<String, long[]> quantilesPs, Wiring wiring,
            List<HalfDuplexStation> stations) {}

    /**
     * What a station on a shared medium did beside sending.
     *
     * @param link its link
     * @param node its name
     * @param backoffPs time it waited after collisions
     */
    public record HalfDuplexStation(String link, String node, long backoffPs) {}

    /** Writes the page; all other files but {@code timing.json} are there and closed. */
    public void write(Content content) throws IOException {
        try (Writer out = folder.writer(FILE)) {
            Template.write(out, Template.Page.RUN, content.name(), json(content));
        }
    }

    /** All data of the page. No {@code <} in it, and so nothing that could end the element it stands in. */
    private String json(Content content) throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", content.name());
        tree.put("file", content.file());
        tree.put("description", content.description());
        tree.put("tables", tables());
        tree.put("devices", deviceTables());
        try (Reader in = folder.reader("series.csv")) {
            SeriesData series = in == null ? null : new SeriesData(in);
            tree.put("series", series == null ? List.of() : series.tree());
            tree.put("series_left_out", series == null ? 0 : series.leftOut());
        }
        tree.put("network", content.network().tree());
        tree.put("stations", content.stations().stream()
                .map(station -> List.of(station.link(), station.node(), station.backoffPs())).toList());
        tree.put("rtt_quantiles_ps", content.quantilesPs());
        tree.put("traces", content.watch().traces(content.tcpFlows()));
        tree.put("packets", content.watch().packets(content.network().wires(), content.wiring()));
        String manifest = text("manifest.json");
        tree.put("manifest_shown", manifest.length() <= MOST_MANIFEST_CHARS);
        tree.put("manifest", manifest.length() <= MOST_MANIFEST_CHARS ? manifest : manifestHead(manifest));
        return JsonWriter.compact(tree).replace("<", "\\u003c");
    }

    /** A long manifest without its scenario, which is its last entry. */
    private static String manifestHead(String manifest) {
        int scenario = manifest.lastIndexOf(",\n  \"scenario\": ");
        return scenario < 0 ? "{}" : manifest.substring(0, scenario) + "\n}\n";
    }

    private Map<String, @Nullable Object> tables() throws IOException {
        Map<String, @Nullable Object> trees = new LinkedHashMap<>();
        for (String name : TABLES) {
            put(trees, name, name + ".csv", MOST_ROWS, false);
        }
        return trees;
    }

    private Map<String, @Nullable Object> deviceTables() throws IOException {
        Map<String, @Nullable Object> trees = new LinkedHashMap<>();
        for (TableKind<?> kind : TableKinds.all()) {
            put(trees, kind.title(), "tables/" + kind.name() + ".csv", MOST_ROWS_OF_DEVICES, true);
        }
        return trees;
    }

    private void put(Map<String, @Nullable Object> trees, String key, String file, int mostRows, boolean last)
            throws IOException {
        try (Reader in = folder.reader(file)) {
            if (in != null) {
                Map<String, @Nullable Object> table = TableData.read(in, mostRows, last);
                table.put("file", file);
                trees.put(key, table);
            }
        }
    }

    private String text(String file) throws IOException {
        try (Reader in = folder.reader(file)) {
            StringWriter text = new StringWriter();
            if (in != null) {
                in.transferTo(text);
            }
            return text.toString();
        }
    }
}
