package wireclock.scenario.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.reports.EarlierResult;
import wireclock.reports.assertion.Assertion;
import wireclock.reports.assertion.Condition;
import wireclock.scenario.AssertSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.assertion.Binder;
import wireclock.scenario.assertion.Names;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.ScenarioException;

/** Gives a scenario's assertions their meaning in its network. */
final class RunAssertions {
    private final Scenario scenario;
    private final Problems problems;
    private final Map<String, EarlierResult> baselines = new HashMap<>();

    private RunAssertions(Scenario scenario) {
        this.scenario = scenario;
        this.problems = new Problems(scenario.file());
    }

    /**
     * The assertions in the scenario's order, ready to watch.
     *
     * @throws ScenarioException if one names what is not there, or compares what cannot be compared
     */
    static List<Assertion> bind(Scenario scenario, Network network) throws ScenarioException {
        if (scenario.assertions().isEmpty()) {
            return List.of();
        }
        RunAssertions binding = new RunAssertions(scenario);
        List<Assertion> assertions = new ArrayList<>();
        Names names = NetworkNames.of(network);
        for (AssertSpec spec : scenario.assertions()) {
            Condition condition = binding.bind(spec, names);
            if (condition != null) {
                assertions.add(new Assertion(spec.claim(), condition));
            }
        }
        binding.problems.throwIfAny();
        return assertions;
    }

    private @Nullable Condition bind(AssertSpec spec, Names names) {
        EarlierResult earlier = null;
        if (spec.baseline() != null) {
            earlier = baseline(spec, spec.baseline());
            if (earlier == null) {
                return null;
            }
            if (spec.isOfPart()) {
                problems.report(spec.place().at("baseline"), "the baseline is of a whole run",
                        "Leave 'from' and 'to' out.");
                return null;
            }
        }
        return Binder.bind(spec.condition(), names, earlier, spec.isOfPart(), problems);
    }

    private @Nullable EarlierResult baseline(AssertSpec spec, String path) {
        EarlierResult known = baselines.get(path);
        if (known != null) {
            return known;
        }
        Path folder = Path.of(path);
        Path besideScenario = Path.of(scenario.file()).resolveSibling(folder);
        try {
            EarlierResult result = EarlierResult.read(Files.isDirectory(besideScenario) ? besideScenario : folder);
            baselines.put(path, result);
            return result;
        } catch (IOException e) {
            problems.report(spec.place().at("baseline"), String.valueOf(e.getMessage()),
                    "A baseline is the folder that an earlier 'wireclock run' has written.");
            return null;
        }
    }
}
