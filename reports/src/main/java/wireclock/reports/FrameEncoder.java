package wireclock.reports;

import wireclock.wire.EthernetFrame;

/** Turns a frame into the bytes that stand on the wire. */
public interface FrameEncoder {
    /** The frame from destination address to frame check sequence, padding included: {@code frame.length()} bytes. */
    byte[] encode(EthernetFrame frame);
}
