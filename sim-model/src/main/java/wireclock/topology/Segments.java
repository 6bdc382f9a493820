package wireclock.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/** Cuts the wiring into layer-2 segments: cables belong together if they meet at a switch or hub. */
final class Segments {
    private Segments() {}

    static List<Segment> of(Wiring wiring, Problems problems) {
        Map<Cable, List<Cable>> members = new LinkedHashMap<>();
        UnionFind<Cable> joined = joinAtSwitches(wiring);
        for (Cable cable : wiring.cables()) {
            members.computeIfAbsent(joined.find(cable), key -> new ArrayList<>()).add(cable);
        }
        List<Segment> segments = new ArrayList<>();
        for (List<Cable> cables : members.values()) {
            Segment segment = new Segment(segments.size(), cables, stations(wiring, cables));
            checkMtu(segment, problems);
            checkStations(segment, problems);
            segments.add(segment);
        }
        return segments;
    }

    private static UnionFind<Cable> joinAtSwitches(Wiring wiring) {
        UnionFind<Cable> joined = new UnionFind<>(new LinkedHashSet<>(wiring.cables()));
        for (TopologyNode node : wiring.nodes()) {
            List<Port> ports = wiring.portsOf(node.name());
            if (node.kind().joinsSegments() && !ports.isEmpty()) {
                Cable first = wiring.cableAt(ports.get(0));
                for (Port port : ports) {
                    joined.union(first, wiring.cableAt(port));
                }
            }
        }
        return joined;
    }

    private static List<Port> stations(Wiring wiring, List<Cable> cables) {
        List<Port> stations = new ArrayList<>();
        for (Cable cable : cables) {
            for (Port port : List.of(cable.first(), cable.second())) {
                if (!wiring.kindAt(port).joinsSegments()) {
                    stations.add(port);
                }
            }
        }
        return stations;
    }

    /** Only a warning: it is a mistake that people make in real networks, and want to see the effect of. */
    private static void checkMtu(Segment segment, Problems problems) {
        TopologyLink first = segment.cables().get(0).link();
        for (Cable cable : segment.cables()) {
            if (cable.link().mtu() != first.mtu()) {
                problems.warnOfLink(cable.link().name(), "mtu",
                        "its MTU of " + cable.link().mtu() + " bytes differs from the " + first.mtu() + " of link "
                                + first.name() + " in the same segment",
                        "Switches and hubs cannot fragment: they lose packets that are too long, and nobody is told");
                return;
            }
        }
    }

    private static void checkStations(Segment segment, Problems problems) {
        Set<String> seen = new LinkedHashSet<>();
        for (Port port : segment.stations()) {
            if (!seen.add(port.node())) {
                problems.warnOfNode(port.node(), "", port.node() + " has several interfaces in one segment ("
                        + segment.describe() + ")", "It sends on the first of them only");
            }
        }
    }
}
