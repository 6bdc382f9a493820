package wireclock.reports.tables;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.Node;
import wireclock.reports.CsvWriter;
import wireclock.reports.Decimals;
import wireclock.reports.ResultColumn;
import wireclock.reports.ResultFolder;
import wireclock.reports.TerminalStyle;
import wireclock.reports.TextTable;

/**
 * The folder {@code tables/}: every table of every device at some instants, as CSV with one file a kind of table, and
 * as text with one file a device. Reads the devices and changes nothing.
 *
 * <p>CSV rows are written as they are made; the text waits in memory until {@link #close}.
 */
public final class DeviceTables implements AutoCloseable {
    /** With more devices than this nobody leafs through files: there is CSV only. */
    static final int MOST_TEXT_FILES = 1000;
    /** A table in a text file shows no more rows. */
    static final int MOST_TEXT_ROWS = 200;

    private static final int TEXT_WIDTH = 160;
    private static final TerminalStyle PLAIN = new TerminalStyle(false, false);

    private static final List<ResultColumn> LEADING = List.of(new ResultColumn("run_id", "", "The run."),
            new ResultColumn("time_s", "s", "When the device looked like this, from the start of the run."),
            new ResultColumn("node", "", "The device."));

    private final ResultFolder folder;
    private final String runId;
    private final List<CsvTable<?>> tables = new ArrayList<>();
    /** By device, in the scenario's order. */
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private long lastPs = -1;

    /** The CSV file of a kind of table, as seen from the result folder. */
    public static String file(TableKind<?> kind) {
        return "tables/" + kind.name() + ".csv";
    }

    /** The columns of this file: which row it is of, then what the kind of table has. */
    public static <R> List<ResultColumn> columns(TableKind<R> kind) {
        List<ResultColumn> columns = new ArrayList<>(LEADING);
        for (TableColumn<R> column : kind.columns()) {
            String name = column.name();
            columns.add(new ResultColumn(name, name.endsWith("_s") ? "s" : name.endsWith("_B") ? "B" : "",
                    column.meaning()));
        }
        return columns;
    }

    /** Nothing is written before the first snapshot. */
    public DeviceTables(ResultFolder folder, String runId) {
        this.folder = folder;
        this.runId = runId;
    }

    /**
     * Notes the tables of all devices, once an instant.
     *
     * @param nodes in the scenario's order, always the same
     */
    public void take(Collection<? extends Node> nodes, Device.Cables cables, long nowPs) throws IOException {
        if (nowPs == lastPs) {
            return;
        }
        lastPs = nowPs;
        if (tables.isEmpty()) {
            for (TableKind<?> kind : TableKinds.all()) {
                tables.add(open(kind));
            }
        }
        boolean withText = nodes.size() <= MOST_TEXT_FILES;
        for (Node node : nodes) {
            Device device = new Device(node, nowPs, cables);
            StringBuilder text = withText ? texts.computeIfAbsent(node.name(), name -> new StringBuilder()) : null;
            if (text != null) {
                text.append(text.isEmpty() ? "" : "\n\n").append("=== ").append(node.name()).append(" at ")
                        .append(Decimals.seconds(nowPs).toPlainString()).append(" s ===\n");
            }
            for (CsvTable<?> table : tables) {
                table.take(device, text);
            }
        }
    }

    /** Writes the text files, and ends the others. */
    @Override
    public void close() throws IOException {
        for (CsvTable<?> table : tables) {
            table.out.close();
        }
        for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
            try (Writer out = folder.writer("tables/" + text.getKey() + ".txt")) {
                out.append(text.getValue());
            }
        }
    }

    private <R> CsvTable<R> open(TableKind<R> kind) throws IOException {
        CsvTable<R> table = new CsvTable<>(kind, folder.writer(file(kind)), runId);
        table.header();
        return table;
    }

    /** One kind of table and its file. */
    private static final class CsvTable<R> {
        private final TableKind<R> kind;
        private final List<TableColumn<R>> columns;
        private final String runId;
        private final Writer out;
        private final CsvWriter csv;

        CsvTable(TableKind<R> kind, Writer out, String runId) {
            this.kind = kind;
            this.columns = kind.columns();
            this.runId = runId;
            this.out = out;
            this.csv = new CsvWriter(out);
        }

        void header() throws IOException {
            for (ResultColumn column : DeviceTables.columns(kind)) {
                csv.text(column.name());
            }
            csv.endRow();
        }

        void take(Device device, @Nullable StringBuilder text) throws IOException {
            List<R> rows = kind.rows(device);
            if (rows == null) {
                return;
            }
            for (R row : rows) {
                csv.text(runId);
                csv.seconds(device.nowPs());
                csv.text(device.node().name());
                for (TableColumn<R> column : columns) {
                    csv.text(column.cell().apply(row));
                }
                csv.endRow();
            }
            if (text != null) {
                append(rows, text);
            }
        }

        private void append(List<R> rows, StringBuilder text) {
            text.append('\n').append(kind.title()).append('\n');
            if (rows.isEmpty()) {
                text.append("(empty)\n");
                return;
            }
            TextTable table = new TextTable(PLAIN);
            for (TableColumn<R> column : columns) {
                if (column.isFigure()) {
                    table.figure(column.heading());
                } else {
                    table.text(column.heading(), TEXT_WIDTH);
                }
            }
            for (R row : rows.subList(0, Math.min(rows.size(), MOST_TEXT_ROWS))) {
                List<String> cells = new ArrayList<>();
                for (TableColumn<R> column : columns) {
                    String cell = column.cell().apply(row);
                    cells.add(cell == null ? "-" : cell);
                }
                table.row(cells);
            }
            table.lines(TEXT_WIDTH).forEach(line -> text.append(line).append('\n'));
            if (rows.size() > MOST_TEXT_ROWS) {
                text.append("… and ").append(rows.size() - MOST_TEXT_ROWS).append(" more in ").append(kind.name())
                        .append(".csv\n");
            }
        }
    }
}
