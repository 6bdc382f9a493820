package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set from outside a file, on the command line.
 *
 * @param params values of parameters that the file has
 * @param seed instead of the file's, or null
 * @param durationPs instead of the file's, or null
 * @param captureLimits over the file's
 */
public record Overrides(Map<String, String> params, @Nullable Long seed, @Nullable Long durationPs,
        CaptureLimits captureLimits) {
    /** The file as it is. */
    public static final Overrides NONE = new Overrides(Map.of(), null, null);

    /** Captures are as the file says. */
    public Overrides(Map<String, String> params, @Nullable Long seed, @Nullable Long durationPs) {
        this(params, seed, durationPs, CaptureLimits.NONE);
    }
}
