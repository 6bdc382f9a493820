package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.device.Node;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.fault.ControlledLink;
import wireclock.fault.Fault;
import wireclock.fault.FaultTimeline;
import wireclock.fault.Flapping;
import wireclock.link.CableControl;
import wireclock.metrics.FaultRecord;
import wireclock.scenario.FaultEffect;
import wireclock.scenario.FaultSpec;
import wireclock.scenario.FaultTarget;
import wireclock.scenario.FaultWord;
import wireclock.scenario.Scenario;
import wireclock.scenario.source.ScenarioException;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;
import wireclock.workload.Flow;
import wireclock.workload.TcpFlow;

/** Plans the faults of a scenario in its network: whose they are here, what they do in a factory for each. */
final class FaultFactory {
    private final Scenario scenario;
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    private final FaultTimeline timeline;
    private final Map<String, ControlledLink> links = new LinkedHashMap<>();
    private final LinkFaultFactory linkFaults;
    private final NodeFaultFactory nodeFaults;

    /**
     * @param timeline to plan the faults in; its component is the first of the run
     * @param links those that faults happen to are controlled
     */
    FaultFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler, FaultTimeline timeline,
            Map<String, Node> nodes, List<BuiltLink> links, List<Flow> flows, DirectionFactory directions) {
        this.scenario = scenario;
        this.plan = plan;
        this.scheduler = scheduler;
        this.timeline = timeline;
        Set<String> wanted = controlled(scenario, plan);
        for (int i = 0; i < links.size(); i++) {
            BuiltLink link = links.get(i);
            LinkPlan ends = plan.links().get(i);
            if (wanted.contains(link.name()) && link.forward() instanceof CableControl forward
                    && link.backward() instanceof CableControl backward) {
                this.links.put(link.name(), new ControlledLink(forward, backward, nic(nodes, ends.first()),
                        nic(nodes, ends.second())));
            }
        }
        watchPaths(plan, flows);
        linkFaults = new LinkFaultFactory(scenario, flows, directions);
        nodeFaults = new NodeFaultFactory(scenario, nodes);
    }

    /** A TCP flow's account of what held it back depends on the links of its way. */
    private void watchPaths(NetworkPlan plan, List<Flow> flows) {
        FlowPath paths = new FlowPath(plan);
        for (Flow flow : flows) {
            if (flow instanceof TcpFlow tcp) {
                for (String name : paths.links(tcp.from(), tcp.serverAddress())) {
                    ControlledLink link = links.get(name);
                    if (link != null) {
                        link.watch(tcp::pathCut);
                    }
                }
            }
        }
    }

    /** Null at a hub, which has no adapters. */
    private static @Nullable Nic nic(Map<String, Node> nodes, Port port) {
        return Objects.requireNonNull(nodes.get(port.node()), port.node()).nic(port.interfaceName());
    }

    /**
     * The names of the links that must obey faults: those that are named, and the cables of interfaces that go down.
     */
    static Set<String> controlled(Scenario scenario, NetworkPlan plan) {
        Set<String> names = new LinkedHashSet<>();
        for (FaultSpec fault : scenario.faults()) {
            if (fault.target() instanceof FaultTarget.Link link) {
                names.add(link.name());
            } else if (fault.target() instanceof FaultTarget.Interface own && isState(fault.effect())) {
                String cable = cable(plan, own);
                if (cable != null) {
                    names.add(cable);
                }
            }
        }
        return names;
    }

    private static boolean isState(FaultEffect effect) {
        return effect instanceof FaultEffect.State || effect instanceof FaultEffect.Flapping;
    }

    private static @Nullable String cable(NetworkPlan plan, FaultTarget.Interface own) {
        Port port = new Port(own.node(), own.port());
        for (LinkPlan link : plan.links()) {
            if (link.first().equals(port) || link.second().equals(port)) {
                return link.name();
            }
        }
        return null;
    }

    /**
     * Plans all faults.
     *
     * @throws ScenarioException if one is impossible in the network as it has been built
     */
    void planAll() throws ScenarioException {
        int number = 0;
        for (FaultSpec spec : scenario.faults()) {
            Long forPs = spec.forPs();
            timeline.add(spec.atPs(), forPs == null ? FaultTimeline.FOREVER : forPs, fault(spec, ++number),
                    record(spec));
        }
    }

    private static FaultRecord record(FaultSpec spec) {
        List<String> details = new ArrayList<>();
        if (!spec.effect().detail().isEmpty()) {
            details.add(spec.effect().detail());
        }
        if (spec.preset() != null) {
            details.add("preset " + spec.preset().name().toLowerCase(Locale.ROOT));
        }
        boolean mends = spec.effect() instanceof FaultEffect.State state && state.word().mends();
        return new FaultRecord(spec.target().toString(), spec.effect().name(), String.join("; ", details),
                spec.effect().kind(), mends);
    }

    private Fault fault(FaultSpec spec, int number) throws ScenarioException {
        Fault fault = switch (spec.target()) {
            case FaultTarget.Link target -> linkFaults.create(spec, target, link(spec, target.name()), number);
            case FaultTarget.Node target -> nodeFaults.ofNode(spec, target.name());
            case FaultTarget.Interface target -> ofInterface(spec, target);
        };
        return spec.effect() instanceof FaultEffect.Flapping flapping
                ? new Flapping(timeline, scheduler, fault, flapping.periodPs()) : fault;
    }

    private ControlledLink link(FaultSpec spec, String name) throws ScenarioException {
        ControlledLink link = links.get(name);
        if (link == null) {
            throw new ScenarioException(List.of(scenario.problem(spec.place().mark(),
                    "nothing can happen to the link '" + name + "'", "Faults need a full-duplex link.")));
        }
        return link;
    }

    /** An interface that is switched off takes its cable along. */
    private Fault ofInterface(FaultSpec spec, FaultTarget.Interface target) throws ScenarioException {
        Fault own = nodeFaults.ofInterface(spec, target);
        String cable = cable(plan, target);
        if (!isState(spec.effect()) || cable == null) {
            return own;
        }
        boolean up = spec.effect() instanceof FaultEffect.State state && state.word() == FaultWord.UP;
        return linkFaults.withCable(own, link(spec, cable), !up);
    }
}
