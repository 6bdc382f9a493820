package wireclock.workload;

import wireclock.arq.ArqConfig;

/**
 * What a flow of a teaching transport does.
 *
 * @param startPs when the first segment leaves
 * @param stopPs nothing is sent from then on, or {@link wireclock.engine.SimTime#NEVER}
 * @param sizeBytes bytes in all, or {@link #UNLIMITED}
 * @param port of the receiver
 */
public record ArqFlowConfig(long startPs, long stopPs, long sizeBytes, int port, ArqConfig arq) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public ArqFlowConfig {
        if (sizeBytes < 1) {
            throw new IllegalArgumentException(sizeBytes + " B");
        }
    }

    /** How many segments that is. */
    public long segments() {
        return Math.ceilDiv(sizeBytes, arq.segmentBytes());
    }
}
