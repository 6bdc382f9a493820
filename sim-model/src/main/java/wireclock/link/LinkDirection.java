package wireclock.link;

import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import wireclock.wire.EthernetFrame;

/** One direction of a link, as whoever reports about it knows it. */
public interface LinkDirection {
    /** The counts as they are; see {@link #queuedPackets()} and {@link #inFlight()} for what is under way. */
    LinkStats stats();

    /** Packets waiting now, the one being sent not among them. */
    int queuedPackets();

    /** Bytes waiting now. */
    long queuedBytes();

    /** Frames that are being sent or on their way, and will be delivered. */
    int inFlight();

    /** Shows the frames that wait, are being sent or are on their way, and will be delivered. */
    void forEachUnderWay(Consumer<EthernetFrame> viewer);

    /** Shows a frame of each flow that the link has made copies of, with their number. */
    default void forEachDuplicated(ObjLongConsumer<EthernetFrame> viewer) {}

    /** Frames lost so far. One that still waits has not been lost yet, though its loss may be decided already. */
    long framesLost();

    /** Frames whose transmission has begun. */
    long framesSent();

    /** Bytes of the frames whose transmission has begun. */
    long bytesSent();

    /** Time spent waiting so far by all accepted packets, those that wait now included. */
    long waitSoFarPs();

    /** Time for which the line has been busy so far. */
    long busySoFarPs();

    /**
     * Frames that have left a transmitter so far: the packet-hops of this direction. A repeater hub has no transmitter
     * of its own.
     */
    default long packetHops() {
        return framesSent();
    }

    /** What a half-duplex direction counts besides, or null in full duplex. */
    default @Nullable CollisionStats collisionStats() {
        return null;
    }
}
