package wireclock.device;

import org.jspecify.annotations.Nullable;
import wireclock.bridge.Overflow;
import wireclock.bridge.StpConfig;
import wireclock.engine.SimTime;

/**
 * The settings of a switching hub.
 *
 * @param latencyPs how long a frame waits between its arrival and its forwarding, in picoseconds
 * @param agingPs how long a station that is silent is remembered, in picoseconds
 * @param tableLimit how many stations are remembered, at least 1
 * @param overflow who stays outside when the table is full
 * @param stp the spanning tree's settings, or null without one
 * @param vlanAware whether frames belong to VLANs; otherwise tags are not looked at
 * @param igmpSnooping whether multicast goes to members only
 */
public record SwitchConfig(long latencyPs, long agingPs, int tableLimit, Overflow overflow, @Nullable StpConfig stp,
        boolean vlanAware, boolean igmpSnooping) {
    /** No latency, 300 s of memory (IEEE 802.1Q, table 8-6), 8192 stations as in common switches, nothing else. */
    public static final SwitchConfig DEFAULT = new SwitchConfig(0, 300 * SimTime.SECOND, 8192);

    public SwitchConfig {
        if (latencyPs < 0 || agingPs <= 0 || tableLimit < 1) {
            throw new IllegalArgumentException("a switch cannot have latency " + latencyPs + " ps, aging " + agingPs
                    + " ps and a table of " + tableLimit);
        }
    }

    /** A switching hub without spanning tree, VLANs and snooping, whose full table learns nobody. */
    public SwitchConfig(long latencyPs, long agingPs, int tableLimit) {
        this(latencyPs, agingPs, tableLimit, Overflow.FLOOD, null, false, false);
    }
}
