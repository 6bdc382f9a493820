package wireclock.scenario.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.engine.Scheduler;
import wireclock.fault.FaultTimeline;
import wireclock.link.LinkDirection;
import wireclock.reports.packets.Wiring;
import wireclock.topology.NetworkPlan;
import wireclock.workload.Flow;
import wireclock.workload.PacketsUnderWay;

/**
 * A scenario's network, ready to run: every device, link and flow.
 *
 * @param nodes by name, in the scenario's order
 * @param links in the scenario's order
 * @param flows in the scenario's order, scheduled
 * @param faults planned, or null where nothing goes wrong
 * @param wiring what a reader of captures has to know
 */
record Network(Scheduler scheduler, NetworkPlan plan, Map<String, Node> nodes, List<BuiltLink> links, List<Flow> flows,
        @Nullable FaultTimeline faults, Wiring wiring) {
    /** Both directions of every link, in the scenario's order. */
    List<LinkDirection> directions() {
        return links.stream().flatMap(link -> Stream.of(link.forward(), link.backward())).toList();
    }

    /** What has neither arrived nor been lost. */
    PacketsUnderWay underWay() {
        PacketsUnderWay underWay = new PacketsUnderWay();
        directions().forEach(direction -> {
            direction.forEachUnderWay(underWay::add);
            direction.forEachDuplicated(underWay::addCopies);
        });
        for (Node node : nodes.values()) {
            if (node instanceof IpNode station) {
                station.ip().interfaces().forEach(each -> each.arp().forEachParked(underWay::addPacket));
            }
        }
        return underWay;
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
