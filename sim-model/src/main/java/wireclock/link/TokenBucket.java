package wireclock.link;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;

/**
 * Shaping: frames wait, first in first out, until a bucket has a token for each of their bytes. It fills at a rate and
 * holds no more than a burst.
 *
 * <p>Instead of the tokens it keeps the instant at which the bucket would be full again, as the exact fraction that it
 * is: nothing is ever rounded but the instant at which a frame goes, up to the next picosecond.
 */
public final class TokenBucket extends OneQueue {
    private static final long BITS_PS = 8 * SimTime.SECOND;

    private final long rateBitPerS;
    private final long burstPs;
    private final QueueLimit limit;
    /** When the bucket is full, in picoseconds and {@code fullRest / rate} of another. */
    private long fullPs;
    private long fullRest;

    /**
     * A full bucket.
     *
     * @param rateBitPerS of the tokens, positive
     * @param burstBytes that the bucket holds, at least as many as the longest frame has
     */
    public TokenBucket(long rateBitPerS, long burstBytes, QueueLimit limit) {
        this.rateBitPerS = rateBitPerS;
        // Rounded down: the bucket never holds more than the burst.
        burstPs = BigInteger.valueOf(burstBytes).multiply(BigInteger.valueOf(BITS_PS))
                .divide(BigInteger.valueOf(rateBitPerS)).longValueExact();
        this.limit = limit;
    }

    @Override
    public @Nullable DropReason enqueue(WaitingFrame frame, long nowPs, long lineFreePs, Listener listener) {
        boolean passes = frames.packets() == 0 && lineFreePs <= nowPs && readyPs(frame) <= nowPs;
        if (!passes && !limit.hasRoom(frames.packets(), frames.bytes(), frame)) {
            return DropReason.QUEUE_FULL;
        }
        frames.add(frame);
        return null;
    }

    /** When there are tokens for a frame: the bucket, full but for them, is full so much later. */
    private long readyPs(WaitingFrame frame) {
        long workPs = frame.bytes() * BITS_PS;
        long rest = fullRest + workPs % rateBitPerS;
        long wholePs = workPs / rateBitPerS + rest / rateBitPerS;
        long roundUp = rest % rateBitPerS == 0 ? 0 : 1;
        return fullPs + wholePs + roundUp - burstPs;
    }

    @Override
    public @Nullable WaitingFrame dequeue(long nowPs, Listener listener) {
        WaitingFrame first = frames.first();
        if (first == null || readyPs(first) > nowPs) {
            return null;
        }
        if (fullPs < nowPs) {
            fullPs = nowPs;
            fullRest = 0;
        }
        long workPs = first.bytes() * BITS_PS;
        long rest = fullRest + workPs % rateBitPerS;
        fullPs += workPs / rateBitPerS + rest / rateBitPerS;
        fullRest = rest % rateBitPerS;
        return frames.remove();
    }

    @Override
    public long readyPs(long nowPs) {
        WaitingFrame first = frames.first();
        return first == null ? nowPs : Math.max(nowPs, readyPs(first));
    }
}
