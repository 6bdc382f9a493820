package wireclock.scenario.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.PathCost;
import wireclock.bridge.PortVlans;
import wireclock.bridge.StpConfig;
import wireclock.device.Switch;
import wireclock.device.SwitchConfig;
import wireclock.engine.Scheduler;
import wireclock.ethernet.Nic;
import wireclock.scenario.DirectionSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.scenario.SpanningTreeMode;
import wireclock.scenario.StpSpec;
import wireclock.scenario.SwitchPortSpec;
import wireclock.scenario.SwitchSpec;
import wireclock.topology.LinkPlan;
import wireclock.topology.NetworkPlan;
import wireclock.topology.Port;

/** Builds the switching hubs of a scenario. */
final class SwitchFactory {
    /** Ports of switching hubs have addresses of their own block: 02:01:00:00:00:01 and on. */
    private static final long FIRST_MAC = 0x0201_0000_0001L;

    private final Scenario scenario;
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    /** The interfaces that have a cable of their own. */
    private final Set<Port> ends = new HashSet<>();
    /** Where nobody speaks of VLANs, no switch looks for tags. */
    private final boolean vlans;
    private long nextMac = FIRST_MAC;

    SwitchFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler) {
        this.scenario = scenario;
        this.plan = plan;
        this.scheduler = scheduler;
        for (LinkPlan link : plan.links()) {
            ends.add(link.first());
            ends.add(link.second());
        }
        vlans = scenario.nodes().stream().flatMap(node -> node.switching().ports().values().stream())
                .anyMatch(SwitchPortSpec::namesVlans)
                || plan.interfaces().stream().anyMatch(own -> !isEnd(own.port()));
    }

    /** Whether a cable is plugged in there; not so at the VLANs of an interface. */
    boolean isEnd(Port port) {
        return ends.contains(port);
    }

    /** Whether a switch of this scenario runs the spanning tree protocol. */
    static boolean runsSpanningTree(NodeSpec spec, NetworkPlan plan) {
        SpanningTreeMode mode = spec.switching().stp().enabled();
        return mode == SpanningTreeMode.TRUE || mode == SpanningTreeMode.AUTO && plan.isLooped(spec.name());
    }

    /** Builds a switching hub with all its ports, which are added to the given ones. */
    Switch create(NodeSpec spec, Map<Port, Nic> ports) {
        SwitchSpec said = spec.switching();
        Switch hub = new Switch(scheduler, spec.name(), new SwitchConfig(spec.latencyPs(), said.agingPs(),
                said.macTable(), said.overflow(), runsSpanningTree(spec, plan) ? config(said.stp()) : null, vlans,
                said.igmpSnooping()));
        for (int i = 0; i < plan.links().size(); i++) {
            LinkPlan link = plan.links().get(i);
            LinkSpec linkSpec = scenario.links().get(i);
            for (Port port : List.of(link.first(), link.second())) {
                if (port.node().equals(spec.name())) {
                    DirectionSpec out = port.equals(link.first()) ? linkSpec.forward() : linkSpec.reverse();
                    ports.put(port, addPort(hub, port, said.port(port.interfaceName(), link.name()), out));
                }
            }
        }
        return hub;
    }

    private Nic addPort(Switch hub, Port port, @Nullable SwitchPortSpec said, DirectionSpec out) {
        int cost = said != null && said.cost() != null ? Math.toIntExact(said.cost()) : PathCost.of(out.rateBitPerS());
        PortVlans portVlans = said == null ? PortVlans.DEFAULT : said.vlans();
        return hub.addPort(port.interfaceName(), nextMac++, portVlans, cost);
    }

    private static StpConfig config(StpSpec spec) {
        return new StpConfig(spec.priority(), spec.helloPs(), spec.maxAgePs(), spec.forwardDelayPs());
    }
}
