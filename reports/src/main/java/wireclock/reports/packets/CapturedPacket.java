package wireclock.reports.packets;

import org.jspecify.annotations.Nullable;
import wireclock.reports.CaptureTap;
import wireclock.wire.EthernetCodec;
import wireclock.wire.EthernetFrame;
import wireclock.wire.MalformedPacketException;

/**
 * A frame of a capture.
 *
 * @param number in the file, from 1, as analysers count
 * @param port at which it was captured, for example {@code h1:eth0}
 * @param timeNs since the start of the run
 * @param outbound whether the port sent it
 * @param bytes what was kept of it
 * @param length of the whole frame
 * @param comment what the capture says about it, a line each, or null
 */
@SuppressWarnings("ArrayRecordComponent") // shown as it was read; there are millions, and nobody compares them
public record CapturedPacket(long number, String port, long timeNs, boolean outbound, byte[] bytes, int length,
        @Nullable String comment) {
    private static final String DROPPED = "dropped: ";

    /** The frame, or null if it cannot be decoded. What was cut off counts as zeros. */
    public @Nullable EthernetFrame frame() {
        byte[] whole = bytes.length == length ? bytes : CutFrame.lengthened(bytes, length);
        try {
            return EthernetCodec.decode(whole, 0, whole.length);
        } catch (MalformedPacketException e) {
            return null;
        }
    }

    /** Why the link did not deliver it, or null if it did as far as the capture knows. */
    public @Nullable String drop() {
        return comment != null && comment.startsWith(DROPPED)
                ? comment.lines().findFirst().orElse(comment).substring(DROPPED.length()) : null;
    }

    /**
     * Whether this is not a frame that passes, but the end of one that has: sent, and then dropped by a queue or lost
     * on the line; received, and then dropped by the node.
     */
    public boolean isLateDrop() {
        return port.endsWith(CaptureTap.DROPS);
    }

    /** The port that the frame has passed. */
    public String passed() {
        return isLateDrop() ? port.substring(0, port.length() - CaptureTap.DROPS.length()) : port;
    }
}
