package wireclock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.reports.JunitXml;
import wireclock.reports.assertion.AssertionResult;

/** The verdicts of all runs of a command, for one file of JUnit XML. */
public final class JunitReport {
    private final Path file;
    private final List<JunitXml.Suite> suites = new ArrayList<>();

    JunitReport(Path file) {
        this.file = file;
    }

    /**
     * Adds a run.
     *
     * @param capture the file with the frames around the first failure, or null if there is none
     */
    public void add(String scenario, long wallNs, List<AssertionResult> results, @Nullable String capture) {
        suites.add(new JunitXml.Suite(scenario, wallNs, results, capture));
    }

    /** Writes the file, and the folders on the way to it. */
    void write() {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                JunitXml.write(out, suites);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
