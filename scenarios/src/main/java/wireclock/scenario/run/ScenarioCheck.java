package wireclock.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wireclock.device.Node;
import wireclock.scenario.CapturePoint;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** Everything short of running: what a scenario means is looked at, and its network is built and thrown away. */
public final class ScenarioCheck {
    /** More would fill disks, and nobody looks at so many. */
    private static final long MOST_SAMPLES = 10_000_000;

    private ScenarioCheck() {}

    /**
     * Finds out whether a scenario can be run.
     *
     * @return what works but is hardly meant
     * @throws ScenarioException with what is wrong
     */
    public static List<Problem> check(Scenario scenario) throws ScenarioException {
        Set<Problem> problems = new LinkedHashSet<>();
        for (LinkSpec link : scenario.links()) {
            checkJitter(scenario, link.forward(), problems);
            checkJitter(scenario, link.reverse(), problems);
        }
        HalfDuplexCheck.check(scenario, problems);
        checkSamples(scenario, problems);
        if (!problems.isEmpty()) {
            throw new ScenarioException(List.copyOf(problems));
        }
        try {
            Network network = new NetworkBuilder(scenario, (link, port) -> null).build();
            checkCaptures(scenario, network);
            RunAssertions.bind(scenario, network);
            return new TopologyInput(scenario).warnings(network.plan());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jitter goes both ways around the delay, and nothing arrives before it was sent. */
    private static void checkJitter(Scenario scenario, DirectionSpec direction, Set<Problem> problems) {
        if (direction.jitterPs() > direction.delayPs()) {
            problems.add(scenario.problem(direction.place().at("jitter"), "the jitter is larger than the delay",
                    "Delays are drawn evenly from delay - jitter to delay + jitter: give a smaller jitter or a larger "
                            + "delay."));
        }
    }

    private static void checkSamples(Scenario scenario, Set<Problem> problems) {
        Long durationPs = scenario.durationPs();
        if (durationPs != null && durationPs / scenario.sampleIntervalPs() > MOST_SAMPLES) {
            problems.add(scenario.problem(Mark.FILE,
                    "this gives more than " + MOST_SAMPLES + " samples of every figure",
                    "Give a longer 'sample' interval or a shorter 'duration'."));
        }
    }

    private static void checkCaptures(Scenario scenario, Network network) throws ScenarioException {
        List<Problem> problems = new ArrayList<>();
        for (CapturePoint point : scenario.capture()) {
            String port = point.port();
            Node node = network.nodes().get(point.name());
            if (point.kind() == CapturePoint.Kind.INTERFACE && port != null && node != null && node.nic(port) == null) {
                List<String> names = node.nics().stream()
                        .map(nic -> nic.name().substring(nic.name().indexOf(':') + 1)).toList();
                problems.add(scenario.problem(point.mark(), "'" + point.name() + "' has no interface '" + port + "'",
                        names.isEmpty() ? "It has none." : "Its interfaces: " + String.join(", ", names) + "."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
    }
}
