package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference in docs/ is the one that the program makes. */
class ReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/scenario.md");

    @Test
    void thePageIsUpToDate() throws IOException {
        if (Boolean.getBoolean("wireclock.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ScenarioReference.markdown());
        }
        assertThat(PAGE).as("docs/reference/scenario.md is out of date: mvn test -pl scenarios -am -Dtest=ReferenceTest "
                + "-Dsurefire.failIfNoSpecifiedTests=false -Dwireclock.regenerate=true").hasContent(ScenarioReference.markdown());
    }
}
