package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFolderTest {
    @TempDir
    private Path home;

    @Test
    void nothingIsVisibleBeforeItIsComplete() throws Exception {
        Path target = home.resolve("runs/first-look");
        try (ResultFolder folder = ResultFolder.create(target)) {
            fill(folder, "one");
            assertThat(target).doesNotExist();
            folder.publish();
            assertThat(target.resolve("data.txt")).hasContent("one");
        }
        assertThat(target.resolve("capture/x.pcapng")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(target.resolve("manifest.json")).content().startsWith("{\n  \"tool\": \"wireclock\"");
        assertThat(entries(home.resolve("runs"))).containsExactly("first-look");
    }

    @Test
    void anUnpublishedFolderLeavesNothing() throws Exception {
        Path target = home.resolve("first-look");
        try (ResultFolder folder = ResultFolder.create(target)) {
            fill(folder, "one");
        }
        assertThat(entries(home)).isEmpty();
    }

    @Test
    void replacesAnOlderResultAsAWhole() throws Exception {
        Path target = home.resolve("first-look");
        publish(target, "old");
        Files.writeString(target.resolve("only-in-the-old.csv"), "x");
        publish(target, "new");
        assertThat(target.resolve("data.txt")).hasContent("new");
        assertThat(target.resolve("only-in-the-old.csv")).doesNotExist();
        assertThat(entries(home)).containsExactly("first-look");
    }

    @Test
    void aFailedRunLeavesTheOlderResult() throws Exception {
        Path target = home.resolve("first-look");
        publish(target, "old");
        try (ResultFolder folder = ResultFolder.create(target)) {
            fill(folder, "new");
        }
        assertThat(target.resolve("data.txt")).hasContent("old");
        assertThat(entries(home)).containsExactly("first-look");
    }

    @Test
    void fillsAnEmptyFolder() throws Exception {
        Path target = Files.createDirectory(home.resolve("empty"));
        publish(target, "new");
        assertThat(target.resolve("data.txt")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"tool\": \"other\"}", "{\"name\": \"x\", \"by\": {\"tool\": \"wireclock\"}}"})
    void leavesAloneWhatIsNotOurs(String manifest) throws Exception {
        Path target = Files.createDirectory(home.resolve("thesis"));
        Files.writeString(target.resolve("chapter1.tex"), "precious");
        if (!manifest.isEmpty()) {
            Files.writeString(target.resolve("manifest.json"), manifest);
        }
        assertThatThrownBy(() -> ResultFolder.create(target)).isInstanceOf(ResultFolderException.class)
                .hasMessage(target + ": exists and is not a result of Wireclock, so it is left alone. "
                        + "Choose another --out.");
        assertThat(target.resolve("chapter1.tex")).hasContent("precious");
        assertThat(entries(home)).containsExactly("thesis");
    }

    @Test
    void knowsItsManifestHoweverItIsIndented() throws Exception {
        Path target = Files.createDirectory(home.resolve("first-look"));
        Files.writeString(target.resolve("manifest.json"), "{\"tool\":\"wireclock\",\"version\":\"0.1.0\"}");
        publish(target, "new");
        assertThat(target.resolve("data.txt")).hasContent("new");
    }

    @Test
    void leavesAloneWhatAppearedMeanwhileAndKeepsTheResults() throws Exception {
        Path target = home.resolve("first-look");
        try (ResultFolder folder = ResultFolder.create(target)) {
            fill(folder, "new");
            Files.createDirectory(target);
            Files.writeString(target.resolve("precious"), "x");
            assertThatThrownBy(folder::publish).isInstanceOf(ResultFolderException.class)
                    .hasMessageContaining("is left alone").hasMessageEndingWith(".first-look.partial.");
        }
        assertThat(target.resolve("precious")).hasContent("x");
        assertThat(home.resolve(".first-look.partial/data.txt")).hasContent("new");
        assertThat(entries(home)).containsExactly(".first-look.partial", "first-look");
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Path file = Files.writeString(home.resolve("notes"), "x");
        assertThatThrownBy(() -> ResultFolder.create(file)).isInstanceOf(ResultFolderException.class)
                .hasMessageContaining("notes: is not a folder");
        assertThatThrownBy(() -> ResultFolder.create(file.resolve("below"))).isInstanceOf(ResultFolderException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void theRootIsNoResultFolder() {
        assertThatThrownBy(() -> ResultFolder.create(home.getRoot())).isInstanceOf(ResultFolderException.class);
    }

    @Test
    void replacesTheFolderBehindASymbolicLink() throws Exception {
        Path real = home.resolve("real");
        publish(real, "old");
        Path link = Files.createSymbolicLink(home.resolve("latest"), real);
        publish(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("data.txt")).hasContent("new");
    }

    @Test
    void twoRunsIntoOneFolderDoNotMix() throws Exception {
        Path target = home.resolve("first-look");
        try (ResultFolder first = ResultFolder.create(target); ResultFolder second = ResultFolder.create(target)) {
            fill(first, "first");
            fill(second, "second");
            first.publish();
            second.publish();
        }
        assertThat(target.resolve("data.txt")).hasContent("second");
        assertThat(entries(home)).containsExactly("first-look");
    }

    @Test
    void aParentWithoutWritePermissionIsReported() throws Exception {
        Path locked = Files.createDirectory(home.resolve("locked"));
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write anywhere");
        assertThat(locked.toFile().setWritable(false)).isTrue();
        assertThatThrownBy(() -> ResultFolder.create(locked.resolve("x"))).isInstanceOf(ResultFolderException.class)
                .hasMessageContaining("cannot be written");
    }

    private static void publish(Path target, String content) throws Exception {
        try (ResultFolder folder = ResultFolder.create(target)) {
            fill(folder, content);
            folder.publish();
        }
    }

    private static void fill(ResultFolder folder, String content) throws IOException {
        folder.json(Manifest.FILE, Map.of("tool", "wireclock"));
        try (Writer out = folder.writer("data.txt")) {
            out.write(content);
        }
        try (OutputStream out = folder.stream("capture/x.pcapng")) {
            out.write(new byte[] {1, 2, 3});
        }
    }

    private static Stream<String> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }
}
