package wireclock.cli;

import picocli.CommandLine.IVersionProvider;
import wireclock.scenario.run.ToolVersion;

/** The version of the program and the revision of the sources it was built from. */
public final class Version implements IVersionProvider {
    private final ToolVersion tool = ToolVersion.current();

    /** {@code 0.1.0}. */
    public String version() {
        return tool.version();
    }

    /** The abbreviated Git revision, or {@code unknown} where the sources were in no repository. */
    public String revision() {
        return tool.revision();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Wireclock " + version() + " (" + revision() + ")"};
    }
}
