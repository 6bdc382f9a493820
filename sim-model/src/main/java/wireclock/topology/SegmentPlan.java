package wireclock.topology;

import java.util.List;
import wireclock.wire.Ipv4Prefix;

/**
 * A layer-2 segment: the interfaces that reach each other without a router, so that one ARP broadcast is heard by all.
 *
 * @param number from 0, in the order of the segments' first links
 * @param network all addresses of the segment lie in it
 * @param links names, in the scenario's order
 * @param interfaces of hosts and routers, in the order of their links; for {@code arp: static} these are the neighbours
 */
public record SegmentPlan(int number, Ipv4Prefix network, List<String> links, List<InterfacePlan> interfaces) {
    public SegmentPlan {
        links = List.copyOf(links);
        interfaces = List.copyOf(interfaces);
    }
}
