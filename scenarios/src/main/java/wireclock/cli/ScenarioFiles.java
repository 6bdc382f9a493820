package wireclock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Loads and checks the scenarios of a command, all of them before anything is done with one. */
final class ScenarioFiles {
    private static final int PRINTED = 20;

    private final ScenarioRunner runner;
    private final Terminal terminal;
    private final List<Problem> warnings = new ArrayList<>();

    ScenarioFiles(ScenarioRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    /** The scenarios that are fine, in order; what is wrong with the others has been printed. */
    List<Scenario> load(List<Path> files, Overrides overrides) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            try {
                Scenario scenario = ScenarioLoader.load(file, overrides);
                warnings.addAll(runner.check(scenario));
                scenarios.add(scenario);
            } catch (ScenarioException e) {
                print(e);
            }
        }
        return scenarios;
    }

    /** What works but is hardly meant, of all scenarios that were loaded. */
    List<Problem> warnings() {
        return warnings;
    }

    /** Prints what is wrong, as {@code FILE:LINE:COL: what is wrong. hint}. */
    void print(ScenarioException e) {
        List<Problem> problems = e.problems();
        for (Problem problem : problems.subList(0, Math.min(PRINTED, problems.size()))) {
            terminal.err().println(terminal.red(problem.toString()));
        }
        if (problems.size() > PRINTED) {
            terminal.err().println(problems.getFirst().file() + ": and " + (problems.size() - PRINTED)
                    + " problems more.");
        }
    }
}
