package wireclock.bridge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.TimerTable;
import wireclock.wire.Bpdu;
import wireclock.wire.ConfigurationBpdu;
import wireclock.wire.TopologyChangeBpdu;

/**
 * The spanning tree protocol of one bridge (IEEE 802.1D-1998, clause 8): bridges choose a root, keep the cheapest ways
 * to it and block all others, so that frames cannot run in a circle.
 *
 * <p>The methods are the procedures of the standard, under its names and in its order.
 */
public final class SpanningTree extends TimerTable {
    /** What a message is taken to age in each bridge, at most (table 8-3). */
    private static final long MESSAGE_AGE_INCREMENT_PS = SimTime.SECOND;

    private static final int START = 0;
    private static final int HELLO = 1;
    private static final int NOTIFICATION = 2;
    private static final int TOPOLOGY_CHANGE = 3;

    private final Scheduler scheduler;
    private final StpConfig config;
    private final Relay relay;
    private final BridgeStats stats;
    private final long bridgeId;
    private final List<SpanningTreePort> ports = new ArrayList<>();

    private long rootId;
    private long rootPathCost;
    private @Nullable SpanningTreePort rootPort;
    private long maxAgePs;
    private long helloPs;
    private long forwardDelayPs;
    private boolean topologyChange;
    private boolean topologyChangeDetected;
    private boolean running;

    /**
     * A tree that comes to life at the present instant.
     *
     * @param bridgeAddress MAC address of the bridge: that of its first port
     */
    public SpanningTree(Scheduler scheduler, int component, StpConfig config, long bridgeAddress, Relay relay,
            BridgeStats stats) {
        super(scheduler, component, 4);
        this.scheduler = scheduler;
        this.config = config;
        this.relay = relay;
        this.stats = stats;
        bridgeId = (long) config.priority() << 48 | bridgeAddress;
        beRoot();
        arm(START, scheduler.nowPs());
    }

    /** Everybody begins as the root of a tree of his own. */
    private void beRoot() {
        rootId = bridgeId;
        rootPathCost = 0;
        rootPort = null;
        topologyChange = false;
        topologyChangeDetected = false;
        adoptOwnTimes();
    }

    /** The bridge has crashed: it says and forwards nothing until it is {@link #restart restarted}. */
    public void stop() {
        running = false;
        disarmAll();
        beRoot();
        ports.forEach(SpanningTreePort::disable);
    }

    /** Comes to life again, and knows nothing. */
    public void restart() {
        arm(START, scheduler.nowPs());
    }

    /** Adds a port, before the tree comes to life. */
    public void add(BridgePort port, int pathCost) {
        ports.add(new SpanningTreePort(this, scheduler, component(), port, stats, pathCost));
    }

    // --- what happens ------------------------------------------------------------------------------------------------

    /** Initialization (8.8.1). */
    private void start() {
        running = true;
        for (SpanningTreePort port : ports) {
            if (port.port().nic().isLinkUp()) {
                port.enable();
            }
        }
        selectPortStates();
        generateConfigurations();
        arm(HELLO, scheduler.nowPs() + helloPs);
    }

    /** Takes a BPDU that has arrived at a port. */
    void receive(Bpdu bpdu, BridgePort at) {
        if (!running) {
            return;
        }
        SpanningTreePort port = ports.get(at.number());
        switch (bpdu) {
            case ConfigurationBpdu configuration -> receivedConfiguration(configuration, port);
            case TopologyChangeBpdu notification -> receivedNotification(port);
        }
    }

    /** Received configuration BPDU (8.7.1). One that is too old is not for anybody (9.3.4). */
    private void receivedConfiguration(ConfigurationBpdu bpdu, SpanningTreePort port) {
        if (bpdu.messageAge() >= bpdu.maxAge()) {
            return;
        }
        PriorityVector heard = new PriorityVector(bpdu.rootId(), Integer.toUnsignedLong(bpdu.rootPathCost()),
                bpdu.bridgeId(), bpdu.portId());
        boolean wasRoot = isRoot();
        if (port.isSuperseded(heard)) {
            port.record(heard, StpConfig.fromUnits(bpdu.messageAge()), StpConfig.fromUnits(bpdu.maxAge()));
            updateConfiguration();
            selectPortStates();
            if (wasRoot && !isRoot()) {
                disarm(HELLO);
                if (topologyChangeDetected) {
                    disarm(TOPOLOGY_CHANGE);
                    notifyTopologyChange();
                }
            }
            if (port == rootPort) {
                adoptTimesOf(bpdu);
                generateConfigurations();
                if (bpdu.topologyChangeAcknowledgment()) {
                    topologyChangeDetected = false;
                    disarm(NOTIFICATION);
                }
            }
        } else if (port.isDesignated()) {
            port.transmitConfiguration();
        }
    }

    /** Received topology change notification BPDU (8.7.2). */
    private void receivedNotification(SpanningTreePort port) {
        if (port.isDesignated()) {
            detectTopologyChange();
            port.acknowledgeTopologyChange();
        }
    }

    /** Message age timer expiry (8.7.4): the bridge that was designated on this LAN has fallen silent. */
    void messageTooOld(SpanningTreePort port) {
        boolean wasRoot = isRoot();
        port.becomeDesignated();
        reconfigure(wasRoot);
    }

    /** A port has begun to forward (8.7.5). */
    void portForwards() {
        for (SpanningTreePort port : ports) {
            if (port.isEnabled() && port.designated().bridgeId() == bridgeId) {
                detectTopologyChange();
                return;
            }
        }
    }

    /** Enable port (8.8.2) and disable port (8.8.3): its link has come up, or gone down. */
    public void linkStateChanged(BridgePort at, boolean up) {
        if (!running) {
            return;
        }
        SpanningTreePort port = ports.get(at.number());
        if (up) {
            port.enable();
            selectPortStates();
        } else {
            boolean wasRoot = isRoot();
            port.disable();
            reconfigure(wasRoot);
        }
    }

    @Override
    protected void expired(int timer) {
        switch (timer) {
            case START -> start();
            case HELLO -> {
                generateConfigurations();
                arm(HELLO, scheduler.nowPs() + helloPs);
            }
            case NOTIFICATION -> notifyTopologyChange();
            default -> {
                topologyChangeDetected = false;
                setTopologyChange(false);
            }
        }
    }

    // --- elements of procedure ---------------------------------------------------------------------------------------

    private void reconfigure(boolean wasRoot) {
        updateConfiguration();
        selectPortStates();
        if (isRoot() && !wasRoot) {
            adoptOwnTimes();
            detectTopologyChange();
            disarm(NOTIFICATION);
            generateConfigurations();
            arm(HELLO, scheduler.nowPs() + helloPs);
        }
    }

    /** Configuration update (8.6.7): root selection (8.6.8), then designated port selection (8.6.9). */
    private void updateConfiguration() {
        rootPort = null;
        for (SpanningTreePort port : ports) {
            boolean offersWay = port.isEnabled() && !port.isDesignated()
                    && Long.compareUnsigned(port.designated().rootId(), bridgeId) < 0;
            // Of equal ways the one through the port of the smaller identifier stays, and the list is in this order.
            if (offersWay && (rootPort == null || port.wayToRoot().compareTo(rootPort.wayToRoot()) < 0)) {
                rootPort = port;
            }
        }
        rootId = rootPort == null ? bridgeId : rootPort.designated().rootId();
        rootPathCost = rootPort == null ? 0 : rootPort.wayToRoot().rootPathCost();
        for (SpanningTreePort port : ports) {
            if (port.isEnabled() && shouldBeDesignated(port)) {
                port.becomeDesignated();
            }
        }
    }

    private boolean shouldBeDesignated(SpanningTreePort port) {
        PriorityVector own = new PriorityVector(rootId, rootPathCost, bridgeId, port.portId());
        return port.isDesignated() || port.designated().rootId() != rootId || own.compareTo(port.designated()) <= 0;
    }

    private void selectPortStates() {
        for (SpanningTreePort port : ports) {
            if (port.isEnabled()) {
                port.selectState(port == rootPort);
            }
        }
    }

    /** Configuration BPDU generation (8.6.4). */
    private void generateConfigurations() {
        for (SpanningTreePort port : ports) {
            if (port.isEnabled() && port.isDesignated()) {
                port.transmitConfiguration();
            }
        }
    }

    /** What this bridge says on a port (8.6.1). */
    ConfigurationBpdu configuration(SpanningTreePort port, boolean acknowledge) {
        long agePs = rootPort == null ? 0 : rootPort.messageAgePs() + MESSAGE_AGE_INCREMENT_PS;
        return new ConfigurationBpdu(topologyChange, acknowledge, rootId, (int) rootPathCost, bridgeId, port.portId(),
                StpConfig.toUnits(agePs), StpConfig.toUnits(maxAgePs), StpConfig.toUnits(helloPs),
                StpConfig.toUnits(forwardDelayPs));
    }

    /** Topology change detection (8.6.14). */
    void detectTopologyChange() {
        stats.topologyChanges++;
        if (isRoot()) {
            setTopologyChange(true);
            arm(TOPOLOGY_CHANGE, scheduler.nowPs() + config.maxAgePs() + config.forwardDelayPs());
        } else if (!topologyChangeDetected) {
            notifyTopologyChange();
        }
        topologyChangeDetected = true;
    }

    /** Transmit topology change notification (8.6.6), until the designated bridge acknowledges it. */
    private void notifyTopologyChange() {
        if (rootPort != null) {
            rootPort.transmit(new TopologyChangeBpdu());
            arm(NOTIFICATION, scheduler.nowPs() + config.helloPs());
        }
    }

    /** While the topology changes stations are forgotten after the forward delay (7.9.2, 8.6.14). */
    private void setTopologyChange(boolean changing) {
        if (changing != topologyChange) {
            topologyChange = changing;
            if (changing) {
                relay.shortenAging(forwardDelayPs);
            } else {
                relay.restoreAging();
            }
        }
    }

    private void adoptOwnTimes() {
        maxAgePs = config.maxAgePs();
        helloPs = config.helloPs();
        forwardDelayPs = config.forwardDelayPs();
    }

    /** Record configuration timeout values (8.6.3). */
    private void adoptTimesOf(ConfigurationBpdu bpdu) {
        maxAgePs = StpConfig.fromUnits(bpdu.maxAge());
        helloPs = StpConfig.fromUnits(bpdu.helloTime());
        forwardDelayPs = StpConfig.fromUnits(bpdu.forwardDelay());
        setTopologyChange(bpdu.topologyChange());
    }

    // --- for tables --------------------------------------------------------------------------------------------------

    /** Whether this bridge believes to be the root. */
    public boolean isRoot() {
        return rootId == bridgeId;
    }

    /** Priority in the upper 16 bits, MAC address in the lower 48. */
    public long bridgeId() {
        return bridgeId;
    }

    public long rootId() {
        return rootId;
    }

    public long rootPathCost() {
        return rootPathCost;
    }

    long forwardDelayPs() {
        return forwardDelayPs;
    }

    /** Whether stations are forgotten sooner at present. */
    public boolean isTopologyChanging() {
        return topologyChange;
    }

    /** The ports as they are now, in the order of their numbers. */
    public List<PortStatus> portStatus() {
        List<PortStatus> lines = new ArrayList<>();
        for (SpanningTreePort port : ports) {
            PriorityVector designated = port.designated();
            lines.add(new PortStatus(port.port().number(), port.role(port == rootPort), port.port().state(),
                    port.pathCost(), designated.rootId(), designated.rootPathCost(), designated.bridgeId(),
                    designated.portId()));
        }
        return lines;
    }
}
