package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wireclock.scenario.EndpointSpec;
import wireclock.scenario.LinkSpec;
import wireclock.scenario.NodeSpec;
import wireclock.scenario.Scenario;

/** The cables and hubs of one collision domain, a tree with stations for leaves: who hears whom, and how much later. */
final class HubTree {
    private static final long NEVER = Long.MAX_VALUE;

    private final Scenario scenario;
    private final SharedMedium medium;
    private final List<End> ends = new ArrayList<>();
    private final Map<End, Integer> numbers = new HashMap<>();
    private final Map<String, Long> latencyPs = new HashMap<>();

    /** An end of a link: the first or the second. */
    record End(int link, boolean first) {
        End opposite() {
            return new End(link, !first);
        }
    }

    HubTree(Scenario scenario, SharedMedium medium) {
        this.scenario = scenario;
        this.medium = medium;
        for (NodeSpec node : scenario.nodes()) {
            latencyPs.put(node.name(), node.latencyPs());
        }
        for (int link : medium.links()) {
            for (boolean first : new boolean[] {true, false}) {
                End end = new End(link, first);
                if (!medium.isHub(spec(end))) {
                    numbers.put(end, ends.size());
                    ends.add(end);
                }
            }
        }
    }

    /** The ends of links at which the stations are, by the stations' numbers. */
    List<End> ends() {
        return ends;
    }

    /** The number of the station at an end of a link, or -1 for a hub. */
    int stationAt(int link, boolean first) {
        return numbers.getOrDefault(new End(link, first), -1);
    }

    /** The delays between all stations, as a collision domain wants them. */
    long[][] delaysPs() {
        long[][] delays = new long[ends.size()][ends.size()];
        for (int i = 0; i < ends.size(); i++) {
            Arrays.fill(delays[i], NEVER);
            travel(ends.get(i), 0, delays[i]);
            delays[i][i] = ownEchoPs(ends.get(i));
        }
        return delays;
    }

    /** By station: whether it is on the side of a link's first end, or of its second. */
    boolean[] stationsBehind(int link, boolean first) {
        long[] reached = new long[ends.size()];
        Arrays.fill(reached, NEVER);
        travel(new End(link, first), 0, reached);
        boolean[] behind = new boolean[ends.size()];
        for (int i = 0; i < behind.length; i++) {
            behind[i] = reached[i] == NEVER;
        }
        return behind;
    }

    /** A signal goes onto a cable at one end; notes when it comes out at the stations behind the other end. */
    private void travel(End from, long timePs, long[] arrivalsPs) {
        End to = from.opposite();
        long arrivalPs = timePs + cableDelayPs(from);
        if (!medium.isHub(spec(to))) {
            arrivalsPs[stationAt(to.link(), to.first())] = arrivalPs;
            return;
        }
        String hub = spec(to).node();
        for (int link : medium.links()) {
            for (boolean first : new boolean[] {true, false}) {
                End out = new End(link, first);
                if (!out.equals(to) && spec(out).node().equals(hub)) {
                    travel(out, arrivalPs + latencyPs.getOrDefault(hub, 0L), arrivalsPs);
                }
            }
        }
    }

    /**
     * After what time a station's own signal disturbs what it receives. In full duplex at a hub the jam has to come back
     * first; without a hub each direction has its own pair of wires.
     */
    private long ownEchoPs(End end) {
        LinkSpec link = scenario.links().get(end.link());
        boolean half = end.first() ? medium.firstIsHalf(link) : medium.secondIsHalf(link);
        if (half) {
            return 0;
        }
        EndpointSpec far = spec(end.opposite());
        return medium.isHub(far)
                ? cableDelayPs(end) + latencyPs.getOrDefault(far.node(), 0L) + cableDelayPs(end.opposite()) : NEVER;
    }

    private long cableDelayPs(End from) {
        LinkSpec link = scenario.links().get(from.link());
        return from.first() ? link.forward().delayPs() : link.reverse().delayPs();
    }

    private EndpointSpec spec(End end) {
        LinkSpec link = scenario.links().get(end.link());
        return end.first() ? link.first() : link.second();
    }
}
