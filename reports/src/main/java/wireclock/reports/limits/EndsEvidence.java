package wireclock.reports.limits;

import org.jspecify.annotations.Nullable;

/**
 * How the two ends of a connection are set, and what they are asked to do.
 *
 * @param congestion name of the congestion control
 * @param fixedWindowSegments the window of one that never changes it; 0 for all others
 * @param sack whether losses are told selectively
 * @param paced whether segments leave at a pace
 * @param segmentBytes payload of a full segment; 0 if there was no connection
 * @param receiveBufferBytes the largest window that can be advertised, or null if it follows the connection
 * @param windowScaling whether windows may be larger than 65,535 bytes
 * @param sendBufferBytes how much may be written and not acknowledged
 * @param reading how the receiving application reads
 * @param transfer what the sending application has to send
 */
public record EndsEvidence(String congestion, long fixedWindowSegments, boolean sack, boolean paced, int segmentBytes,
        @Nullable Long receiveBufferBytes, boolean windowScaling, long sendBufferBytes, Reading reading,
        Transfer transfer) {
    private static final long LARGEST_UNSCALED = 65_535;

    /**
     * How the receiving application reads.
     *
     * @param rateBitPerS at most, or null for at once
     * @param pauseFromPs when it stops for a while, from accept, or null
     * @param pauseToPs when it goes on
     */
    public record Reading(@Nullable Long rateBitPerS, @Nullable Long pauseFromPs, @Nullable Long pauseToPs) {
        public static final Reading AT_ONCE = new Reading(null, null, null);

        /** Whether it is slower than the bytes come. */
        public boolean isSlow() {
            return rateBitPerS != null || pauseFromPs != null;
        }
    }

    /**
     * What the sending application has to send.
     *
     * @param sizeBytes in each burst; {@link Long#MAX_VALUE} for no end; 0 for a dialogue
     * @param bursts how many
     * @param gapPs between them
     * @param messages of a dialogue; 0 for none
     */
    public record Transfer(long sizeBytes, int bursts, long gapPs, int messages) {
        public boolean isUnlimited() {
            return sizeBytes == Long.MAX_VALUE;
        }
    }

    /** The largest window that the receiver can ever advertise, or null if nothing bounds it. */
    public @Nullable Long largestWindowBytes() {
        if (windowScaling) {
            return receiveBufferBytes;
        }
        return receiveBufferBytes == null ? Long.valueOf(LARGEST_UNSCALED)
                : Long.valueOf(Math.min(receiveBufferBytes, LARGEST_UNSCALED));
    }
}
