package wireclock.csma;

import wireclock.link.QueueLimit;

/**
 * How one station of a collision domain is set.
 *
 * @param mtuBytes largest IP packet that it may send
 * @param queue what may wait behind the frame that is being sent; drop-tail
 * @param fullDuplex whether it sends without listening: right on a cable of its own, a mistake at a hub
 * @param attemptLimit how often a frame is tried before it is given up; 16 in IEEE 802.3, table 4-2
 * @param backoffLimit after how many collisions of a frame the backoff grows no more; 10 there
 */
public record StationConfig(int mtuBytes, QueueLimit queue, boolean fullDuplex, int attemptLimit, int backoffLimit) {
    public static final int STANDARD_ATTEMPT_LIMIT = 16;
    public static final int STANDARD_BACKOFF_LIMIT = 10;

    public StationConfig {
        if (attemptLimit < 1 || backoffLimit < 0 || backoffLimit > 30) {
            throw new IllegalArgumentException(attemptLimit + " attempts, backoff up to 2^" + backoffLimit);
        }
    }
}
