package wireclock.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.tcp.TcpConfig;

/**
 * What a TCP flow does.
 *
 * @param startPs when connect is called
 * @param stopPs when the connection is aborted, or {@link wireclock.engine.SimTime#NEVER}
 * @param sizeBytes bytes of one burst, or {@link #UNLIMITED}
 * @param bursts how many bursts of that size, at least 1
 * @param gapPs pause between the last byte of a burst being acknowledged and the next burst
 * @param writeBytes bytes handed to the socket in one call
 * @param exchange a dialogue instead of bursts; empty for none
 * @param reading how the receiving application reads
 * @param serverClosesFirst whether the accepting side closes first
 * @param port that the accepting side listens at
 * @param client settings of the side that connects
 * @param server settings of the side that accepts
 * @param clientSequence initial sequence number, or null for a random one
 * @param serverSequence initial sequence number, or null for a random one
 */
public record TcpFlowConfig(
        long startPs,
        long stopPs,
        long sizeBytes,
        int bursts,
        long gapPs,
        int writeBytes,
        List<Message> exchange,
        Reading reading,
        boolean serverClosesFirst,
        int port,
        TcpConfig client,
        TcpConfig server,
        @Nullable Integer clientSequence,
        @Nullable Integer serverSequence) {
    public static final long UNLIMITED = Long.MAX_VALUE;
    /** Bytes a bulk application writes at a time. */
    public static final int DEFAULT_WRITE_BYTES = 256 * 1024;

    public TcpFlowConfig {
        if (exchange.isEmpty() && (sizeBytes < 1 || bursts < 1 || gapPs < 0) || writeBytes < 1) {
            throw new IllegalArgumentException(bursts + " bursts of " + sizeBytes + " B, " + gapPs
                    + " ps apart, in writes of " + writeBytes + " B");
        }
    }

    /**
     * A message of a dialogue.
     *
     * @param fromClient whether the side that connected sends it
     * @param bytes at least 1
     */
    public record Message(boolean fromClient, int bytes) {
        public Message {
            if (bytes < 1) {
                throw new IllegalArgumentException("a message of " + bytes + " B");
            }
        }
    }

    /**
     * How an application reads. One with a rate reads at equal distances while there is something to read, and for the
     * first time such a distance after something has come.
     *
     * @param rateBitPerS the rate that reading does not exceed, or 0 for everything at once
     * @param bytes most bytes of one read call; with a rate at most {@link #MAX_TIMED_BYTES}
     * @param pauseFromPs beginning of a pause, counted from accept
     * @param pauseToPs end of the pause; equal to the beginning if there is none
     */
    public record Reading(long rateBitPerS, int bytes, long pauseFromPs, long pauseToPs) {
        public static final Reading AT_ONCE = new Reading(0, Integer.MAX_VALUE, 0, 0);
        public static final int MAX_TIMED_BYTES = 1_000_000;

        public Reading {
            if (rateBitPerS < 0 || bytes < 1 || rateBitPerS > 0 && bytes > MAX_TIMED_BYTES || pauseFromPs < 0
                    || pauseToPs < pauseFromPs) {
                throw new IllegalArgumentException("reads of " + bytes + " B at " + rateBitPerS + " bit/s, pause from "
                        + pauseFromPs + " ps to " + pauseToPs + " ps");
            }
        }
    }
}
