package wireclock.arq;

import wireclock.wire.Payload;

/** The seam above a sender: the application whose segments it sends. */
public interface SegmentSource {
    /** The payload of a segment, the same whenever it is asked for. */
    Payload segment(long number);

    /** A segment that was sent once has been acknowledged so much later. */
    void roundTripMeasured(long rttPs);

    /** The sender has given up, and why. */
    void failed(String reason);
}
