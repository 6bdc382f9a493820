package wireclock.device;

import wireclock.engine.SimTime;

/**
 * The settings of a switching hub.
 *
 * @param latencyPs how long a frame waits between its arrival and its forwarding, in picoseconds
 * @param agingPs how long a station that is silent is remembered, in picoseconds
 * @param tableLimit how many stations are remembered, at least 1
 */
public record SwitchConfig(long latencyPs, long agingPs, int tableLimit) {
    /** No latency, 300 s of memory (IEEE 802.1Q, table 8-6), 8192 stations as in common switches. */
    public static final SwitchConfig DEFAULT = new SwitchConfig(0, 300 * SimTime.SECOND, 8192);

    public SwitchConfig {
        if (latencyPs < 0 || agingPs <= 0 || tableLimit < 1) {
            throw new IllegalArgumentException("a switch cannot have latency " + latencyPs + " ps, aging " + agingPs
                    + " ps and a table of " + tableLimit);
        }
    }
}
