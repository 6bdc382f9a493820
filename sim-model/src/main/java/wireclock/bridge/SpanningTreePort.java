package wireclock.bridge;

import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.TimerTable;
import wireclock.wire.Bpdu;
import wireclock.wire.ConfigurationBpdu;

/** A port as the spanning tree sees it: its parameters (IEEE 802.1D-1998, 8.5.5) and its three timers (8.5.6). */
final class SpanningTreePort extends TimerTable {
    /** At least so long between two configuration messages of a port (table 8-3). */
    private static final long HOLD_TIME_PS = SimTime.SECOND;
    private static final int DEFAULT_PRIORITY = 0x80;

    private static final int MESSAGE_AGE = 0;
    private static final int FORWARD_DELAY = 1;
    private static final int HOLD = 2;

    private final SpanningTree tree;
    private final Scheduler scheduler;
    private final BridgePort port;
    private final BridgeStats stats;
    private final int portId;
    private final int pathCost;
    /** The best message heard on the LAN, or what this port says there itself when it is designated. */
    private PriorityVector designated;
    /** When the root sent the message heard last, as far as its age tells. */
    private long sentByRootPs;
    private boolean configurationPending;
    private boolean topologyChangeAcknowledge;

    SpanningTreePort(SpanningTree tree, Scheduler scheduler, int component, BridgePort port, BridgeStats stats,
            int pathCost) {
        super(scheduler, component, 3);
        this.tree = tree;
        this.scheduler = scheduler;
        this.port = port;
        this.stats = stats;
        this.pathCost = pathCost;
        portId = DEFAULT_PRIORITY << 8 | port.number() + 1;
        designated = new PriorityVector(tree.bridgeId(), 0, tree.bridgeId(), portId);
        port.setState(PortState.DISABLED);
    }

    BridgePort port() {
        return port;
    }

    int portId() {
        return portId;
    }

    int pathCost() {
        return pathCost;
    }

    PriorityVector designated() {
        return designated;
    }

    boolean isEnabled() {
        return port.state() != PortState.DISABLED;
    }

    boolean isDesignated() {
        return designated.bridgeId() == tree.bridgeId() && designated.portId() == portId;
    }

    /** The way to the root through this port. */
    PriorityVector wayToRoot() {
        return designated.over(pathCost);
    }

    // --- messages ----------------------------------------------------------------------------------------------------

    /** Whether a message is at least as good as what is known of this LAN (8.6.2.2). */
    boolean isSuperseded(PriorityVector heard) {
        int order = heard.compareTo(designated);
        return order <= 0 || heard.rootId() == designated.rootId() && heard.rootPathCost() == designated.rootPathCost()
                && heard.bridgeId() == designated.bridgeId() && heard.bridgeId() != tree.bridgeId();
    }

    /** Record configuration information (8.6.2). */
    void record(PriorityVector heard, long messageAgePs, long maxAgePs) {
        designated = heard;
        sentByRootPs = scheduler.nowPs() - messageAgePs;
        arm(MESSAGE_AGE, sentByRootPs + maxAgePs);
    }

    /** How old the message heard last is by now, in picoseconds. */
    long messageAgePs() {
        return scheduler.nowPs() - sentByRootPs;
    }

    /** Transmit configuration (8.6.1): at most once in a hold time, and never what nobody would believe any more. */
    void transmitConfiguration() {
        if (isArmed(HOLD)) {
            configurationPending = true;
            return;
        }
        ConfigurationBpdu bpdu = tree.configuration(this, topologyChangeAcknowledge);
        if (bpdu.messageAge() < bpdu.maxAge()) {
            topologyChangeAcknowledge = false;
            configurationPending = false;
            arm(HOLD, scheduler.nowPs() + HOLD_TIME_PS);
            transmit(bpdu);
        }
    }

    void transmit(Bpdu bpdu) {
        stats.bpdusSent++;
        // IEEE 802.3: the length where other frames have their type.
        port.nic().send(Bpdu.BRIDGE_GROUP_ADDRESS, bpdu.length(), bpdu);
    }

    /** Acknowledge topology change (8.6.16). */
    void acknowledgeTopologyChange() {
        topologyChangeAcknowledge = true;
        transmitConfiguration();
    }

    // --- states ------------------------------------------------------------------------------------------------------

    /** Initialize port (8.8.1.4). */
    void enable() {
        becomeDesignated();
        port.setState(PortState.BLOCKING);
        topologyChangeAcknowledge = false;
        configurationPending = false;
    }

    /** Disable port (8.8.3). */
    void disable() {
        becomeDesignated();
        port.setState(PortState.DISABLED);
        topologyChangeAcknowledge = false;
        configurationPending = false;
        disarmAll();
    }

    /** Become designated port (8.6.10). */
    void becomeDesignated() {
        designated = new PriorityVector(tree.rootId(), tree.rootPathCost(), tree.bridgeId(), portId);
    }

    /** Port state selection (8.6.11), as far as one port is concerned. */
    void selectState(boolean isRootPort) {
        if (!isRootPort && isDesignated()) {
            disarm(MESSAGE_AGE);
            makeForwarding();
            return;
        }
        configurationPending = false;
        topologyChangeAcknowledge = false;
        if (isRootPort) {
            makeForwarding();
        } else {
            makeBlocking();
        }
    }

    /** Make forwarding (8.6.12): the way there begins. */
    private void makeForwarding() {
        if (port.state() == PortState.BLOCKING) {
            port.setState(PortState.LISTENING);
            arm(FORWARD_DELAY, scheduler.nowPs() + tree.forwardDelayPs());
        }
    }

    /** Make blocking (8.6.13). */
    private void makeBlocking() {
        PortState state = port.state();
        if (state != PortState.BLOCKING) {
            port.setState(PortState.BLOCKING);
            disarm(FORWARD_DELAY);
            if (state == PortState.FORWARDING || state == PortState.LEARNING) {
                tree.detectTopologyChange();
            }
        }
    }

    @Override
    protected void expired(int timer) {
        switch (timer) {
            case MESSAGE_AGE -> tree.messageTooOld(this);
            case FORWARD_DELAY -> forwardDelayOver();
            default -> {
                if (configurationPending) {
                    transmitConfiguration();
                }
            }
        }
    }

    /** Forward delay timer expiry (8.7.5). */
    private void forwardDelayOver() {
        if (port.state() == PortState.LISTENING) {
            port.setState(PortState.LEARNING);
            arm(FORWARD_DELAY, scheduler.nowPs() + tree.forwardDelayPs());
        } else {
            port.setState(PortState.FORWARDING);
            tree.portForwards();
        }
    }

    /** What the port is now; {@code rootPort} is the tree's. */
    PortRole role(boolean isRootPort) {
        if (!isEnabled()) {
            return PortRole.DISABLED;
        }
        if (isRootPort) {
            return PortRole.ROOT;
        }
        if (isDesignated()) {
            return PortRole.DESIGNATED;
        }
        return designated.bridgeId() == tree.bridgeId() ? PortRole.BACKUP : PortRole.ALTERNATE;
    }
}
