package wireclock.ethernet;

import wireclock.wire.DamagedPayload;
import wireclock.wire.EthernetFrame;

/** The seam above the adapter, and above a medium: something that frames arrive at. */
public interface FrameReceiver {
    void receive(EthernetFrame frame);

    /** Bits of a frame arrived wrong. Only an adapter knows what to do with them; to all others it is as lost. */
    default void receiveDamaged(DamagedPayload damaged) {}
}
