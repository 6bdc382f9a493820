package wireclock.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of the project, and what can be told from their text alone. */
final class SourceText {
    static final int LONGEST_FILE = 450;

    /** Put together here, so that this file does not find itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private SourceText() {}

    /** All Java files of all modules, tests included, in the order of their names. */
    static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(projectFolder())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    /** What is wrong with a file, one line each. */
    static List<String> problems(String name, List<String> lines) {
        List<String> problems = new ArrayList<>();
        if (lines.size() > LONGEST_FILE) {
            problems.add(name + ": " + lines.size() + " lines; one idea a file, at most " + LONGEST_FILE);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                problems.add(name + ":" + (i + 1) + ": what is not there is not mentioned");
            }
        }
        return problems;
    }

    private static Path projectFolder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("sim-engine"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
