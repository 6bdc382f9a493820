package wireclock.arq;

import wireclock.wire.ArqPacket;

/**
 * Settings of both ends of a transfer.
 *
 * @param window most segments that are sent and not acknowledged
 * @param segmentBytes payload of every segment but the last
 * @param sequenceBits width of the numbers on the wire, 0 to 32; too few for the window and they become ambiguous
 * @param timeoutPs from the sending of a segment to its being sent again, always the same, or {@link #ADAPTIVE}
 * @param nak whether the receiver asks for each missing segment once, as soon as a later one shows the gap
 * @param attempts how often a segment is sent before the sender gives up (LAPB's N2)
 * @param intervalPs least distance between two segments, or 0 for the whole window at once
 */
public record ArqConfig(ArqProtocol protocol, int window, int segmentBytes, int sequenceBits, long timeoutPs,
        boolean nak, int attempts, long intervalPs) {
    /** A timeout that follows the measured round trips (RFC 6298), as TCP's does. */
    public static final long ADAPTIVE = 0;

    public ArqConfig {
        if (window < 1 || protocol == ArqProtocol.STOP_AND_WAIT && window != 1 || segmentBytes < 1
                || segmentBytes > ArqPacket.MAX_PAYLOAD_BYTES || sequenceBits < 0
                || sequenceBits > ArqPacket.MAX_SEQUENCE_BITS || timeoutPs < 0 || nak && !protocol.isSelective()
                || attempts < 1 || intervalPs < 0) {
            throw new IllegalArgumentException(protocol + " with a window of " + window + " segments of " + segmentBytes
                    + " B, " + sequenceBits + " bits, timeout " + timeoutPs + " ps, " + attempts + " attempts, "
                    + intervalPs + " ps apart");
        }
    }
}
