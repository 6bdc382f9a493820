package wireclock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import wireclock.scenario.source.Spelling;

/** What is printed when a command cannot do what it should, and the status the program then ends with. */
final class Complaints {
    private final Terminal terminal;

    Complaints(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Something on the command line is wrong. */
    int wrongCommandLine(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        terminal.err().println(terminal.red("wireclock: " + sentence(e, command)));
        terminal.err().println("Try '" + name + " --help'.");
        return ExitStatus.WRONG_INPUT;
    }

    private static String sentence(ParameterException e, CommandLine command) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            String message = String.valueOf(e.getMessage());
            String begun = Character.toLowerCase(message.charAt(0)) + message.substring(1);
            return begun.endsWith(".") || begun.endsWith("?") ? begun : begun + ".";
        }
        String word = unmatched.getUnmatched().getFirst();
        if (word.startsWith("-")) {
            List<String> options = new ArrayList<>();
            command.getCommandSpec().options().stream().filter(option -> !option.hidden())
                    .forEach(option -> options.addAll(List.of(option.names())));
            return "unknown option '" + word + "'. " + Spelling.hint(word, options, "Options: "
                    + String.join(", ", options) + ".");
        }
        if (!command.getSubcommands().isEmpty()) {
            return "unknown command '" + word + "'. " + Spelling.hint(word, command.getSubcommands().keySet(),
                    "Commands: " + String.join(", ", command.getSubcommands().keySet()) + ".");
        }
        return "'" + word + "' is one argument too many.";
    }

    /** A file cannot be written or read in the middle of things. */
    int inputOutput(UncheckedIOException e) {
        String what = e.getCause() instanceof FileSystemException file && file.getFile() != null
                ? "'" + file.getFile() + "' cannot be read or written" + (file.getReason() == null ? "" : ": "
                + file.getReason()) : String.valueOf(e.getMessage());
        terminal.err().println(terminal.red("wireclock: " + what));
        return ExitStatus.WRONG_INPUT;
    }

    /** Nobody's fault but ours. */
    int defect(Throwable e, boolean debug) {
        StringWriter stack = new StringWriter();
        e.printStackTrace(new PrintWriter(stack));
        Path file = debug ? null : write(new Version().getVersion()[0] + System.lineSeparator() + stack);
        terminal.err().println(terminal.red("wireclock: this is a defect of Wireclock, not of your scenario: " + e));
        if (file == null) {
            terminal.err().print(stack);
            terminal.err().println("Please report it, with the scenario and what is printed above.");
        } else {
            terminal.err().println("Please report it, with the scenario and the file " + file + ".");
        }
        return ExitStatus.DEFECT;
    }

    private static @Nullable Path write(String text) {
        try {
            Path file = Files.createTempFile("wireclock-defect-", ".txt");
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }
}
