package wireclock.ip;

import wireclock.engine.SimTime;

/**
 * The settings of a node's network layer. The names in brackets are those of Linux, under {@code net.ipv4}.
 *
 * @param reversePathFilter what is asked of source addresses (rp_filter)
 * @param strongHost whether a packet is accepted only at the interface that has its destination address (RFC 1122
 *     §3.3.4.2); Linux is a weak host
 * @param icmpFiltered whether the node sends no ICMP error to others and answers no echo request, like one behind a
 *     careless firewall
 * @param redirectsAccepted whether a host believes ICMP redirects (accept_redirects); a router never does
 * @param reassemblyTimeoutPs how long the fragments of a packet wait for each other (ipfrag_time); RFC 1122 §3.3.2
 *     would have 60 to 120 s
 * @param reassemblyLimitBytes memory for fragments; beyond, the oldest packet's go (ipfrag_high_thresh)
 * @param minPathMtu no report makes a path MTU smaller (route/min_pmtu); DF is left out instead
 * @param pathMtuExpiryPs how long a path MTU is remembered (route/mtu_expires; RFC 1191 §6.3)
 * @param icmpIntervalPs between ICMP errors to one destination in the long run (icmp_ratelimit), 0 for no limit
 * @param icmpPerSecond ICMP errors to all destinations in the long run (icmp_msgs_per_sec), 0 for no limit
 * @param icmpBurst ICMP errors to all destinations at once (icmp_msgs_burst)
 */
public record IpConfig(ReversePathFilter reversePathFilter, boolean strongHost, boolean icmpFiltered,
        boolean redirectsAccepted, long reassemblyTimeoutPs, long reassemblyLimitBytes, int minPathMtu,
        long pathMtuExpiryPs, long icmpIntervalPs, int icmpPerSecond, int icmpBurst) {
    /** A host or router as Linux has it. */
    public static final IpConfig DEFAULT = new IpConfig(ReversePathFilter.OFF, false, false, true,
            30 * SimTime.SECOND, 4 << 20, 552, 600 * SimTime.SECOND, SimTime.SECOND, 1000, 50);

    public IpConfig {
        if (reassemblyTimeoutPs < 1 || reassemblyLimitBytes < 1 || minPathMtu < 68 || pathMtuExpiryPs < 1
                || icmpIntervalPs < 0 || icmpPerSecond < 0 || icmpBurst < 1) {
            throw new IllegalArgumentException("settings of IP out of range: " + reassemblyTimeoutPs + " ps, "
                    + reassemblyLimitBytes + " B, " + minPathMtu + " B, " + pathMtuExpiryPs + " ps, " + icmpIntervalPs
                    + " ps, " + icmpPerSecond + ", " + icmpBurst);
        }
    }
}
