package wireclock.arq;

import wireclock.wire.Payload;

/** The seam above a receiver: the application that takes the segments, in order. */
public interface SegmentSink {
    /** The next segment. */
    void delivered(Payload payload);
}
