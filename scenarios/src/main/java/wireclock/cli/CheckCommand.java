package wireclock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.sweep.SweepPlan;
import wireclock.sweep.SweepScenario;

/** Says what is wrong with scenarios, or that they are fine. */
@Command(name = "check", description = "Checks scenarios without running them.")
final class CheckCommand implements Callable<Integer> {
    private final ScenarioRunner runner;
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios.")
    private List<Path> files = List.of();

    @Option(names = {"-q", "--quiet"}, description = "Prints nothing but errors.")
    private boolean quiet;

    private final Map<String, SweepPlan> sweeps = new LinkedHashMap<>();

    CheckCommand(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScenarioFiles loading = new ScenarioFiles(runner, terminal);
        List<Scenario> fine = loading.load(files, Overrides.NONE).stream()
                .filter(each -> isFine(each, loading)).toList();
        if (!quiet) {
            loading.warnings().forEach(warning -> terminal.out().println(warning.file() + ":" + warning.line() + ":"
                    + warning.column() + ": warning: " + warning.message() + ". " + warning.hint()));
            fine.forEach(scenario -> terminal.out().println(scenario.file() + ": " + terminal.green("fine") + " ("
                    + count(scenario.nodes(), "node") + ", " + count(scenario.links(), "link") + ", "
                    + count(scenario.flows(), "flow") + ")"));
            sweeps.forEach((file, sweep) -> terminal.out().println(file + ": " + terminal.green("fine")
                    + ", in every cell (" + SweepText.size(sweep) + ")"));
        }
        return fine.size() == files.size() ? ExitStatus.OK : ExitStatus.WRONG_INPUT;
    }

    /** Looks at every cell, if the scenario has a sweep. */
    private boolean isFine(Scenario scenario, ScenarioFiles loading) {
        if (scenario.sweep() == null) {
            return true;
        }
        try {
            sweeps.put(scenario.file(), SweepScenario.load(Path.of(scenario.file())).plan());
            return true;
        } catch (ScenarioException e) {
            loading.print(e);
            return false;
        }
    }

    private static String count(List<?> things, String name) {
        return things.size() + " " + name + (things.size() == 1 ? "" : "s");
    }
}
