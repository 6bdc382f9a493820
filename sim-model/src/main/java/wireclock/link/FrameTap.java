package wireclock.link;

import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;

/**
 * Sees what passes one port: the frames that its adapter hands to the link, and those that the link brings.
 *
 * <p>What a queue drops later (CoDel) or a cut loses has been shown as sent by then: of that it is told separately.
 */
public interface FrameTap {
    /**
     * A frame was handed to the link.
     *
     * @param drop why the link will not deliver it, or null if it will
     */
    void sent(long timePs, EthernetFrame frame, @Nullable DropReason drop);

    /**
     * A frame that was handed to the link some time ago will not be delivered after all: the queue discipline dropped
     * it, or the line was cut.
     */
    default void droppedLater(long timePs, EthernetFrame frame, DropReason reason) {}

    /**
     * A frame arrived at the port, and the node wants nothing of it.
     *
     * @param why in words
     */
    default void refused(long timePs, EthernetFrame frame, String why) {}

    /** A frame arrived at the port. */
    void received(long timePs, EthernetFrame frame);

    /** Whether it must also see what a station on a shared medium hears but is not meant for. */
    default boolean isPromiscuous() {
        return true;
    }
}
