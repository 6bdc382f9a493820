package wireclock.scenario.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wireclock.device.Node;
import wireclock.engine.Scheduler;
import wireclock.link.LinkDirection;
import wireclock.topology.NetworkPlan;
import wireclock.workload.Flow;

/**
 * A scenario's network, ready to run: every device, link and flow.
 *
 * @param nodes by name, in the scenario's order
 * @param links in the scenario's order
 * @param flows in the scenario's order, scheduled
 */
record Network(Scheduler scheduler, NetworkPlan plan, Map<String, Node> nodes, List<BuiltLink> links, List<Flow> flows) {
    /** Both directions of every link, in the scenario's order. */
    List<LinkDirection> directions() {
        return links.stream().flatMap(link -> Stream.of(link.forward(), link.backward())).toList();
    }

    /** Frames that have left a transmitter so far: the packet-hops of the run. */
    long packetHops() {
        long hops = 0;
        for (BuiltLink link : links) {
            hops += link.forward().packetHops() + link.backward().packetHops();
        }
        return hops;
    }
}
