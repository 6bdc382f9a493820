package wireclock.cli;

import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;

/** What the command line starts: the simulator behind it. */
public interface ScenarioRunner {
    /**
     * Everything short of running: addresses, routes, whether flows reach their ends.
     *
     * @throws ScenarioException with all that is wrong
     */
    void check(Scenario scenario) throws ScenarioException;

    /**
     * Runs a scenario that was checked, prints its summary and writes its result folder.
     *
     * @return one of {@link ExitStatus}
     * @throws ScenarioException if the scenario turns out to be wrong; nothing is written then
     */
    int run(Scenario scenario, RunOptions options) throws ScenarioException;
}
