package wireclock.tcp;

import wireclock.engine.SimTime;

/**
 * Whether and how a sender searches for the largest segment that its path carries, by sending such (RFC 4821): sysctls
 * of Linux.
 *
 * @param mode when it searches (tcp_mtu_probing: 0, 1, 2)
 * @param baseSegmentBytes what the search begins from, and falls back to in a black hole (tcp_base_mss)
 * @param floorBytes the smallest segment that a black hole leads to (tcp_mtu_probe_floor)
 * @param intervalPs when a search that has ended is begun again (tcp_probe_interval)
 * @param thresholdBytes it ends when what is known to pass and what is not come so close (tcp_probe_threshold)
 */
public record MtuProbing(Mode mode, int baseSegmentBytes, int floorBytes, long intervalPs, int thresholdBytes) {
    /** As Linux has it without being told otherwise. */
    public static final MtuProbing DEFAULTS = new MtuProbing(Mode.OFF, 1024, 48, 600 * SimTime.SECOND, 8);

    /** When a sender searches. */
    public enum Mode {
        /** Never. */
        OFF,
        /** Once the path seems to be a black hole: after timeouts (RFC 4821 §7.7). */
        ON_BLACK_HOLE,
        /** From the beginning. */
        ALWAYS
    }
}
