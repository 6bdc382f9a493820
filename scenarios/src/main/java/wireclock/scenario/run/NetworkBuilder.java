package wireclock.scenario.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wireclock.device.Node;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.fault.FaultTimeline;
import wireclock.reports.packets.Wiring;
import wireclock.scenario.FlowSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.NetworkPlan;
import wireclock.workload.Flow;

/**
 * Builds a scenario's network: devices, then links, then flows, each in the scenario's order, so that component ids and
 * with them the order of simultaneous events depend on the scenario alone.
 */
final class NetworkBuilder {
    private final Scenario scenario;
    private final LinkFactory.Taps taps;
    private final Scheduler scheduler = new Scheduler();
    private final RandomStreams random;

    NetworkBuilder(Scenario scenario, LinkFactory.Taps taps) {
        this.scenario = scenario;
        this.taps = taps;
        this.random = new RandomStreams(scenario.seed());
    }

    /**
     * Builds everything and schedules the flows.
     *
     * @throws ScenarioException if the scenario cannot be built as it is written
     * @throws IOException if a tap cannot be opened
     */
    Network build() throws ScenarioException, IOException {
        NetworkPlan plan = new TopologyInput(scenario).plan();
        SwitchChecks.check(scenario, plan);
        // Faults come before everything else at their instant: theirs is the first component.
        FaultTimeline faults =
                scenario.faults().isEmpty() ? null : new FaultTimeline(scheduler, scheduler.newComponent());
        Set<String> controlled = FaultFactory.controlled(scenario, plan);
        NodeFactory nodeFactory = new NodeFactory(scenario, plan, scheduler, random);
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (NodeSpec spec : scenario.nodes()) {
            nodes.put(spec.name(), nodeFactory.create(spec));
        }
        nodeFactory.fillArpCaches();
        LinkFactory linkFactory = new LinkFactory(scheduler, random, nodeFactory.ports(), taps);
        CollisionDomainFactory sharedMedia = new CollisionDomainFactory(scenario, plan, scheduler, random,
                nodeFactory.ports(), taps);
        List<BuiltLink> links = new ArrayList<>();
        for (int i = 0; i < scenario.links().size(); i++) {
            LinkSpec spec = scenario.links().get(i);
            BuiltLink shared = sharedMedia.create(i);
            links.add(shared != null ? shared
                    : linkFactory.create(spec, plan.links().get(i), controlled.contains(spec.name())));
        }
        FlowFactory flowFactory = new FlowFactory(scenario, scheduler, random, nodes, plan);
        List<Flow> flows = new ArrayList<>();
        for (FlowSpec spec : scenario.flows()) {
            flows.add(flowFactory.create(spec));
        }
        flows.forEach(Flow::schedule);
        if (faults != null) {
            DirectionFactory directions = new DirectionFactory(scheduler, random);
            new FaultFactory(scenario, plan, scheduler, faults, nodes, links, flows, directions).planAll();
        }
        return new Network(scheduler, plan, nodes, links, flows, faults,
                new Wiring(Media.of(scenario, plan), flowFactory.signatures()));
    }
}
