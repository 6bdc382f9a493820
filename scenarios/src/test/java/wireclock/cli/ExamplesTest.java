package wireclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;

/** Where shipped scenarios are found, and that they are scenarios. */
class ExamplesTest {
    @TempDir
    Path folder;

    @Test
    void inAFolderAndInAJar() throws IOException {
        Files.createDirectories(folder.resolve("classes/examples/tcp"));
        Files.writeString(folder.resolve("classes/examples/tcp/b.yaml"), "b: ä\n");
        Files.writeString(folder.resolve("classes/examples/a.yaml"), "a\n");
        Files.writeString(folder.resolve("classes/examples/c.txt"), "c\n");
        Path jar = folder.resolve("x.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"examples/tcp/b.yaml", "other/a.yaml", "examples/a.yaml"}) {
                out.putNextEntry(new JarEntry(name));
                out.write((name.contains("b.y") ? "b: ä\n" : "a\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Examples.in(jar).toString()).isEqualTo("{a=a\n, tcp/b=b: ä\n}");
        assertThat(Examples.in(folder.resolve("classes"))).isEqualTo(Examples.in(jar));
    }

    @TestFactory
    Iterable<DynamicTest> everyShippedScenarioLoadsAndDescribesItself() {
        return Examples.ofProgram().entrySet().stream().map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
            Scenario scenario = ScenarioLoader.load(example.getKey(), example.getValue(), Overrides.NONE);
            assertThat(scenario.description()).isNotEmpty();
        })).toList();
    }
}
