package wireclock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program and the revision of the sources it was built from. */
public final class Version implements IVersionProvider {
    private final Properties properties = new Properties();

    public Version() {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 0.1.0}. */
    public String version() {
        return properties.getProperty("version", "unknown");
    }

    /** The abbreviated Git revision, or {@code unknown} where the sources were in no repository. */
    public String revision() {
        return properties.getProperty("revision", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Wireclock " + version() + " (" + revision() + ")"};
    }
}
