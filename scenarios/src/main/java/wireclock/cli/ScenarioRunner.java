package wireclock.cli;

import java.util.List;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;

/** What the command line starts: the simulator behind it. */
public interface ScenarioRunner {
    /**
     * Everything short of running: addresses, routes, whether flows reach their ends.
     *
     * @return what works but is hardly meant
     * @throws ScenarioException with all that is wrong
     */
    List<Problem> check(Scenario scenario) throws ScenarioException;

    /**
     * Runs a scenario that was checked, prints its summary and writes its result folder.
     *
     * @return one of {@link ExitStatus}
     * @throws ScenarioException if the scenario turns out to be wrong; nothing is written then
     */
    int run(Scenario scenario, RunOptions options) throws ScenarioException;
}
