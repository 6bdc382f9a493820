package wireclock.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spanning tree that a network must come to, worked out centrally and without messages: distances to the smallest
 * bridge by relaxing until nothing gets smaller, then on each LAN the nearest port, then at each bridge the best of the
 * others.
 */
final class SpanningTreeOracle {
    /** A plug: which bridge, with which of its ports, on which LAN. */
    record Plug(int bridge, int port, int lan, int cost) {}

    private final List<Plug> plugs;
    private final long[] bridgeIds;
    private final long[] distance;
    private final int lans;
    final int root;

    SpanningTreeOracle(long[] bridgeIds, int lans, List<Plug> plugs) {
        this.plugs = plugs;
        this.bridgeIds = bridgeIds;
        this.lans = lans;
        int smallest = 0;
        for (int bridge = 1; bridge < bridgeIds.length; bridge++) {
            smallest = Long.compareUnsigned(bridgeIds[bridge], bridgeIds[smallest]) < 0 ? bridge : smallest;
        }
        root = smallest;
        distance = new long[bridgeIds.length];
        Arrays.fill(distance, Integer.MAX_VALUE);
        distance[root] = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Plug to : plugs) {
                for (Plug from : plugs) {
                    long way = distance[from.bridge] + to.cost;
                    if (from.lan == to.lan && way < distance[to.bridge]) {
                        distance[to.bridge] = way;
                        changed = true;
                    }
                }
            }
        }
    }

    /** The plugs that forward. */
    List<Plug> forwarding() {
        List<Plug> active = new ArrayList<>();
        for (int lan = 0; lan < lans; lan++) {
            Plug designated = designated(lan);
            if (designated != null) {
                active.add(designated);
            }
        }
        for (int bridge = 0; bridge < bridgeIds.length; bridge++) {
            if (bridge != root) {
                active.add(rootPlug(bridge));
            }
        }
        return active;
    }

    private Plug designated(int lan) {
        Plug best = null;
        for (Plug plug : plugs) {
            if (plug.lan == lan && (best == null || comesBefore(plug, best))) {
                best = plug;
            }
        }
        return best;
    }

    private Plug rootPlug(int bridge) {
        Plug best = null;
        for (Plug plug : plugs) {
            Plug designated = designated(plug.lan);
            if (plug.bridge != bridge || designated.bridge == bridge) {
                continue;
            }
            if (best == null) {
                best = plug;
                continue;
            }
            Plug other = designated(best.lan);
            long way = distance[designated.bridge] + plug.cost;
            long otherWay = distance[other.bridge] + best.cost;
            if (way < otherWay || way == otherWay && nearer(designated, other)) {
                best = plug;
            }
        }
        return best;
    }

    private boolean comesBefore(Plug one, Plug other) {
        return distance[one.bridge] < distance[other.bridge]
                || distance[one.bridge] == distance[other.bridge] && nearer(one, other);
    }

    private boolean nearer(Plug one, Plug other) {
        int order = Long.compareUnsigned(bridgeIds[one.bridge], bridgeIds[other.bridge]);
        return order < 0 || order == 0 && one.port < other.port;
    }
}
