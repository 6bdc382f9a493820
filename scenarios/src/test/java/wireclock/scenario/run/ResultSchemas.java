package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares schema.json with the tables beside it. */
final class ResultSchemas {
    private ResultSchemas() {}

    /** Every table is explained, column by column, and nothing else is. */
    static void verify(Path folder) throws IOException {
        List<String> explained = new ArrayList<>();
        for (JsonNode table : JsonMapper.shared().readTree(Files.readString(folder.resolve("schema.json"))).get("files")) {
            String file = table.get("file").asString();
            explained.add(file);
            List<String> names = new ArrayList<>();
            for (JsonNode column : table.get("columns")) {
                names.add(column.get("name").asString());
                assertThat(column.get("meaning").asString()).as(file).isNotBlank();
                assertThat(column.has("unit")).as(file).isTrue();
            }
            try (Stream<String> lines = Files.lines(folder.resolve(file))) {
                assertThat(lines.findFirst()).as(file).hasValue(String.join(",", names));
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(explained).containsExactlyInAnyOrderElementsOf(files.map(folder::relativize).map(Path::toString)
                    .filter(name -> name.endsWith(".csv")).map(name -> name.replace('\\', '/')).toList());
        }
    }
}
