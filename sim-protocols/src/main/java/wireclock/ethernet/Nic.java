package wireclock.ethernet;

import org.jspecify.annotations.Nullable;
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
    private @Nullable Medium cable;
    /** The cable while its link is up: what frames are handed to. */
    private @Nullable Medium medium;
    private @Nullable FrameReceiver receiver;
    private @Nullable LinkStateListener linkStateListener;
    private boolean linkUp = true;
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
        this.medium = linkUp ? medium : null;
    }

    /** Names who wants to hear when the link comes up or goes down. */
    public void setLinkStateListener(LinkStateListener listener) {
        linkStateListener = listener;
    }

    /** Says that the link has come up or gone down. While it is down all frames that are sent are lost, and counted. */
    public void setLinkUp(boolean up) {
        if (up != linkUp) {
            linkUp = up;
            medium = up ? cable : null;
            if (linkStateListener != null) {
                linkStateListener.linkStateChanged(up);
            }
        }
    }

    public boolean isLinkUp() {
        return linkUp;
    }

    /** Names the layer above, which gets every frame that passes the address filter. */
    public void setReceiver(FrameReceiver receiver) {
        this.receiver = receiver;
    }

    /** Lets every frame pass the address filter, as a bridge's adapter must. */
    public void setPromiscuous(boolean promiscuous) {
        this.promiscuous = promiscuous;
    }

    public boolean isPromiscuous() {
        return promiscuous;
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
        long destination = frame.destination();
        if (destination != macAddress && !MacAddress.isGroup(destination) && !promiscuous) {
            stats.filtered++;
            return;
        }
        stats.framesReceived++;
        stats.bytesReceived += frame.length();
        if (receiver != null) {
            receiver.receive(frame);
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
