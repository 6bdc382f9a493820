package wireclock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.imported.Import;
import wireclock.scenario.source.ScenarioException;
import wireclock.scenario.source.Spelling;

/** Makes a scenario of a network that another tool describes. */
@Command(name = "import", description = "Makes a scenario of a network in GraphML, GML or containerlab's format.")
final class ImportCommand implements Callable<Integer> {
    private final ScenarioRunner runner;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The network.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "graphml, gml or containerlab; by default told by the file's name.")
    private @Nullable String format;

    @Option(names = "--hosts", description = "Gives every router a host, and lets the hosts ping each other.")
    private boolean hosts;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Where the scenario is written; by default it is printed.")
    private @Nullable Path out;

    ImportCommand(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (format != null && !Import.formatNames().contains(format)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "there is no format '" + format
                    + "'. " + Spelling.hint(format, Import.formatNames(), "Formats: "
                    + String.join(", ", Import.formatNames()) + "."));
        }
        ScenarioFiles printer = new ScenarioFiles(runner, terminal);
        String scenario;
        try {
            scenario = Import.scenario(file, format, hosts);
        } catch (ScenarioException e) {
            printer.print(e);
            return ExitStatus.WRONG_INPUT;
        }
        write(scenario);
        try {
            runner.check(ScenarioLoader.load(out == null ? "imported.yaml" : out.toString(), scenario, Overrides.NONE));
        } catch (ScenarioException e) {
            // What another tool takes may still need a hand here, as a circle of switches does.
            terminal.err().println("The scenario is written, but needs a hand before it can be run:");
            printer.print(e);
        }
        return ExitStatus.OK;
    }

    private void write(String scenario) {
        if (out == null) {
            terminal.out().print(scenario);
            return;
        }
        try {
            Files.writeString(out, scenario, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
