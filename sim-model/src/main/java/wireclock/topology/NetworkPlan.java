package wireclock.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A network ready to be built: every port, address and route of a topology. */
public final class NetworkPlan {
    private final List<LinkPlan> links;
    private final List<SegmentPlan> segments;
    private final Map<String, List<InterfacePlan>> interfaces;
    private final Map<String, List<RoutePlan>> routes;
    private final Set<String> loopedSwitches;
    private final List<TopologyProblem> warnings;

    NetworkPlan(
            List<LinkPlan> links,
            List<SegmentPlan> segments,
            Map<String, List<InterfacePlan>> interfaces,
            Map<String, List<RoutePlan>> routes,
            Set<String> loopedSwitches,
            List<TopologyProblem> warnings) {
        this.links = List.copyOf(links);
        this.segments = List.copyOf(segments);
        this.interfaces = new LinkedHashMap<>(interfaces);
        this.routes = new LinkedHashMap<>(routes);
        this.loopedSwitches = Set.copyOf(loopedSwitches);
        this.warnings = List.copyOf(warnings);
    }

    /** All links, in the scenario's order. */
    public List<LinkPlan> links() {
        return links;
    }

    /** All segments, by number. */
    public List<SegmentPlan> segments() {
        return segments;
    }

    /** All interfaces of hosts and routers: nodes in the scenario's order, {@code eth2} before {@code eth10}. */
    public List<InterfacePlan> interfaces() {
        List<InterfacePlan> all = new ArrayList<>();
        interfaces.values().forEach(all::addAll);
        return all;
    }

    /** The interfaces of one node, the first one first; empty for a switch. */
    public List<InterfacePlan> interfacesOf(String node) {
        return interfaces.getOrDefault(node, List.of());
    }

    /** One interface, or null if there is none of that name with an address. */
    public @Nullable InterfacePlan interfaceAt(Port port) {
        for (InterfacePlan candidate : interfacesOf(port.node())) {
            if (candidate.name().equals(port.interfaceName())) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * The address by which flows mean a node: that of its first interface.
     *
     * @throws IllegalArgumentException if the node has none
     */
    public int addressOf(String node) {
        List<InterfacePlan> own = interfacesOf(node);
        if (own.isEmpty()) {
            throw new IllegalArgumentException(node + " has no address");
        }
        return Objects.requireNonNull(own.getFirst()).address();
    }

    /** The interfaces that one interface reaches without a router, itself left out. */
    public List<InterfacePlan> neighboursOf(InterfacePlan own) {
        List<InterfacePlan> others = new ArrayList<>(segments.get(own.segment()).interfaces());
        others.remove(own);
        return others;
    }

    /**
     * The routing table of one node; empty for a switch. Lines of the same prefix and metric are next to each other and
     * equally good, unless they are on the link.
     */
    public List<RoutePlan> routesOf(String node) {
        return routes.getOrDefault(node, List.of());
    }

    /** Whether a switch is one of a group that is linked in a circle somewhere. */
    public boolean isLooped(String node) {
        return loopedSwitches.contains(node);
    }

    /** What works but is hardly meant. */
    public List<TopologyProblem> warnings() {
        return warnings;
    }
}
