package wireclock.ip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;

/**
 * What the multicast routers of a network know of each other: who must pass a group on for whose sake.
 *
 * <p>Real routers tell each other by a protocol such as PIM (RFC 7761); here they look it up, so that a join takes effect
 * on the whole way to the source at the instant at which the first router hears it. Members are learnt by IGMP as they
 * are in reality. The tree of a source is the tree of shortest paths back to it, from the routing tables: of the routers
 * on a segment the one with the lowest metric passes packets onto it, and of equal ones that with the highest address, as
 * PIM's assert decides (RFC 7761 §4.6.3).
 */
public final class MulticastDomain {
    private final Scheduler scheduler;
    private final Map<Integer, List<Port>> segments = new HashMap<>();
    private final List<Port> ports = new ArrayList<>();
    private int version;

    public MulticastDomain(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** An interface of a router, on its segment. */
    private static final class Port {
        final MulticastRouter router;
        final IgmpRouter igmp;
        final int segment;

        Port(MulticastRouter router, IgmpRouter igmp, int segment) {
            this.router = router;
            this.igmp = igmp;
            this.segment = segment;
        }

        /** Lower is nearer to the source; null if packets of the source come in here, or the source is not known. */
        @Nullable Route routeElsewhere(int source) {
            Route route = router.routeTo(source);
            return route == null || route.networkInterface() == igmp.networkInterface() ? null : route;
        }

        boolean faces(int source) {
            Route route = router.routeTo(source);
            return route != null && route.networkInterface() == igmp.networkInterface();
        }
    }

    void add(MulticastRouter router, IgmpRouter igmp, int segment) {
        Port port = new Port(router, igmp, segment);
        ports.add(port);
        segments.computeIfAbsent(segment, number -> new ArrayList<>()).add(port);
    }

    /** Says that trees may not be what they were. */
    void changed() {
        version++;
    }

    /** Counts the changes: what was looked up at an older count must be looked up again. */
    int version() {
        return version;
    }

    /** The interfaces by which a router passes packets of a source to a group on, in their order. */
    List<NetworkInterface> outgoing(MulticastRouter router, int source, int group) {
        List<NetworkInterface> outgoing = new ArrayList<>();
        for (Port port : ports) {
            if (port.router == router && passesOn(port, source, group, ports.size())) {
                outgoing.add(port.igmp.networkInterface());
            }
        }
        return outgoing;
    }

    /**
     * Whether packets go out by a port: it is the one that feeds its segment, and there is somebody to feed.
     *
     * @param depth ends the search where routes given by hand run in circles
     */
    private boolean passesOn(Port port, int source, int group, int depth) {
        List<Port> onSegment = segments.getOrDefault(port.segment, List.of());
        if (depth == 0 || feeder(onSegment, source) != port) {
            return false;
        }
        if (port.igmp.hasMembers(group)) {
            return true;
        }
        for (Port downstream : onSegment) {
            if (downstream.faces(source)) {
                for (Port next : ports) {
                    if (next.router == downstream.router && next != downstream
                            && passesOn(next, source, group, depth - 1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static @Nullable Port feeder(List<Port> onSegment, int source) {
        Port best = null;
        int bestMetric = 0;
        for (Port port : onSegment) {
            Route route = port.routeElsewhere(source);
            if (route != null && (best == null || route.metric() < bestMetric
                    || route.metric() == bestMetric && Integer.compareUnsigned(
                            port.igmp.networkInterface().address(), best.igmp.networkInterface().address()) > 0)) {
                best = port;
                bestMetric = route.metric();
            }
        }
        return best;
    }

    /** Whether nothing is pending in the whole network but the timers of its routers' group tables. */
    boolean isQuiet() {
        int own = 0;
        for (Port port : ports) {
            own += port.igmp.pendingTimers();
        }
        return scheduler.pendingEvents() == own;
    }

    /** Lets a quiet network come to its end: queries that nobody's traffic needs would keep it going for ever. */
    void rest() {
        ports.forEach(port -> port.igmp.rest());
    }
}
