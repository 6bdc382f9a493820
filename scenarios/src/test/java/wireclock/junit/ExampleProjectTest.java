package wireclock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** The example project compiles against what we are, and its tests hold. */
class ExampleProjectTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PROJECT = ROOT.resolve("docs/example");

    @TempDir
    Path classes;

    @Test
    void itsTestsHold() throws Exception {
        compile(Files.readString(PROJECT.resolve("src/test/java/example/HomeOfficeTest.java")), "HomeOfficeTest");
        Files.copy(PROJECT.resolve("src/test/resources/example/home-office.yaml"),
                classes.resolve("example/home-office.yaml"));
        try (URLClassLoader loader = loader()) {
            Map<String, TestExecutionResult> results = Launches.of(loader.loadClass("example.HomeOfficeTest"));
            assertThat(results.values()).allMatch(result -> result.getStatus() == TestExecutionResult.Status.SUCCESSFUL,
                    "successful");
            assertThat(results.keySet()).contains("aMegabyteOverASlowLink",
                    "aShortQueueKeepsTheCallPrompt#3 home-office.yaml, seed 3",
                    "aLongQueueDoesNot#1 home-office.yaml, seed 1");
        }
    }

    @Test
    void whatTheGuideShowsCompilesAndRuns() throws Exception {
        boolean before = Files.exists(Path.of("runs"));
        List<String> shown = code(Files.readString(ROOT.resolve("docs/embedding.md")));
        assertThat(shown).isNotEmpty();
        StringBuilder text = new StringBuilder("""
                package example;

                import static org.junit.jupiter.api.Assertions.*;
                import java.nio.file.*;
                import org.junit.jupiter.api.Test;
                import wireclock.api.*;
                import wireclock.junit.WireclockTest;

                class Shown {
                """);
        for (int i = 0; i < shown.size(); i++) {
            String code = shown.get(i);
            text.append(code.contains("@WireclockTest") || code.contains("@Test") ? code
                    : "@Test void shown" + i + "() throws Exception {\n" + code + "}\n");
        }
        compile(text.append("}\n").toString(), "Shown");
        Files.copy(PROJECT.resolve("src/test/resources/example/home-office.yaml"),
                classes.resolve("example/home-office.yaml"));
        try (URLClassLoader loader = loader()) {
            assertThat(Launches.of(loader.loadClass("example.Shown"))).isNotEmpty().allSatisfy((name, result) ->
                    assertThat(result.getThrowable()).as(name).isEmpty());
        }
        assertThat(Files.exists(Path.of("runs"))).as("nothing is written unless asked for").isEqualTo(before);
    }

    @Test
    void itIsBuiltWithOurVersions() throws IOException {
        String ours = Files.readString(ROOT.resolve("pom.xml"));
        String example = Files.readString(PROJECT.resolve("pom.xml"));
        assertThat(example).contains("<artifactId>scenarios</artifactId><version>" + first(ours, "<version>([^<]+)"))
                .contains("<artifactId>junit-jupiter</artifactId><version>" + first(ours, "<junit.version>([^<]+)"))
                .contains("<artifactId>maven-surefire-plugin</artifactId><version>"
                        + first(ours, "maven-surefire-plugin</artifactId>\\s*<version>([^<]+)"))
                .contains("<artifactId>maven-compiler-plugin</artifactId><version>"
                        + first(ours, "maven-compiler-plugin</artifactId>\\s*<version>([^<]+)"));
    }

    private static String first(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }

    /** The Java blocks of a page. */
    private static List<String> code(String page) {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results()
                .map(block -> block.group(1)).toList();
    }

    private void compile(String source, String name) throws IOException {
        Path file = Files.writeString(Files.createDirectories(classes.resolve("source")).resolve(name + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", classes.toString(), file.toString());
        assertThat(status).as("javac of " + name + ":\n" + source).isZero();
    }

    /** The example's classes come from its own folder, whatever else is on the class path. */
    private URLClassLoader loader() throws IOException {
        ClassLoader ours = getClass().getClassLoader();
        ClassLoader withoutExample = new ClassLoader(ours) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("example.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, withoutExample);
    }
}
