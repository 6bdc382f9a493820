package wireclock.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The simulator, for programs.
 *
 * <pre>{@code
 * Run run = Wireclock.network()
 *         .host("a").host("b")
 *         .link("a", "b", l -> l.rate("10 Mbit/s").delay("5 ms"))
 *         .tcp("bulk", "a", "b", f -> f.size("1 MB"))
 *         .run();
 * run.flow("bulk").goodputBitPerS();
 * }</pre>
 */
public final class Wireclock {
    private Wireclock() {}

    /** A network to be described, empty so far. */
    public static NetworkText network() {
        return new NetworkText();
    }

    /**
     * A scenario in a file.
     *
     * @throws InvalidScenarioException if it cannot be run as it is written
     */
    public static Simulation file(Path file) {
        return Simulation.of(new ScenarioText.OfFile(file));
    }

    /**
     * A scenario in a text.
     *
     * @param file what the text is called in messages, as {@code home.yaml}; files that it includes are looked for
     *     beside it
     * @throws InvalidScenarioException if it cannot be run as it is written
     */
    public static Simulation text(String file, String yaml) {
        return Simulation.of(new ScenarioText.OfText(file, yaml));
    }

    /**
     * A scenario among the resources of a program, found as {@link Class#getResource} finds it. What it includes lies
     * beside it; in a jar there is only the scenario itself.
     *
     * @throws InvalidScenarioException if it cannot be run as it is written
     * @throws IllegalArgumentException if there is no such resource
     */
    public static Simulation resource(Class<?> near, String name) {
        URL url = near.getResource(name);
        if (url == null) {
            throw new IllegalArgumentException("there is no resource '" + name + "' near " + near.getName());
        }
        try {
            if (url.getProtocol().equals("file")) {
                return file(Path.of(url.toURI()));
            }
            try (InputStream in = url.openStream()) {
                return text(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
