package wireclock.scenario.run;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.device.Node;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.link.LinkDirection;
import wireclock.reports.tables.DeviceTables;
import wireclock.topology.LinkPlan;
import wireclock.topology.Port;

/** When the devices' tables are noted: at the times that the scenario names, and at the end. */
final class Snapshots {
    private final Network network;
    private final DeviceTables tables;
    private final List<Long> timesPs;
    /** Looked up only, never gone through. */
    private final IdentityHashMap<Nic, LinkDirection> cables = new IdentityHashMap<>();
    private int taken;

    /**
     * Nothing is noted yet.
     *
     * @param timesPs ascending
     */
    Snapshots(Network network, List<Long> timesPs, DeviceTables tables) {
        this.network = network;
        this.tables = tables;
        this.timesPs = timesPs;
        for (int i = 0; i < network.links().size(); i++) {
            LinkPlan plan = network.plan().links().get(i);
            BuiltLink link = network.links().get(i);
            plug(plan.first(), link.forward());
            plug(plan.second(), link.backward());
        }
    }

    private void plug(Port port, LinkDirection direction) {
        Node node = network.nodes().get(port.node());
        Nic nic = node == null ? null : node.nic(port.interfaceName());
        if (nic != null) {
            cables.put(nic, direction);
        }
    }

    /** When the next one is due; {@link SimTime#NEVER} if none is. */
    long nextPs() {
        return taken < timesPs.size() ? timesPs.get(taken) : SimTime.NEVER;
    }

    /** Notes everything, all events of the instant having fired. */
    void take(long nowPs) throws IOException {
        if (nowPs == nextPs()) {
            taken++;
        }
        tables.take(network.nodes().values(), this::cable, nowPs);
    }

    private @Nullable LinkDirection cable(Nic nic) {
        return cables.get(nic);
    }
}
