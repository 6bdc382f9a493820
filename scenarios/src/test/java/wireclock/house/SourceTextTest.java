package wireclock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    @Test
    void everyFileIsShortAndFinished() throws IOException {
        List<Path> files = SourceText.javaFiles();
        assertThat(files).anyMatch(file -> file.endsWith("Scheduler.java"));
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            problems.addAll(SourceText.problems(file.toString(), Files.readAllLines(file)));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        for (Path file : SourceText.javaFiles()) {
            // Measurements live in the packages of what they measure, whose marks are in the other module.
            if (file.toString().contains("/src/main/java/") && !file.toString().contains("/sim-bench/")) {
                assertThat(file.resolveSibling("package-info.java")).content().contains("@NullMarked");
            }
        }
    }

    @Test
    void longFilesAndUnfinishedOnesAreFound() {
        assertThat(SourceText.problems("A", Collections.nCopies(SourceText.LONGEST_FILE, ""))).isEmpty();
        assertThat(SourceText.problems("A", Collections.nCopies(SourceText.LONGEST_FILE + 1, "")))
                .containsExactly("A: 451 lines; one idea a file, at most 450");
        assertThat(SourceText.problems("A", List.of("fine", "// TO" + "DO later")))
                .containsExactly("A:2: what is not there is not mentioned");
    }
}
