package wireclock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The scenarios that come with the program: name to text, in the order of the names. */
final class Examples {
    private static final String FOLDER = "examples/";
    private static final String SUFFIX = ".yaml";

    private Examples() {}

    /** Those of this program. */
    static Map<String, String> ofProgram() {
        try {
            return in(Path.of(Examples.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those in a jar or in a folder of classes. */
    static Map<String, String> in(Path classes) {
        Map<String, String> examples = new TreeMap<>();
        try {
            if (Files.isDirectory(classes)) {
                readFolder(classes.resolve(FOLDER), examples);
            } else {
                readJar(classes, examples);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    private static void readFolder(Path folder, Map<String, String> examples) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                examples.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
            }
        }
    }

    private static void readJar(Path jar, Map<String, String> examples) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(FOLDER) && name.endsWith(SUFFIX)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        examples.put(name.substring(FOLDER.length(), name.length() - SUFFIX.length()),
                                new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
