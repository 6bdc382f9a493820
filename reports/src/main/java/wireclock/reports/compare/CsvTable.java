package wireclock.reports.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        List<List<String>> lines = parse(Files.readString(file));
        if (lines.isEmpty()) {
            return new CsvTable(List.of(), List.of());
        }
        List<String> header = lines.getFirst();
        // A row that was cut off says nothing that can be compared.
        List<List<String>> rows = lines.subList(1, lines.size()).stream()
                .filter(row -> row.size() == header.size()).toList();
        return new CsvTable(header, rows);
    }

    static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
        }
        if (!line.isEmpty() || !cell.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }
}
