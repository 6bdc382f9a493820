package wireclock.workload;

import wireclock.engine.SimTime;

/**
 * What the receivers of a datagram stream do.
 *
 * @param joinPs when they begin to listen, and join the group if the stream goes to one
 * @param leavePs when they stop, or {@link SimTime#NEVER}
 * @param playoutPs how long the first datagram is kept before it is played, and the others in their turn, or
 *     {@link #NOT_PLAYED}
 * @param voice whether this is a telephone call, to be rated
 */
public record UdpReceiving(long joinPs, long leavePs, long playoutPs, boolean voice) {
    public static final long NOT_PLAYED = -1;

    /** From the first instant to the last. */
    public static final UdpReceiving ALWAYS = new UdpReceiving(0, SimTime.NEVER, NOT_PLAYED, false);

    public UdpReceiving {
        if (joinPs < 0 || leavePs <= joinPs || voice && playoutPs < 0) {
            throw new IllegalArgumentException("listening from " + joinPs + " to " + leavePs + " ps");
        }
    }
}
