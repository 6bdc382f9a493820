package wireclock.reports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wireclock.reports.JsonReader.MalformedJsonException;

/**
 * The manifest of a result folder that is there already.
 *
 * @param folder in which it is
 * @param tree its content
 */
public record ResultManifest(Path folder, Map<?, ?> tree) {
    /**
     * Reads the manifest of a folder.
     *
     * @throws ResultFolderException if the folder is no result of ours
     */
    public static ResultManifest read(Path folder) throws ResultFolderException {
        Path file = folder.resolve(Manifest.FILE);
        if (!Files.isDirectory(folder)) {
            throw new ResultFolderException(folder + ": is not a folder. Name the result folder of a run.");
        }
        if (!Files.isRegularFile(file)) {
            throw new ResultFolderException(folder + ": is not a result of Wireclock: there is no " + Manifest.FILE
                    + ".");
        }
        try {
            if (JsonReader.read(Files.readString(file)) instanceof Map<?, ?> tree
                    && Manifest.TOOL.equals(tree.get("tool"))) {
                return new ResultManifest(folder, tree);
            }
            throw new ResultFolderException(folder + ": is not a result of Wireclock: its " + Manifest.FILE
                    + " names another tool.");
        } catch (MalformedJsonException | CharacterCodingException e) {
            throw new ResultFolderException(file + ": cannot be read: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new ResultFolderException(file + ": cannot be read.", e);
        }
    }

    /** The run's capture, or null if there is none. */
    public @Nullable Path capture() throws IOException {
        Path captures = folder.resolve("capture");
        if (!Files.isDirectory(captures)) {
            return null;
        }
        try (Stream<Path> files = Files.list(captures)) {
            return files.filter(file -> file.toString().endsWith(".pcapng")).sorted().findFirst().orElse(null);
        }
    }

    /** Whether every frame at every port was captured, whole. */
    public boolean capturedEverything() {
        return tree.get("replay") instanceof Map<?, ?> recipe && Boolean.TRUE.equals(recipe.get("capture_all"))
                && tree.get("scenario") instanceof Map<?, ?> scenario && !scenario.containsKey("capture_limits");
    }

    /** A text of its first level, or empty. */
    public String text(String key) {
        return tree.get(key) instanceof String text ? text : "";
    }
}
