package wireclock.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ways through one segment.
 *
 * <p>Switches form a tree (see {@link SwitchLoops}), so there is exactly one way between two stations, and walking the
 * tree finds it: nothing is chosen here.
 */
final class SegmentPaths {
    private record Step(Port leaving, long weightPs) {}

    private SegmentPaths() {}

    /** The sum of link weights from one station to every other of its segment, in picoseconds. */
    static Map<Port, Long> from(Port start, Wiring wiring) {
        Map<Port, Long> weights = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        open.add(new Step(start, 0));
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            Cable cable = wiring.cableAt(step.leaving());
            Port arriving = cable.opposite(step.leaving());
            long weightPs = step.weightPs() + cable.link().weightPs();
            if (wiring.kindAt(arriving).joinsSegments()) {
                for (Port next : wiring.portsOf(arriving.node())) {
                    if (!next.equals(arriving)) {
                        open.add(new Step(next, weightPs));
                    }
                }
            } else {
                weights.put(arriving, weightPs);
            }
        }
        return weights;
    }
}
