package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.ethernet.Medium;
import wireclock.wire.EthernetFrame;

/** A direction of a link with an adapter at its near end that sends on it; behind a hub there is none. */
public interface SendingDirection extends LinkDirection, Medium {
    /**
     * As {@link #transmit}, and tells why the frame will not be delivered, or null if it will as far as is known yet.
     */
    @Nullable DropReason offer(EthernetFrame frame);

    /** Has a tap told of frames that are dropped after they were offered, if this direction can do that at all. */
    default void tellLateDrops(FrameTap tap) {}

    @Override
    default void transmit(EthernetFrame frame) {
        offer(frame);
    }
}
