package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireclock.bridge.BridgeStats;
import wireclock.device.Node;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.topology.TopologyProblem;

/** What a run has to be warned of when it is over: what the plan noticed, and storms. */
final class RunWarnings {
    /** So many frames flooded are a storm if stations seem to move as often, */
    private static final long STORM_FRAMES = 100;
    /** or if they are so many times those that stations have sent. */
    private static final long STORM_FACTOR = 10;

    private RunWarnings() {}

    static List<String> of(Network network) {
        List<String> warnings = new ArrayList<>();
        for (TopologyProblem problem : network.plan().warnings()) {
            warnings.add(TopologyInput.message(problem) + ". " + TopologyInput.sentence(problem.hint()));
        }
        addStorms(network, warnings);
        return warnings;
    }

    /**
     * In a circle frames come back: then stations seem to be now here, now there, and a switch floods more frames than
     * have ever been sent.
     */
    private static void addStorms(Network network, List<String> warnings) {
        long sent = 0;
        for (Node node : network.nodes().values()) {
            if (!(node instanceof Switch)) {
                sent += node.nics().stream().map(Nic::stats).mapToLong(stats -> stats.framesSent).sum();
            }
        }
        for (Node node : network.nodes().values()) {
            if (node instanceof Switch hub && hub.spanningTree() == null && network.plan().isLooped(hub.name())
                    && isStorm(hub.stats(), sent)) {
                warnings.add(String.format(Locale.ROOT, "broadcast storm: %s flooded %,d frames, and heard stations "
                        + "change ports %,d times. Frames run in a circle of switches: let these have a spanning tree "
                        + "(stp: true), or break the circle.", hub.name(), hub.stats().flooded, hub.stats().moved));
            }
        }
    }

    private static boolean isStorm(BridgeStats stats, long sent) {
        return stats.flooded >= STORM_FRAMES
                && (stats.moved >= STORM_FRAMES || stats.flooded > STORM_FACTOR * sent);
    }
}
