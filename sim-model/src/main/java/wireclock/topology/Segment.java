package wireclock.topology;

import java.util.List;

/**
 * A layer-2 segment before it has addresses.
 *
 * @param number from 0, in the order of the first cables
 * @param lanes in the order of the cables
 * @param cables of these lanes, in the scenario's order
 * @param stations the ports of hosts and routers on it, in the order of the cables
 */
record Segment(int number, List<Lane> lanes, List<Cable> cables, List<Port> stations) {
    /** For messages: {@code link uplink} or {@code links a, b, c, …}. */
    String describe() {
        StringBuilder text = new StringBuilder(cables.size() == 1 ? "link " : "links ");
        for (int i = 0; i < cables.size(); i++) {
            if (i == 4) {
                return text.append(", …").toString();
            }
            text.append(i == 0 ? "" : ", ").append(cables.get(i).link().name());
        }
        return text.toString();
    }
}
