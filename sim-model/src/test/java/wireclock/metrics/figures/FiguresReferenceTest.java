package wireclock.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the committed page of figures to the code. */
class FiguresReferenceTest {
    private static final Path COMMITTED = Path.of("../docs/reference/figures.md");

    @Test
    void theReferenceIsWhatTheCodeGenerates() throws IOException {
        if (Boolean.getBoolean("wireclock.regenerate")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, FiguresReference.markdown());
        }
        assertThat(COMMITTED).as("regenerate with -Dwireclock.regenerate=true").content()
                .isEqualTo(FiguresReference.markdown());
    }
}
