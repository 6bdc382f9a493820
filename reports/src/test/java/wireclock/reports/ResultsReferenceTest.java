package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the committed reference of the results to the code. To regenerate it, run this test with
 * {@code -Dwireclock.regenerate=true}.
 */
class ResultsReferenceTest {
    private static final Path COMMITTED = Path.of("../docs/reference/results.md");

    @Test
    void theReferenceIsWhatTheCodeGenerates() throws IOException {
        if (Boolean.getBoolean("wireclock.regenerate")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, ResultsReference.markdown());
        }
        assertThat(COMMITTED).as("regenerate with -Dwireclock.regenerate=true").content()
                .isEqualTo(ResultsReference.markdown());
    }
}
