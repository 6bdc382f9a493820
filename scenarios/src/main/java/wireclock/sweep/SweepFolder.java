package wireclock.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.JsonWriter;
import wireclock.reports.ResultFolder;
import wireclock.reports.ResultFolderException;
import wireclock.reports.html.ReportPage;
import wireclock.reports.html.SweepPage;

/**
 * The folder of a sweep. Unlike that of a run it stands under its name from the beginning, with manifest and journal,
 * so that a sweep that is killed can be gone on with; its tables appear at the end, each whole or not at all.
 */
final class SweepFolder {
    private final Path path;

    SweepFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Opens the journal: that which is there, if the sweep is to be gone on with, or else a new one.
     *
     * @param manifest of a new folder
     * @throws ResultFolderException if what is there belongs to another sweep or one that is going on, or is not ours
     */
    Journal open(Journal.Header header, Map<String, ?> manifest, boolean resume) throws ResultFolderException {
        try {
            if (Files.isRegularFile(path.resolve(Journal.FILE))) {
                Journal journal = existing(header, resume);
                if (journal != null) {
                    return journal;
                }
            }
            create(header, manifest);
            return Journal.open(path.resolve(Journal.FILE));
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private @Nullable Journal existing(Journal.Header header, boolean resume)
            throws IOException, ResultFolderException {
        Journal journal = Journal.open(path.resolve(Journal.FILE));
        @Nullable String other = otherThan(header, journal.header());
        if (resume && other == null) {
            return journal;
        }
        boolean finished = new Schedule(journal.header().plan(), journal.header().shard(), journal).next().isEmpty();
        int recorded = journal.recorded();
        journal.close();
        if (resume) {
            throw new ResultFolderException(path + ": cannot go on with the sweep there: " + other
                    + ". Choose another --out, or leave --resume away to replace it.");
        }
        if (other == null && !finished && recorded > 0) {
            throw new ResultFolderException(path + ": holds this very sweep, unfinished, with " + recorded + " of "
                    + header.plan().size() + " runs. Go on with it by --resume, or delete the folder to begin anew.");
        }
        return null;
    }

    /** What keeps two journals from being of one sweep, or null. */
    static @Nullable String otherThan(Journal.Header header, Journal.Header there) {
        return !there.versionAlone().equals(header.versionAlone())
                ? "it was made by Wireclock " + there.versionAlone() + ", and this is " + header.versionAlone()
                : !there.plan().digest().equals(header.plan().digest())
                ? "its scenario has changed since, in more than description and report"
                : !there.shard().equals(header.shard()) ? "it is shard " + there.shard() + ", not " + header.shard()
                : null;
    }

    /** The same journal for a sweep of which something else is shown; its manifest too. */
    Journal renewed(Journal journal, Journal.Header header, Map<String, ?> manifest) throws IOException {
        Path file = path.resolve(Journal.FILE);
        Path partial = path.resolve(Journal.FILE + ".partial");
        journal.copy(header, partial);
        journal.close();
        json("manifest.json", manifest);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Journal.open(file);
    }

    private void create(Journal.Header header, Map<String, ?> manifest) throws IOException, ResultFolderException {
        try (ResultFolder folder = ResultFolder.create(path)) {
            folder.json("manifest.json", manifest);
            try (OutputStream out = folder.stream(Journal.FILE)) {
                out.write(Journal.begin(header));
            }
            folder.publish();
        }
    }

    /** Writes a small file, whole or not at all. */
    void json(String name, Object tree) throws IOException {
        Path file = path.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path partial = path.resolve(name + ".partial");
        Files.writeString(partial, JsonWriter.write(tree), StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the page, whole or not at all; without data what an earlier one left is taken away. */
    void page(String name, @Nullable Map<String, @Nullable Object> data) throws IOException {
        Path file = path.resolve(ReportPage.FILE);
        if (data == null) {
            Files.deleteIfExists(file);
            return;
        }
        Path partial = path.resolve(ReportPage.FILE + ".partial");
        try (Writer out = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
            SweepPage.write(out, name, data);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    ResultFolderException cannot(IOException e) {
        return new ResultFolderException(path + ": " + e.getMessage() + ". What was there before is unharmed.", e);
    }

    /** What the manifest of a sweep begins with. */
    static Map<String, @Nullable Object> manifestHead(String version, String name) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("tool", "wireclock");
        tree.put("version", version);
        tree.put("name", name);
        return tree;
    }
}
