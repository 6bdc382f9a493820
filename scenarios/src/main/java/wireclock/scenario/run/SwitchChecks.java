package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.engine.SimTime;
import wireclock.scenario.NodeKind;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.StpSpec;
import wireclock.scenario.SwitchPortSpec;
import wireclock.scenario.source.Mark;
import wireclock.scenario.source.Problem;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.NetworkPlan;

/** What a scenario may not say about its switches. */
final class SwitchChecks {
    private final Scenario scenario;
    private final NetworkPlan plan;
    private final List<Problem> problems = new ArrayList<>();

    private SwitchChecks(Scenario scenario, NetworkPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
    }

    static void check(Scenario scenario, NetworkPlan plan) throws ScenarioException {
        SwitchChecks checks = new SwitchChecks(scenario, plan);
        for (NodeSpec node : scenario.nodes()) {
            if (node.kind() == NodeKind.SWITCH) {
                checks.checkTimes(node.switching().stp());
                node.switching().ports().values().forEach(checks::checkPort);
            }
        }
        checks.checkEnd();
        if (!checks.problems.isEmpty()) {
            throw new ScenarioException(checks.problems);
        }
    }

    /** IEEE 802.1D-1998, 8.10.2: otherwise a tree could forget the root while its messages are under way. */
    private void checkTimes(StpSpec stp) {
        if (2 * (stp.forwardDelayPs() - SimTime.SECOND) < stp.maxAgePs()) {
            problems.add(scenario.problem(stp.place().at("max_age"),
                    "the spanning tree forwards before it has forgotten what no longer holds",
                    "IEEE 802.1D asks for 2 x (forward_delay - 1 s) >= max_age."));
        } else if (stp.maxAgePs() < 2 * (stp.helloPs() + SimTime.SECOND)) {
            problems.add(scenario.problem(stp.place().at("max_age"),
                    "the spanning tree gives the root up when a single message is lost",
                    "IEEE 802.1D asks for max_age >= 2 x (hello + 1 s)."));
        }
    }

    private void checkPort(SwitchPortSpec port) {
        if (port.nativeVlan() != null && port.trunk().isEmpty()) {
            problems.add(scenario.problem(port.place().at("native"), "only a trunk has a native VLAN",
                    "Add 'trunk: [...]', or say 'access: " + port.nativeVlan() + "'."));
        }
    }

    /** Bridges say hello for ever, and frames in a circle run for ever: neither run would end by itself. */
    private void checkEnd() {
        if (scenario.durationPs() != null) {
            return;
        }
        for (NodeSpec node : scenario.nodes()) {
            boolean speaks = node.kind() == NodeKind.SWITCH && SwitchFactory.runsSpanningTree(node, plan);
            if (speaks || plan.isLooped(node.name())) {
                problems.add(scenario.problem(Mark.FILE, speaks
                        ? "'" + node.name() + "' runs the spanning tree protocol, which never falls silent"
                        : "'" + node.name() + "' is linked in a circle, where frames never come to rest",
                        "Give a 'duration'."));
                return;
            }
        }
    }
}
