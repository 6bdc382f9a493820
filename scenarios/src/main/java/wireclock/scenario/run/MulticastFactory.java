package wireclock.scenario.run;

import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.engine.Scheduler;
import wireclock.ip.IgmpConfig;
import wireclock.ip.MulticastDomain;
import wireclock.scenario.FlowTarget;
import wireclock.scenario.MulticastSpec;
import wireclock.scenario.NodeKind;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.wire.Ipv4Address;

/** Tells hosts and routers how they take part in multicast. A scenario without groups has no multicast routers. */
final class MulticastFactory {
    private final NetworkPlan plan;
    private final Scheduler scheduler;
    private final boolean hasGroups;
    private @Nullable MulticastDomain domain;

    MulticastFactory(Scenario scenario, NetworkPlan plan, Scheduler scheduler) {
        this.plan = plan;
        this.scheduler = scheduler;
        this.hasGroups = scenario.flows().stream().anyMatch(flow -> flow.to() instanceof FlowTarget.Address literal
                && Ipv4Address.isMulticast(literal.address()));
    }

    /** Sets up a node that has all its interfaces. */
    void configure(NodeSpec spec, IpNode node) {
        node.ip().multicast().configure(config(spec.multicast()));
        if (spec.kind() == NodeKind.ROUTER) {
            node.ip().setDirectedBroadcast(spec.multicast().directedBroadcast());
            Boolean routing = spec.multicast().routing();
            if (routing == null ? hasGroups : routing) {
                MulticastDomain joint = domain == null ? new MulticastDomain(scheduler) : domain;
                domain = joint;
                node.ip().multicast().enableRouting(joint,
                        plan.interfacesOf(spec.name()).stream().map(InterfacePlan::segment).toList());
            }
        }
    }

    private static IgmpConfig config(MulticastSpec spec) {
        IgmpConfig standard = IgmpConfig.ofVersion(spec.version() == MulticastSpec.Version.V2 ? 2 : 3);
        return new IgmpConfig(standard.version(), spec.robustness(), spec.queryIntervalPs(), spec.responseIntervalPs(),
                spec.lastMemberIntervalPs(), standard.unsolicitedReportIntervalPs());
    }
}
