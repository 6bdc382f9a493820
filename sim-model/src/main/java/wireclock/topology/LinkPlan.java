package wireclock.topology;

import java.util.List;

/**
 * A link with both ends plugged in.
 *
 * @param name of the link
 * @param first port of its first end
 * @param second port of its second end
 * @param weightPs what the routes count for it
 * @param mtu largest IP packet in bytes
 * @param segments numbers of the segments it belongs to: one, or one for each VLAN
 */
public record LinkPlan(String name, Port first, Port second, long weightPs, int mtu, List<Integer> segments) {
    public LinkPlan {
        segments = List.copyOf(segments);
    }
}
