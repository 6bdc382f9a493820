package wireclock.scenario.run;

/**
 * Which Wireclock this is.
 *
 * @param version for example 0.1.0; with scenario and seed it determines every byte of the results but the timing
 * @param revision of the sources, or "unknown" outside a git checkout
 */
public record ToolVersion(String version, String revision) {}
