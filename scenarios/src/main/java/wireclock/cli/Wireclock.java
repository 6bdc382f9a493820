package wireclock.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands. */
@Command(name = "wireclock", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND",
        header = "Simulates networks packet by packet, on a virtual clock.",
        description = "%nA scenario is a YAML file; 'wireclock examples' shows some, "
                + "and 'wireclock schema' helps editors.",
        exitCodeListHeading = "%nExit status:%n")
@SuppressWarnings("UnusedVariable") // picocli itself acts on help and version
final class Wireclock implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Shows this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Shows the version.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, hidden = true, description = "Prints the stack of a defect.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }
}
