package wireclock.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that makes shells complete commands and options. */
@Command(name = "completion",
        description = "Prints a completion script for bash and zsh: source <(wireclock completion)")
final class CompletionCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandSpec root = Objects.requireNonNull(spec).root();
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    }
}
