package wireclock.scenario.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a scenario is made of: its own, those it includes, those that its rates follow. They come from the
 * disk, or from the texts that an earlier run has kept; each that is read is kept, under its name as seen from the
 * scenario's folder.
 */
public final class SourceFiles {
    private final Path folder;
    private final @Nullable SequencedMap<String, String> texts;
    private final SequencedMap<String, String> read = new LinkedHashMap<>();

    private SourceFiles(@Nullable Path folder, @Nullable SequencedMap<String, String> texts) {
        this.folder = folder == null ? Path.of("") : folder;
        this.texts = texts;
    }

    /** Files on the disk. */
    public static SourceFiles around(Path scenario) {
        return new SourceFiles(scenario.getParent(), null);
    }

    /** Texts that were kept; no file is touched. */
    public static SourceFiles kept(SequencedMap<String, String> texts) {
        return new SourceFiles(null, texts);
    }

    /**
     * Texts that were kept; no file is touched.
     *
     * @param scenario the scenario's file, as it was named when they were read
     */
    public static SourceFiles kept(Path scenario, SequencedMap<String, String> texts) {
        return new SourceFiles(scenario.getParent(), texts);
    }

    /** Another reader of the same files, with what has been read so far: it may be used on another thread. */
    public SourceFiles fork() {
        SourceFiles copy = new SourceFiles(folder, texts);
        copy.read.putAll(read);
        return copy;
    }

    /** The text of a file, without a byte order mark. */
    public String read(Path file, Problems problems) throws ScenarioException {
        return read(file, name(file), problems);
    }

    /** The text of a file that is named as seen from the scenario's folder, or by an absolute path. */
    public String readBeside(String file, Problems problems) throws ScenarioException {
        return read(folder.resolve(file), file, problems);
    }

    private String read(Path file, String name, Problems problems) throws ScenarioException {
        String text = texts == null ? SourceFile.read(file, problems) : texts.get(name);
        if (text == null) {
            throw problems.fatal(Mark.FILE, "there is no such file among those that were kept", "");
        }
        read.put(name, text);
        return text;
    }

    /** Keeps a text that was come by elsewhere. */
    public void note(Path file, String text) {
        read.put(name(file), text);
    }

    /** Everything read so far, in that order. */
    public SequencedMap<String, String> texts() {
        return read;
    }

    private String name(Path file) {
        Path name = file;
        if (!folder.toString().isEmpty() && folder.isAbsolute() == file.isAbsolute()) {
            name = folder.normalize().relativize(file.normalize());
        }
        return name.toString().replace('\\', '/');
    }
}
