package wireclock.ethernet;

import wireclock.wire.EthernetFrame;

/** The seam below the adapter: something that carries frames away. Links and captures implement it. */
public interface Medium {
    /** Takes a frame to carry; it may be queued, delayed or lost, and the sender never learns which. */
    void transmit(EthernetFrame frame);
}
