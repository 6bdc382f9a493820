package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireclock.device.Node;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.topology.TopologyProblem;

/** What a run has to be warned of when it is over: what the plan noticed, and storms. */
final class RunWarnings {
    /** So often must a switch have flooded a frame, on average, to call it a storm. */
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

    /** Without a circle no frame passes a switch twice, so none floods more frames than stations have sent. */
    private static void addStorms(Network network, List<String> warnings) {
        long sent = 0;
        for (Node node : network.nodes().values()) {
            if (!(node instanceof Switch)) {
                sent += node.nics().stream().map(Nic::stats).mapToLong(stats -> stats.framesSent).sum();
            }
        }
        for (Node node : network.nodes().values()) {
            if (node instanceof Switch hub && hub.stats().flooded > STORM_FACTOR * Math.max(sent, 1)) {
                warnings.add(String.format(Locale.ROOT, "broadcast storm: %s flooded %,d frames, though all stations "
                        + "together sent %,d. Frames run in a circle of switches: let them have a spanning tree "
                        + "(stp: true), or break the circle.", hub.name(), hub.stats().flooded, sent));
            }
        }
    }
}
