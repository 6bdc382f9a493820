package wireclock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import wireclock.reports.JsonReader;
import wireclock.reports.JsonReader.MalformedJsonException;
import wireclock.reports.ResultFolderException;
import wireclock.reports.ResultManifest;
import wireclock.scenario.run.Replay;
import wireclock.scenario.run.ToolVersion;
import wireclock.scenario.run.UnreplayableException;
import wireclock.scenario.source.ScenarioException;

/** What a result folder came from, run once more into a temporary folder, which is gone when this is closed. */
final class Rerun implements AutoCloseable {
    private final ResultManifest manifest;
    private final Replay replay;
    private final Version version = new Version();
    private final Path temporary;

    private Rerun(ResultManifest manifest, Replay replay, Path temporary) {
        this.manifest = manifest;
        this.replay = replay;
        this.temporary = temporary;
    }

    /**
     * Reads the manifest of a folder.
     *
     * @throws ResultFolderException if the folder is none of ours
     * @throws UnreplayableException if it cannot be run again, or not by this version
     */
    static Rerun of(Path folder) throws ResultFolderException, UnreplayableException, IOException {
        ResultManifest manifest = ResultManifest.read(folder);
        String own = new Version().version();
        if (!manifest.text("version").equals(own)) {
            throw new ResultFolderException(folder + ": was made by version " + manifest.text("version")
                    + ", and this is version " + own + ": another version may have other results. Replay it with "
                    + "version " + manifest.text("version") + ".");
        }
        try {
            Replay replay = new Replay(manifest);
            return new Rerun(manifest, replay, Files.createTempDirectory("wireclock-replay-"));
        } catch (UnreplayableException e) {
            throw new UnreplayableException(folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** Runs the very same. */
    void same(BooleanSupplier interrupted) throws ScenarioException, ResultFolderException {
        replay.same(folder(), tool(), interrupted);
    }

    /** Runs it with everything captured. */
    void captured(BooleanSupplier interrupted) throws ScenarioException, ResultFolderException {
        replay.captured(folder(), tool(), interrupted);
    }

    /** Where the results are. */
    Path folder() {
        return temporary.resolve("result");
    }

    /** A hint if the folder was made by another build of the same version, otherwise nothing. */
    String otherBuild() {
        try {
            Path timing = manifest.folder().resolve("timing.json");
            if (Files.isRegularFile(timing)
                    && JsonReader.read(Files.readString(timing)) instanceof Map<?, ?> tree
                    && tree.get("wireclock_revision") instanceof String revision
                    && !revision.equals(version.revision())) {
                return " (it was made by revision " + revision + ", this is " + version.revision() + ")";
            }
        } catch (IOException | MalformedJsonException e) {
            return "";
        }
        return "";
    }

    private ToolVersion tool() {
        return new ToolVersion(version.version(), version.revision());
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(temporary)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
