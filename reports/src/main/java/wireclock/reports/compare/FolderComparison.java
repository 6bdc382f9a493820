package wireclock.reports.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import wireclock.reports.packets.PcapngReader.MalformedCaptureException;

/** Two result folders compared byte by byte, but for what depends on the machine. */
public final class FolderComparison {
    private static final Set<String> OF_THE_MACHINE = Set.of("timing.json");
    private static final String CAPTURE = ".pcapng";
    private static final String HERE = "here:   ";
    private static final String REPLAY = "replay: ";
    private static final int SHOWN_CHARS = 160;
    /** How much of a long line is shown before the first character that differs. */
    private static final int SHOWN_BEFORE = 60;

    private final Path first;
    private final Path second;
    private final List<FileDifference> differences = new ArrayList<>();
    private int files;

    /** Compares two folders; the second is the one made anew. */
    public FolderComparison(Path first, Path second) throws IOException {
        this.first = first;
        this.second = second;
        Set<String> names = new TreeSet<>(files(first));
        names.addAll(files(second));
        names.removeAll(OF_THE_MACHINE);
        for (String name : names) {
            compare(name);
        }
    }

    /** Files that are not the same, in alphabetical order. */
    public List<FileDifference> differences() {
        return differences;
    }

    /** How many files were compared. */
    public int files() {
        return files;
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            walk.filter(Files::isRegularFile)
                    .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
            return names;
        }
    }

    private void compare(String name) throws IOException {
        files++;
        Path one = first.resolve(name);
        Path other = second.resolve(name);
        if (!Files.exists(one)) {
            differences.add(new FileDifference(name, List.of("is missing")));
        } else if (!Files.exists(other)) {
            differences.add(new FileDifference(name, List.of("does not come from the run")));
        } else {
            long at = Files.mismatch(one, other);
            if (at >= 0) {
                differences.add(name.endsWith(CAPTURE) ? packet(name, one, other) : line(name, one, other, at));
            }
        }
    }

    private static FileDifference packet(String name, Path one, Path other) throws IOException {
        PacketDifference difference;
        try {
            difference = PacketDifference.first(one, other);
        } catch (MalformedCaptureException e) {
            return new FileDifference(name, List.of("is no capture any more: " + e.getMessage()));
        }
        return difference == null ? new FileDifference(name, List.of("differs, but in no packet"))
                : new FileDifference(name + ", packet " + difference.number(), List.of(
                        HERE + Objects.requireNonNullElse(difference.first(), "(the capture ends)"),
                        REPLAY + Objects.requireNonNullElse(difference.second(), "(the capture ends)")));
    }

    private static FileDifference line(String name, Path one, Path other, long at) throws IOException {
        long line = 1;
        long lineStart = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(one))) {
            for (long i = 0; i < at; i++) {
                if (in.read() == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
        }
        long from = Math.max(lineStart, at - SHOWN_BEFORE);
        return new FileDifference(name + ":" + line,
                List.of(HERE + shown(one, from, from > lineStart), REPLAY + shown(other, from, from > lineStart)));
    }

    /** The rest of a line, as far as it is worth showing. */
    private static String shown(Path file, long from, boolean cut) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            String text = new String(in.readNBytes(SHOWN_CHARS), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            boolean whole = end >= 0;
            String line = whole ? text.substring(0, end) : text;
            return (cut ? "…" : "") + (line.isEmpty() && !whole ? "(the file ends)" : printable(line))
                    + (whole || text.length() < SHOWN_CHARS ? "" : "…");
        }
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", "·");
    }
}
