package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Everything short of running: what a scenario means is looked at, and its network is built and thrown away. */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /**
     * Finds out whether a scenario can be run.
     *
     * @throws ScenarioException with what is wrong
     */
    public static void check(Scenario scenario) throws ScenarioException {
        List<Problem> problems = new ArrayList<>();
        for (LinkSpec link : scenario.links()) {
            checkJitter(scenario, link.forward(), problems);
            if (!link.reverse().place().equals(link.forward().place())) {
                checkJitter(scenario, link.reverse(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        try {
            new NetworkBuilder(scenario, (link, port) -> null).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jitter goes both ways around the delay, and nothing arrives before it was sent. */
    private static void checkJitter(Scenario scenario, DirectionSpec direction, List<Problem> problems) {
        if (direction.jitterPs() > direction.delayPs()) {
            problems.add(scenario.problem(direction.place().at("jitter"), "the jitter is larger than the delay",
                    "Delays are drawn evenly from delay - jitter to delay + jitter: give a smaller jitter or a larger delay."));
        }
    }
}
