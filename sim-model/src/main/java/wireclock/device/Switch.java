package wireclock.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.ethernet.FrameReceiver;
import wireclock.ethernet.Nic;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MacAddress;

/**
 * A switching hub: a transparent bridge (IEEE 802.1Q, clause 8) that learns from source addresses where stations are,
 * and sends each frame on to the port of its destination, or to all others while that is unknown. Frames are passed
 * on as they are, by reference.
 */
public final class Switch implements Node {
    /**
     * 01-80-C2-00-00-00 to -0F, without the last four bits: for the neighbouring bridge only (IEEE 802.1Q, table
     * 8-1).
     */
    private static final long RESERVED_GROUPS = 0x0180_C200_0000L >>> 4;

    private final String name;
    private final Scheduler scheduler;
    private final int component;
    private final LatencyStage latency;
    private final MacTable table;
    private final List<Nic> nics = new ArrayList<>();
    private final SwitchStats stats = new SwitchStats();
    /** The same adapters for the packet path. */
    private Nic[] ports = {};
    private @Nullable StoppedMachine stopped;

    /** A switching hub without ports. */
    public Switch(Scheduler scheduler, String name, SwitchConfig config) {
        this.name = name;
        this.scheduler = scheduler;
        component = scheduler.newComponent();
        latency = new LatencyStage(scheduler, component, config.latencyPs());
        table = new MacTable(config.agingPs(), config.tableLimit());
    }

    /**
     * Adds a port.
     *
     * @param portName for example {@code eth0}
     * @param mac of the port's own adapter, which nobody ever writes to
     */
    public Nic addPort(String portName, long mac) {
        Nic nic = new Nic(name + ":" + portName, mac);
        nic.setPromiscuous(true);
        nic.setReceiver(latency.before(new Port(this, ports.length)));
        nics.add(nic);
        ports = Arrays.copyOf(ports, ports.length + 1);
        ports[ports.length - 1] = nic;
        return nic;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Nic> nics() {
        return Collections.unmodifiableList(nics);
    }

    @Override
    public void crash() {
        Node.super.crash();
        if (stopped != null) {
            stopped.abandon();
        }
        stats.lostInCrashes += latency.clear();
        table.clear();
    }

    @Override
    public void freeze() {
        stopped = StoppedMachine.begin(scheduler, component, nics, stopped);
    }

    @Override
    public void thaw() {
        if (stopped != null) {
            stopped.end();
        }
    }

    /** The stations heard within the aging time, in the order of their addresses. */
    public List<MacTableEntry> macTable() {
        return table.entries(scheduler.nowPs());
    }

    public SwitchStats stats() {
        return stats;
    }

    private void forward(EthernetFrame frame, int arrival) {
        long source = frame.source();
        long destination = frame.destination();
        if (MacAddress.isGroup(source) || source == 0 || destination >>> 4 == RESERVED_GROUPS) {
            stats.discarded++;
            return;
        }
        long nowPs = scheduler.nowPs();
        table.learn(source, arrival, nowPs);
        int port = MacAddress.isGroup(destination) ? MacTable.UNKNOWN : table.portOf(destination, nowPs);
        if (port == MacTable.UNKNOWN) {
            flood(frame, arrival);
        } else if (port == arrival) {
            stats.filtered++;
        } else {
            stats.forwarded++;
            ports[port].transmit(frame);
        }
    }

    private void flood(EthernetFrame frame, int arrival) {
        stats.flooded++;
        for (int port = 0; port < ports.length; port++) {
            if (port != arrival) {
                ports[port].transmit(frame);
            }
        }
    }

    /** What makes a frame's way in known. */
    private record Port(Switch owner, int number) implements FrameReceiver {
        @Override
        public void receive(EthernetFrame frame) {
            owner.forward(frame, number);
        }
    }
}
