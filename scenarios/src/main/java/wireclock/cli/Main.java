package wireclock.cli;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The program: takes the command line apart and hands it to a command. */
public final class Main {
    private final ScenarioRunner runner;
    private final Terminal terminal;
    private final Supplier<Map<String, String>> examples;

    /**
     * @param runner what {@code run} and {@code check} start
     * @param terminal where everything is printed
     * @param examples the scenarios that come with the program: name to text
     */
    Main(ScenarioRunner runner, Terminal terminal, Supplier<Map<String, String>> examples) {
        this.runner = runner;
        this.terminal = terminal;
        this.examples = examples;
    }

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        int status = new Main(new Simulator(), terminal, Examples::ofProgram).execute(args);
        terminal.flush();
        System.exit(status);
    }

    /** Carries a command line out and returns the status to end with. */
    int execute(String... args) {
        Wireclock root = new Wireclock();
        Complaints complaints = new Complaints(terminal);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new RunCommand(runner, terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new DiagramCommand(terminal))
                .addSubcommand(new SweepCommand(runner, terminal))
                .addSubcommand(new MergeCommand(terminal))
                .addSubcommand(new CheckCommand(runner, terminal))
                .addSubcommand(new ImportCommand(runner, terminal))
                .addSubcommand(new PacketdrillCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new ExamplesCommand(examples, terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(terminal.color() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setParameterExceptionHandler((e, words) -> complaints.wrongCommandLine(e))
                .setExecutionExceptionHandler((e, command, parsed) -> e instanceof UncheckedIOException io
                        ? complaints.inputOutput(io) : complaints.defect(e, root.debug()));
        line.getCommandSpec().usageMessage().exitCodeList(ExitStatus.meanings());
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return complaints.defect(e, root.debug());
        } finally {
            terminal.flush();
        }
    }
}
