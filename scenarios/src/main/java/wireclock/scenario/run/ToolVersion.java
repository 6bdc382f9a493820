package wireclock.scenario.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * Which Wireclock this is.
 *
 * @param version for example 0.1.0; with scenario and seed it determines every byte of the results but the timing
 * @param revision of the sources, or "unknown" outside a git checkout
 */
public record ToolVersion(String version, String revision) {
    /** The one that is running. */
    public static ToolVersion current() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(ToolVersion.class.getResourceAsStream("version.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ToolVersion(properties.getProperty("version", "unknown"),
                properties.getProperty("revision", "unknown"));
    }
}
