package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;
import wireclock.wire.Ipv4Packet;

/**
 * A frame that a link has accepted and not yet begun to send, with what is known about its future. It is a link of the
 * {@link FrameList} that it waits in, and is used again for another frame when it has left.
 */
public final class WaitingFrame {
    /** What is used for the frame while it waits in no list; see {@link #reset}. */
    private @Nullable EthernetFrame frame;
    private long acceptedPs;
    private int bytes;
    /** Why the line will lose it, decided when it was accepted. */
    @Nullable DropReason doom;
    /** The bits that the line will turn over, or null; see {@link BitErrors}. */
    int @Nullable [] bitErrors;
    /** The next in its list. */
    @Nullable WaitingFrame next;

    /** Makes this stand for a frame that has just been handed over. */
    void reset(EthernetFrame frame, int bytes, long nowPs) {
        this.frame = frame;
        this.bytes = bytes;
        acceptedPs = nowPs;
        doom = null;
        bitErrors = null;
    }

    /** Lets go of the frame. */
    void forget() {
        frame = null;
    }

    public EthernetFrame frame() {
        if (frame == null) {
            throw new IllegalStateException("the frame has left");
        }
        return frame;
    }

    /** When the frame was handed over. */
    public long acceptedPs() {
        return acceptedPs;
    }

    /** From destination address to FCS; of the packet where there is no framing. */
    public int bytes() {
        return bytes;
    }

    /** MAC header and packet, as operating systems count the length of a packet. */
    int lengthWithoutFcs() {
        return EthernetFrame.HEADER_BYTES + frame().payload().length();
    }

    /** Whether its sender understands Congestion Experienced (RFC 3168 §5): ECT(0), ECT(1), or marked already. */
    public boolean isEcnCapable() {
        return frame().payload() instanceof Ipv4Packet packet && packet.isEcnCapable();
    }

    /**
     * Sets Congestion Experienced on an ECN-capable packet.
     *
     * @return whether that was new
     */
    boolean markCongestionExperienced() {
        EthernetFrame unmarked = frame();
        if (!(unmarked.payload() instanceof Ipv4Packet packet) || packet.isCongestionExperienced()) {
            return false;
        }
        frame = new EthernetFrame(unmarked.destination(), unmarked.source(), unmarked.etherType(),
                packet.withCongestionExperienced());
        return true;
    }
}
