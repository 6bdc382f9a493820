package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;

/**
 * Sees what passes one port: the frames that its adapter hands to the link, and those that the link brings.
 *
 * <p>It is told of a drop only when the frame is handed over. What a queue drops later (CoDel) or a cut loses has been
 * shown as sent by then, and to show it once more would look as if it had been sent twice; links.csv counts it.
 */
public interface FrameTap {
    /**
     * A frame was handed to the link.
     *
     * @param drop why the link will not deliver it, or null if it will
     */
    void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop);

    /** A frame arrived at the port. */
    void received(long timePs, EthernetFrame frame);

    /** Whether it must also see what a station on a shared medium hears but is not meant for. */
    default boolean isPromiscuous() {
        return true;
    }
}
