package wireclock.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wireclock.arp.AddressState;
import wireclock.bridge.BridgeStats;
import wireclock.device.IpNode;
import wireclock.device.Node;
import wireclock.device.Switch;
import wireclock.ethernet.Nic;
import wireclock.ip.NetworkInterface;
import wireclock.topology.TopologyProblem;
import wireclock.wire.Ipv4Address;
import wireclock.wire.MacAddress;

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
        addAddressConflicts(network, warnings);
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

    /** RFC 5227 §2.4: a conflict is to be reported to whoever looks after the network. */
    private static void addAddressConflicts(Network network, List<String> warnings) {
        for (Node node : network.nodes().values()) {
            if (node instanceof IpNode station) {
                for (NetworkInterface each : station.ip().interfaces()) {
                    addAddressConflict(each, warnings);
                }
            }
        }
    }

    private static void addAddressConflict(NetworkInterface each, List<String> warnings) {
        String who = "address conflict: " + each.nic().name();
        String address = Ipv4Address.format(each.address());
        long heard = each.arp().stats().addressConflicts;
        if (each.arp().addressState() == AddressState.LOST) {
            warnings.add(who + " does not use " + address + ", which " + MacAddress.format(each.arp().rival())
                    + " has. Give it an address of its own.");
        } else if (heard > 0) {
            warnings.add(String.format(Locale.ROOT, "%s uses %s, and heard %,d ARP packets of another station that does "
                    + "so too. Give each an address of its own.", who, address, heard));
        }
    }

    private static boolean isStorm(BridgeStats stats, long sent) {
        return stats.flooded >= STORM_FRAMES
                && (stats.moved >= STORM_FRAMES || stats.flooded > STORM_FACTOR * sent);
    }
}
