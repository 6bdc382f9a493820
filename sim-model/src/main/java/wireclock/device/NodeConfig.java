package wireclock.device;

import wireclock.arp.ArpConfig;
import wireclock.ip.IpConfig;

/**
 * The settings that hosts and routers share.
 *
 * @param latencyPs how long a frame waits between an adapter and the layer above it, in picoseconds
 */
public record NodeConfig(long latencyPs, ArpConfig arp, IpConfig ip) {
    public static final NodeConfig DEFAULT = new NodeConfig(0, ArpConfig.DEFAULT);

    /** With the standard network layer. */
    public NodeConfig(long latencyPs, ArpConfig arp) {
        this(latencyPs, arp, IpConfig.DEFAULT);
    }

    public NodeConfig {
        if (latencyPs < 0) {
            throw new IllegalArgumentException("a latency of " + latencyPs + " ps is negative");
        }
    }
}
