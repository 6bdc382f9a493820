package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the committed page of errors to the code. */
class ErrorsReferenceTest {
    private static final Path COMMITTED = Path.of("../docs/reference/errors.md");

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("wireclock.regenerate")) {
            Files.writeString(COMMITTED, ErrorsReference.markdown());
        }
        assertThat(COMMITTED).as("regenerate with -Dwireclock.regenerate=true").content()
                .isEqualTo(ErrorsReference.markdown());
    }
}
