package wireclock.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.bridge.BridgePort;
import wireclock.bridge.BridgeStats;
import wireclock.bridge.GroupEntry;
import wireclock.bridge.GroupTable;
import wireclock.bridge.MacTableEntry;
import wireclock.bridge.PathCost;
import wireclock.bridge.PortState;
import wireclock.bridge.PortVlans;
import wireclock.bridge.Relay;
import wireclock.bridge.SpanningTree;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.wire.EthernetFrame;

/**
 * A switching hub: a {@link Relay} between its ports, and, as its settings say, a {@link SpanningTree} that keeps loops
 * out of it and a {@link GroupTable} that keeps multicast to those who want it.
 */
public final class Switch implements Node {
    private final String name;
    private final Scheduler scheduler;
    private final SwitchConfig config;
    private final int component;
    private final LatencyStage latency;
    private final BridgeStats stats = new BridgeStats();
    private final Relay relay;
    private final List<Nic> nics = new ArrayList<>();
    private @Nullable SpanningTree spanningTree;
    private @Nullable GroupTable groups;

    /** A switching hub without ports. */
    public Switch(Scheduler scheduler, String name, SwitchConfig config) {
        this.name = name;
        this.scheduler = scheduler;
        this.config = config;
        component = scheduler.newComponent();
        latency = new LatencyStage(scheduler, component, config.latencyPs());
        relay = new Relay(scheduler, stats, config.agingPs(), config.tableLimit(), config.overflow(),
                config.vlanAware());
    }

    /** Adds a port with the settings of one out of the box. */
    public Nic addPort(String portName, long mac) {
        return addPort(portName, mac, PortVlans.DEFAULT, PathCost.DEFAULT);
    }

    /**
     * Adds a port. The address of the first one is the bridge's.
     *
     * @param portName for example {@code eth0}
     * @param mac of the port's own adapter, from which it sends BPDUs
     * @param pathCost what the spanning tree counts for the way out of this port
     */
    public Nic addPort(String portName, long mac, PortVlans vlans, int pathCost) {
        Nic nic = new Nic(name + ":" + portName, mac);
        BridgePort port = new BridgePort(nics.size(), nic, vlans);
        nic.setPromiscuous(true);
        nic.setReceiver(latency.before(new Entrance(relay, port)));
        nic.setLinkStateListener(up -> linkStateChanged(port, up));
        nics.add(nic);
        relay.add(port);
        if (config.stp() != null) {
            if (spanningTree == null) {
                spanningTree = new SpanningTree(scheduler, component, config.stp(), mac, relay, stats);
                relay.setSpanningTree(spanningTree);
            }
            spanningTree.add(port, pathCost);
        }
        if (config.igmpSnooping()) {
            groups = new GroupTable(nics.size());
            relay.setGroups(groups);
        }
        return nic;
    }

    private void linkStateChanged(BridgePort port, boolean up) {
        if (!up) {
            relay.forget(port);
        }
        if (spanningTree != null) {
            spanningTree.linkStateChanged(port, up);
        } else {
            port.setState(up ? PortState.FORWARDING : PortState.DISABLED);
        }
    }

    /** The machine dies: what it has learned is lost, and without its spanning tree nothing is forwarded. */
    public void crash() {
        relay.clear();
        if (spanningTree != null) {
            spanningTree.stop();
        }
    }

    /** The machine comes up again, with its configuration and nothing else. */
    public void restart() {
        if (spanningTree != null) {
            spanningTree.restart();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Nic> nics() {
        return Collections.unmodifiableList(nics);
    }

    public BridgeStats stats() {
        return stats;
    }

    // --- tables ------------------------------------------------------------------------------------------------------

    /** The stations heard within the aging time, by VLAN, in the order of their addresses. */
    public List<MacTableEntry> macTable() {
        return relay.macTable();
    }

    /** The ports with their VLANs and states, in the order in which they were added. */
    public List<BridgePort> ports() {
        return relay.ports();
    }

    /** The spanning tree as this bridge knows it, or null without one. */
    public @Nullable SpanningTree spanningTree() {
        return spanningTree;
    }

    /** The members of multicast groups, by VLAN, group and port; nobody without snooping. */
    public List<GroupEntry> groups() {
        return groups == null ? List.of() : groups.entries(scheduler.nowPs());
    }

    /** Whether frames belong to VLANs here. */
    public boolean isVlanAware() {
        return config.vlanAware();
    }

    /** What makes a frame's way in known. */
    private record Entrance(Relay relay, BridgePort port) implements FrameReceiver {
        @Override
        public void receive(EthernetFrame frame) {
            relay.receive(frame, port);
        }
    }
}
