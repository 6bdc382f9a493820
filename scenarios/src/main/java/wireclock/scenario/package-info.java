/**
 * Scenarios: what a YAML file says about a network, its traffic and the run, read, checked and complete with every
 * default. {@link wireclock.scenario.ScenarioLoader} is the way in and {@link wireclock.scenario.Scenario} what comes
 * out.
 */
@NullMarked
package wireclock.scenario;

import org.jspecify.annotations.NullMarked;
