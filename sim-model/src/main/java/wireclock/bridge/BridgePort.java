package wireclock.bridge;

import wireclock.ethernet.Nic;
import wireclock.wire.EthernetFrame;

/** A port of a switching hub. */
public final class BridgePort {
    private final int number;
    private final Nic nic;
    private final PortVlans vlans;
    private PortState state = PortState.FORWARDING;
    /** What the state means, for the path of the packets. */
    private boolean learning = true;
    private boolean forwarding = true;

    /**
     * @param number from 0
     * @param nic of its own; promiscuous
     */
    public BridgePort(int number, Nic nic, PortVlans vlans) {
        this.number = number;
        this.nic = nic;
        this.vlans = vlans;
    }

    public int number() {
        return number;
    }

    public Nic nic() {
        return nic;
    }

    public PortVlans vlans() {
        return vlans;
    }

    public PortState state() {
        return state;
    }

    /** Changes the state: what the spanning tree decides, or without one the link. */
    public void setState(PortState state) {
        this.state = state;
        learning = state.learns();
        forwarding = state.forwards();
    }

    boolean isLearning() {
        return learning;
    }

    boolean isForwarding() {
        return forwarding;
    }

    void send(EthernetFrame frame) {
        nic.transmit(frame);
    }
}
