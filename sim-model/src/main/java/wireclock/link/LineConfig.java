package wireclock.link;

/**
 * A line without its queue.
 *
 * @param rate how fast bits go onto it
 * @param delayPs propagation, not negative
 * @param jitterPs each frame's delay is drawn uniformly within ± this around {@code delayPs}, at most {@code delayPs}
 * @param mtuBytes largest IP packet
 * @param framing what a frame occupies besides the packet
 * @param ecnMarkAtPackets ECN-capable packets that find so many waiting are marked; {@link QueueLimit#UNLIMITED} for
 *     none
 */
public record LineConfig(LineRate rate, long delayPs, long jitterPs, int mtuBytes, Framing framing,
        int ecnMarkAtPackets) {
    public LineConfig {
        if (delayPs < 0 || jitterPs < 0 || jitterPs > delayPs) {
            throw new IllegalArgumentException("delay " + delayPs + " ps, jitter " + jitterPs + " ps");
        }
    }
}
