package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import wireclock.reports.packets.FlowSignature;
import wireclock.scenario.FlowSpec;
import wireclock.topology.InterfacePlan;
import wireclock.topology.NetworkPlan;
import wireclock.wire.IpProtocol;
import wireclock.workload.TracerouteFlow;

/** Notes by what the packets of each flow are known, while flows are given their ports. */
final class FlowSignatures {
    private final NetworkPlan plan;
    private final List<FlowSignature> all = new ArrayList<>();

    FlowSignatures(NetworkPlan plan) {
        this.plan = plan;
    }

    /** A flow to one port of TCP or UDP. */
    void add(FlowSpec flow, int protocol, int to, int port) {
        all.add(new FlowSignature(flow.name(), flow.from(), protocol, addresses(flow), to, port, port));
    }

    /** A flow of echo requests. */
    void addEcho(FlowSpec flow, int to, int identifier) {
        add(flow, IpProtocol.ICMP, to, identifier);
    }

    /** A flow of datagrams to ports at which nobody is. */
    void addProbes(FlowSpec flow, int to, int probes) {
        all.add(new FlowSignature(flow.name(), flow.from(), IpProtocol.UDP, addresses(flow), to,
                TracerouteFlow.FIRST_PORT, TracerouteFlow.FIRST_PORT + probes));
    }

    /** In the scenario's order. */
    List<FlowSignature> all() {
        return all;
    }

    private List<Integer> addresses(FlowSpec flow) {
        return plan.interfacesOf(flow.from()).stream().map(InterfacePlan::address).toList();
    }
}
