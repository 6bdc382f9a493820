package wireclock.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What schema.json of a sweep says is what its tables have. */
class SweepSchemaTest {
    @TempDir
    Path folder;

    @Test
    void everyColumnOfEveryTableIsExplained() throws Exception {
        Sweeps.run(folder, Sweeps.SMALL, "out", 1);
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/schema.json")));
        assertThat(tables(folder.resolve("out"))).containsExactlyInAnyOrderElementsOf(schema.get("files").valueStream()
                .map(file -> file.get("file").asString()).toList()).hasSize(5);
        for (JsonNode file : schema.get("files")) {
            List<String> names = file.get("columns").valueStream().map(column -> column.get("name").asString()).toList();
            assertThat(Files.readAllLines(folder.resolve("out").resolve(file.get("file").asString())).getFirst())
                    .isEqualTo(String.join(",", names));
            assertThat(file.get("columns").valueStream()).allMatch(column -> column.get("meaning").asString().endsWith("."));
        }
        assertThat(Files.readString(folder.resolve("out/schema.json"))).contains("\"name\": \"fairness\"", "Jain's index");
    }

    private static List<String> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv")).toList();
        }
    }
}
