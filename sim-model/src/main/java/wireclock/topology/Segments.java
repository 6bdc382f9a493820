package wireclock.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;
import wireclock.bridge.PortVlans;

/** Cuts the wiring into layer-2 segments: lanes belong together if they meet in a VLAN of a switch, or at a hub. */
final class Segments {
    private Segments() {}

    static List<Segment> of(Wiring wiring, Lanes lanes, Problems problems) {
        Map<Lane, List<Lane>> members = new LinkedHashMap<>();
        UnionFind<Lane> joined = joinAtSwitches(wiring, lanes);
        for (Lane lane : lanes.all()) {
            members.computeIfAbsent(joined.find(lane), key -> new ArrayList<>()).add(lane);
        }
        List<Segment> segments = new ArrayList<>();
        for (List<Lane> own : members.values()) {
            List<Cable> cables = own.stream().map(Lane::cable).distinct().toList();
            List<Port> stations = own.stream().flatMap(lane -> lanes.stationsOn(lane).stream()).toList();
            if (!stations.isEmpty()) {
                Segment segment = new Segment(segments.size(), own, cables, stations);
                checkMtu(segment, problems);
                checkStations(segment, problems);
                segments.add(segment);
            }
        }
        return segments;
    }

    private static UnionFind<Lane> joinAtSwitches(Wiring wiring, Lanes lanes) {
        UnionFind<Lane> joined = new UnionFind<>(new LinkedHashSet<>(lanes.all()));
        for (TopologyNode node : wiring.nodes()) {
            if (!node.kind().joinsSegments()) {
                continue;
            }
            Map<Integer, Lane> firsts = new HashMap<>();
            for (Port port : wiring.portsOf(node.name())) {
                for (Lane lane : lanes.at(port)) {
                    int vid = lanes.vlanAt(port, lane);
                    if (vid != PortVlans.NONE) {
                        joined.union(firsts.computeIfAbsent(vid, key -> lane), lane);
                    }
                }
            }
        }
        return joined;
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
