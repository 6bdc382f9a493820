package wireclock.ethernet;

import org.jspecify.annotations.Nullable;
import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.FramePayload;
import wireclock.wire.MacAddress;

/**
 * A LAN adapter: puts the MAC header on what the layer above sends, and passes up the frames that are meant for it.
 *
 * <p>Its queue is the medium's: handing a frame over never blocks and never fails.
 */
public final class Nic implements FrameReceiver {
    private final String name;
    private final long macAddress;
    private final NicStats stats = new NicStats();
    private final GroupFilter groups = new GroupFilter();
    private @Nullable Medium cable;
    /** The cable while its link is up: what frames are handed to. */
    private @Nullable Medium medium;
    private @Nullable FrameReceiver layerAbove;
    /** Who gets the frames now: the layer above, the ring while nobody looks, or nobody while the adapter is off. */
    private @Nullable FrameReceiver receiver;
    private @Nullable ReceiveRing ring;
    private @Nullable VlanInterfaces vlans;
    private @Nullable LinkStateListener linkStateListener;
    private boolean linkUp = true;
    private boolean powered = true;
    private boolean promiscuous;

    /**
     * @param name for tables and captures, for example {@code r1:eth0}
     * @param macAddress in the low 48 bits, not a group address
     */
    public Nic(String name, long macAddress) {
        this.name = name;
        this.macAddress = macAddress;
    }

    /** Plugs the cable in. */
    public void attach(Medium medium) {
        cable = medium;
        connect();
    }

    private void connect() {
        medium = linkUp && powered ? cable : null;
        receiver = !powered ? null : ring != null ? ring : layerAbove;
    }

    /** Names who wants to hear when the link comes up or goes down. */
    public void setLinkStateListener(LinkStateListener listener) {
        linkStateListener = listener;
    }

    /** Says that the link has come up or gone down. While it is down all frames that are sent are lost, and counted. */
    public void setLinkUp(boolean up) {
        if (up != linkUp) {
            linkUp = up;
            connect();
            if (linkStateListener != null) {
                linkStateListener.linkStateChanged(up);
            }
            if (vlans != null) {
                vlans.setLinkUp(up);
            }
        }
    }

    public boolean isLinkUp() {
        return linkUp;
    }

    /** Names the layer above, which gets every frame that passes the address filter. */
    public void setReceiver(FrameReceiver receiver) {
        layerAbove = receiver;
        connect();
    }

    /**
     * Turns the adapter off or on again. While it is off it is deaf and mute, and what waited in its ring is gone; the
     * line's carrier stays, as with a machine that has crashed but not lost its power.
     */
    public void setPowered(boolean on) {
        powered = on;
        ring = on ? ring : null;
        connect();
    }

    /** The machine stands still: frames go into the receive ring, and are lost when it is full. */
    public void holdReceived() {
        ring = ring == null ? new ReceiveRing(stats) : ring;
        connect();
    }

    /** The machine goes on: first it takes what is in the ring. */
    public void releaseReceived() {
        ReceiveRing held = ring;
        ring = null;
        connect();
        if (held != null && receiver != null) {
            held.emptyInto(receiver);
        }
    }

    /** Names who gets the frames with a VLAN tag; without one they are filtered, unless every frame passes. */
    void setVlans(VlanInterfaces interfaces) {
        vlans = interfaces;
    }

    /** Lets every frame pass the address filter, as a bridge's adapter must. */
    public void setPromiscuous(boolean promiscuous) {
        this.promiscuous = promiscuous;
    }

    public boolean isPromiscuous() {
        return promiscuous;
    }

    /** Lets the frames of every multicast group pass, as a multicast router must. */
    public void setAllMulticast(boolean all) {
        groups.setAll(all);
    }

    /** Lets the frames of a multicast address pass; as often as it is called, {@link #leaveGroup} must be. */
    public void joinGroup(long groupMac) {
        groups.join(groupMac);
    }

    /** Takes one {@link #joinGroup} back. */
    public void leaveGroup(long groupMac) {
        groups.leave(groupMac);
    }

    private boolean isAcceptedGroup(long destination) {
        if (!MacAddress.isGroup(destination)) {
            return false;
        }
        boolean accepted = groups.accepts(destination);
        if (!accepted) {
            stats.multicastFiltered++;
        }
        return accepted;
    }

    /** Sends a payload in a frame with this adapter's address as source. Without a link the frame is lost, and counted. */
    public void send(long destination, int etherType, FramePayload payload) {
        transmit(new EthernetFrame(destination, macAddress, etherType, payload));
    }

    /** Sends a frame as it is: what a switching hub does. */
    public void transmit(EthernetFrame frame) {
        if (medium == null) {
            stats.noCarrier++;
            return;
        }
        stats.framesSent++;
        stats.bytesSent += frame.length();
        medium.transmit(frame);
    }

    @Override
    public void receive(EthernetFrame frame) {
        if (frame.isTagged() && !promiscuous) {
            receiveTagged(frame);
            return;
        }
        long destination = frame.destination();
        if (destination != macAddress && !promiscuous && !isAcceptedGroup(destination)) {
            stats.filtered++;
            return;
        }
        if (receiver == null) {
            stats.deaf++;
            return;
        }
        stats.framesReceived++;
        stats.bytesReceived += frame.length();
        receiver.receive(frame);
    }

    /** Drops it for its frame check sequence, unless the errors cancel out there, or the line has none. */
    @Override
    public void receiveDamaged(DamagedPayload damaged) {
        if (damaged.isDetected()) {
            stats.fcsErrors++;
        } else {
            receive(damaged.read());
        }
    }

    private void receiveTagged(EthernetFrame frame) {
        if (vlans == null || !vlans.receive(frame)) {
            stats.filtered++;
        }
    }

    public String name() {
        return name;
    }

    public long macAddress() {
        return macAddress;
    }

    public NicStats stats() {
        return stats;
    }
}
