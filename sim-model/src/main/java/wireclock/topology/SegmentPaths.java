package wireclock.topology;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import wireclock.bridge.PortVlans;

/**
 * The ways through one segment, by Dijkstra's algorithm over its switches.
 *
 * <p>Where switches are linked in a circle the spanning tree may choose another way than the shortest; a route does not
 * know that.
 */
final class SegmentPaths {
    /** A frame that has arrived at a port; {@code serial} decides between equal weights. */
    private record Step(Lane lane, Port arriving, long weightPs, int serial) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return weightPs != other.weightPs ? Long.compare(weightPs, other.weightPs)
                    : Integer.compare(serial, other.serial);
        }
    }

    /** One VLAN of one switch. */
    private record Relayed(String node, int vid) {}

    private final Wiring wiring;
    private final Lanes lanes;
    private final PriorityQueue<Step> open = new PriorityQueue<>();
    private int serial;

    private SegmentPaths(Wiring wiring, Lanes lanes) {
        this.wiring = wiring;
        this.lanes = lanes;
    }

    /** The sum of link weights from one station to every other of its segment, in picoseconds. */
    static Map<Port, Long> from(Port start, Wiring wiring, Lanes lanes) {
        return new SegmentPaths(wiring, lanes).search(start);
    }

    private Map<Port, Long> search(Port start) {
        Map<Port, Long> weights = new LinkedHashMap<>();
        Set<Relayed> relayed = new HashSet<>();
        lanes.at(start).forEach(lane -> leave(start, lane, 0));
        while (!open.isEmpty()) {
            Step step = open.remove();
            Port arriving = step.arriving();
            if (!wiring.kindAt(arriving).joinsSegments()) {
                for (Port station : lanes.stationsOn(step.lane())) {
                    if (station.node().equals(arriving.node())) {
                        weights.putIfAbsent(station, step.weightPs());
                    }
                }
                continue;
            }
            int vid = lanes.vlanAt(arriving, step.lane());
            if (vid != PortVlans.NONE && relayed.add(new Relayed(arriving.node(), vid))) {
                relay(arriving, vid, step.weightPs());
            }
        }
        return weights;
    }

    private void relay(Port arriving, int vid, long weightPs) {
        for (Port next : wiring.portsOf(arriving.node())) {
            if (!next.equals(arriving)) {
                for (Lane lane : lanes.at(next)) {
                    if (lanes.vlanAt(next, lane) == vid) {
                        leave(next, lane, weightPs);
                    }
                }
            }
        }
    }

    private void leave(Port leaving, Lane lane, long weightPs) {
        open.add(new Step(lane, lane.cable().opposite(leaving), weightPs + lane.cable().link().weightPs(), serial++));
    }
}
