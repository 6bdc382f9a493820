package wireclock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;

/** Says what is wrong with scenarios, or that they are fine. */
@Command(name = "check", description = "Checks scenarios without running them.")
final class CheckCommand implements Callable<Integer> {
    private final ScenarioRunner runner;
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios.")
    private List<Path> files = List.of();

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but errors.")
    private boolean quiet;

    CheckCommand(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScenarioFiles loading = new ScenarioFiles(runner, terminal);
        List<Scenario> fine = loading.load(files, Overrides.NONE);
        if (!quiet) {
            loading.warnings().forEach(warning -> terminal.out().println(warning.file() + ":" + warning.line() + ":"
                    + warning.column() + ": warning: " + warning.message() + ". " + warning.hint()));
            fine.forEach(scenario -> terminal.out().println(scenario.file() + ": " + terminal.green("fine") + " ("
                    + count(scenario.nodes(), "node") + ", " + count(scenario.links(), "link") + ", "
                    + count(scenario.flows(), "flow") + ")"));
        }
        return fine.size() == files.size() ? ExitStatus.OK : ExitStatus.WRONG_INPUT;
    }

    private static String count(List<?> things, String name) {
        return things.size() + " " + name + (things.size() == 1 ? "" : "s");
    }
}
