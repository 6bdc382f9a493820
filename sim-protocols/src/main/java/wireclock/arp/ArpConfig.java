package wireclock.arp;

import wireclock.engine.SimTime;

/**
 * The settings of address resolution.
 *
 * @param reachablePs how long an answer is trusted before the neighbour is asked again, in picoseconds
 * @param retryPs time between two requests, in picoseconds; at least a second keeps RFC 1122 §2.3.2.1's limit on
 *     flooding
 * @param attempts requests sent in vain before giving up, at least 1
 * @param parkedLimit packets that may wait for one neighbour, at least 1 (RFC 1122 §2.3.2.2)
 * @param tableLimit neighbours that are remembered, permanent ones not counted, at least 1
 */
public record ArpConfig(long reachablePs, long retryPs, int attempts, int parkedLimit, int tableLimit) {
    /**
     * A minute of trust ("on the order of a minute", RFC 1122 §2.3.2.1), three requests a second apart and 1024
     * neighbours (Linux: {@code mcast_solicit}, {@code retrans_time_ms}, {@code gc_thresh3}), 64 parked packets.
     */
    public static final ArpConfig DEFAULT = new ArpConfig(60 * SimTime.SECOND, SimTime.SECOND, 3, 64, 1024);

    public ArpConfig {
        if (reachablePs <= 0 || retryPs <= 0 || attempts < 1 || parkedLimit < 1 || tableLimit < 1) {
            throw new IllegalArgumentException("every setting of ARP must be positive: " + reachablePs + " ps, "
                    + retryPs + " ps, " + attempts + ", " + parkedLimit + ", " + tableLimit);
        }
    }
}
