package wireclock.sweep;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import wireclock.reports.CsvWriter;
import wireclock.reports.ResultColumn;
import wireclock.reports.ResultTable;

/** Tables on their way to a folder: they take their places there together, when all are whole. */
final class TableFiles implements Closeable {
    private final Path folder;
    private final Map<String, Writer> files = new LinkedHashMap<>();

    TableFiles(Path folder) {
        this.folder = folder;
    }

    /** Where a table is written, begun if it was not. */
    Writer file(String name) throws IOException {
        Writer writer = files.get(name);
        if (writer == null) {
            Path partial = folder.resolve(name + ".partial");
            writer = new BufferedWriter(Files.newBufferedWriter(partial, StandardCharsets.UTF_8), 1 << 16);
            files.put(name, writer);
        }
        return writer;
    }

    /** The next row of a table. */
    CsvWriter row(String name) throws IOException {
        return new CsvWriter(file(name));
    }

    /** Begins a table. */
    void header(ResultTable table) throws IOException {
        CsvWriter csv = row(table.file());
        for (ResultColumn column : table.columns()) {
            csv.text(column.name());
        }
        csv.endRow();
    }

    /** Ends all tables and puts them in place. */
    void publish() throws IOException {
        close();
        for (String name : files.keySet()) {
            Files.move(folder.resolve(name + ".partial"), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        for (Writer writer : files.values()) {
            writer.close();
        }
    }
}
