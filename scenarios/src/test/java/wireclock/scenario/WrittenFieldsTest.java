package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wireclock.reports.JsonWriter;
import wireclock.scenario.language.Nested;
import wireclock.scenario.source.Parameters;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlComposer;
import wireclock.scenario.source.YamlNode;

/** What was read of a file, written down again, is read as the same scenario. */
class WrittenFieldsTest {
    /** The module's folder, in which tests run. */
    private static final Path SHIPPED = Path.of("").toAbsolutePath();

    static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            return all.filter(file -> file.toString().endsWith(".yaml") && !SHIPPED.relativize(file).startsWith("target"))
                    .filter(file -> !file.toString().contains("/src/")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shipped(Path file) throws Exception {
        check(file.toString(), Files.readString(file));
    }

    @Test
    void everythingThereIsToSay() throws Exception {
        check("complete.yaml", CompleteTest.COMPLETE);
    }

    private static void check(String file, String text) throws Exception {
        Scenario scenario = ScenarioLoader.load(file, text, Overrides.NONE);
        Problems problems = new Problems(file);
        YamlNode said = new Parameters(scenario.params(), problems).fillIn(YamlComposer.compose(text, problems));
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(((YamlNode.Mapping) said).entries());
        Map<String, Object> beside = new LinkedHashMap<>();
        // These two are no values: they are done with before anything is read.
        if (entries.remove("params") != null) {
            beside.put("params", scenario.params());
        }
        if (entries.remove("include") instanceof YamlNode.Entry include) {
            beside.put("include", ((YamlNode.Scalar) include.value()).text());
        }
        Nested type = Nested.of(ScenarioKeys.SCENARIO);
        Map<String, Object> tree = new LinkedHashMap<>(beside);
        ((Map<?, ?>) type.write(type.read(new YamlNode.Mapping(said.mark(), entries), problems)))
                .forEach((key, value) -> tree.put(String.valueOf(key), value));
        problems.throwIfAny();
        assertThat(ScenarioLoader.load(file, JsonWriter.write(tree), Overrides.NONE).tree()).isEqualTo(scenario.tree());
    }
}
