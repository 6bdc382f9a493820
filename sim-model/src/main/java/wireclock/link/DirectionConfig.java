package wireclock.link;

/**
 * One direction of a link.
 *
 * @param rateBitPerS line rate, positive
 * @param delayPs propagation, not negative
 * @param jitterPs each frame's delay is drawn uniformly within ± this around {@code delayPs}, at most {@code delayPs};
 *     frames do not overtake
 * @param loss share of the accepted packets that is lost, 0 to 1
 * @param mtuBytes largest IP packet
 * @param queue what may wait for the line; drop-tail
 * @param framing what a frame occupies besides the packet
 */
public record DirectionConfig(long rateBitPerS, long delayPs, long jitterPs, double loss, int mtuBytes,
        QueueLimit queue, Framing framing) {
    public DirectionConfig {
        if (rateBitPerS <= 0 || delayPs < 0 || jitterPs < 0 || jitterPs > delayPs || !(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("rate " + rateBitPerS + " bit/s, delay " + delayPs + " ps, jitter "
                    + jitterPs + " ps, loss " + loss);
        }
    }
}
