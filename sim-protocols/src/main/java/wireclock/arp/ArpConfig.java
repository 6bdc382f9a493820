package wireclock.arp;

import wireclock.engine.SimTime;

/**
 * The settings of address resolution, with the names that Linux gives them.
 *
 * @param reachablePs how long an answer is trusted, in picoseconds ({@code base_reachable_time})
 * @param delayPs how long transports may take to show that a stale neighbour hears us before it is asked
 *     ({@code delay_first_probe_time})
 * @param timeoutPs how long a stale entry is kept that nobody uses
 * @param retryPs time between two requests, in picoseconds ({@code retrans_time}); at least a second keeps RFC 1122
 *     §2.3.2.1's limit on flooding
 * @param attempts requests sent in vain before giving up, at least 1 ({@code mcast_solicit}, {@code ucast_solicit})
 * @param parkedLimit packets that may wait for one neighbour, at least 1 ({@code unres_qlen}, RFC 1122 §2.3.2.2)
 * @param tableLimit neighbours that are remembered, permanent ones not counted, at least 1 ({@code gc_thresh3})
 */
public record ArpConfig(long reachablePs, long delayPs, long timeoutPs, long retryPs, int attempts, int parkedLimit,
        int tableLimit) {
    /** As Linux, but for the timeout: see decision 0014. */
    public static final ArpConfig DEFAULT = new ArpConfig(30 * SimTime.SECOND, 5 * SimTime.SECOND,
            240 * SimTime.SECOND, SimTime.SECOND, 3, 101, 1024);

    public ArpConfig {
        if (reachablePs <= 0 || delayPs <= 0 || timeoutPs <= 0 || retryPs <= 0 || attempts < 1 || parkedLimit < 1
                || tableLimit < 1) {
            throw new IllegalArgumentException("every setting of ARP must be positive: " + reachablePs + " ps, "
                    + delayPs + " ps, " + timeoutPs + " ps, " + retryPs + " ps, " + attempts + ", " + parkedLimit
                    + ", " + tableLimit);
        }
    }
}
