package wireclock.workload;

/**
 * What a datagram stream does.
 *
 * @param startPs when the first datagram leaves
 * @param stopPs no datagram leaves from then on, or {@link wireclock.engine.SimTime#NEVER}
 * @param rateBitPerS average payload rate while sending, positive
 * @param packetBytes payload of each datagram, 1 to 65507
 * @param count how many datagrams, or {@link #UNLIMITED}
 * @param lastBytes payload of the last of them, at most {@code packetBytes}
 * @param pattern when they leave
 * @param meanOnPs for {@link Pattern#ON_OFF}: mean of the exponentially distributed times of sending
 * @param meanOffPs for {@link Pattern#ON_OFF}: mean of the exponentially distributed pauses
 * @param port the receiver's
 * @param timeToLive of the packets, 1 to 255
 * @param typeOfService of the packets: DSCP and ECN, 0 to 255
 */
public record UdpFlowConfig(long startPs, long stopPs, long rateBitPerS, int packetBytes, long count, int lastBytes,
        Pattern pattern, long meanOnPs, long meanOffPs, int port, int timeToLive, int typeOfService) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public UdpFlowConfig {
        boolean pauses = pattern == Pattern.ON_OFF;
        if (rateBitPerS < 1 || packetBytes < 1 || count < 1 || lastBytes < 1
                || lastBytes > packetBytes || pauses && (meanOnPs < 1 || meanOffPs < 1)) {
            throw new IllegalArgumentException(count + " datagrams of " + packetBytes + " B at " + rateBitPerS
                    + " bit/s, on " + meanOnPs + " ps, off " + meanOffPs + " ps");
        }
    }

    /** Packets of no special service. */
    public UdpFlowConfig(long startPs, long stopPs, long rateBitPerS, int packetBytes, long count, int lastBytes,
            Pattern pattern, long meanOnPs, long meanOffPs, int port, int timeToLive) {
        this(startPs, stopPs, rateBitPerS, packetBytes, count, lastBytes, pattern, meanOnPs, meanOffPs, port,
                timeToLive, 0);
    }

    /** When datagrams leave. */
    public enum Pattern {
        /** At equal distances. */
        CONSTANT,
        /** At exponentially distributed distances: a Poisson process. */
        POISSON,
        /** At equal distances during bursts, with pauses in between. */
        ON_OFF
    }
}
