package wireclock.reports.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wireclock.reports.CsvReader;

/**
 * A table of a result folder (RFC 4180).
 *
 * @param header names of the columns
 * @param rows as many cells each as there are columns
 */
record CsvTable(List<String> header, List<List<String>> rows) {
    /** Reads a file; a table without columns where there is none. */
    static CsvTable read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new CsvTable(List.of(), List.of());
        }
        List<List<String>> lines = CsvReader.all(Files.readString(file));
        if (lines.isEmpty()) {
            return new CsvTable(List.of(), List.of());
        }
        List<String> header = lines.getFirst();
        // A row that was cut off says nothing that can be compared.
        List<List<String>> rows = lines.subList(1, lines.size()).stream()
                .filter(row -> row.size() == header.size()).toList();
        return new CsvTable(header, rows);
    }
}
