package wireclock.ethernet;

import wireclock.wire.EthernetFrame;

/** The seam above the adapter, and above a medium: something that frames arrive at. */
public interface FrameReceiver {
    void receive(EthernetFrame frame);
}
