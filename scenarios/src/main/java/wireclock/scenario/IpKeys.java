package wireclock.scenario;

import wireclock.ip.ReversePathFilter;
import wireclock.ip.RouteKind;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Choice;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.WholeNumber;
import wireclock.scenario.language.WordOr;
import wireclock.wire.Ipv4Prefix;

/** The words about the network layer of hosts and routers, and about static routes. */
final class IpKeys {
    /** Whether a node sends ICMP errors and answers pings. */
    enum IcmpPolicy { ALLOWED, FILTERED }

    /** What a host thinks of ICMP redirects. */
    enum RedirectPolicy { ACCEPTED, IGNORED }

    static final Key<IcmpPolicy> ICMP = Key.standard("icmp", Choice.ofConstants("a word about ICMP",
            IcmpPolicy.values()), "allowed", "`filtered`: the node sends no ICMP errors and does not answer pings, "
            + "as behind a careless firewall.");
    static final Key<ReversePathFilter> RP_FILTER = Key.standard("rp_filter",
            Choice.ofConstants("a reverse path filter", ReversePathFilter.values()), "off",
            "What is asked of a packet's source: that it is reached by the interface it came in on (`strict`), that it "
                    + "is reached at all (`loose`), or nothing.");
    static final Key<RedirectPolicy> REDIRECTS = Key.standard("redirects",
            Choice.ofConstants("a word about redirects", RedirectPolicy.values()), "accepted",
            "Whether the host believes ICMP redirects of its gateway.");
    static final Key<Boolean> STRONG_HOST = Key.standard("strong_host", Words.TRUE_OR_FALSE, "false",
            "Whether the host takes packets only at the interface that has their address (RFC 1122 §3.3.4.2).");

    private static final Amount MEMORY = Amount.SIZE.atLeast(1);
    static final Key<Long> IPFRAG_TIME = Key.standard("ipfrag_time", Amount.POSITIVE_TIME, "30 s",
            "How long the fragments of a packet wait for each other.");
    static final Key<Long> IPFRAG_HIGH_THRESH = Key.standard("ipfrag_high_thresh", MEMORY, "4 MiB",
            "Memory for fragments that wait; beyond, the oldest packet's go.");
    static final Key<Long> MIN_PMTU = Key.standard("min_pmtu", Amount.SIZE.atLeast(68).atMost(65_535), "552 B",
            "No report makes a path MTU smaller; packets then go without DF.");
    static final Key<Long> MTU_EXPIRES = Key.standard("mtu_expires", Amount.POSITIVE_TIME, "10 min",
            "How long a path MTU is remembered.");
    static final Key<Long> ICMP_RATELIMIT = Key.standard("icmp_ratelimit", new WordOr<>("off", 0L, Amount.TIME, true),
            "1 s", "The time between ICMP errors to one destination, after a burst of six; `off` for no limit.");
    static final Key<Long> ICMP_MSGS_PER_SEC = Key.standard("icmp_msgs_per_sec",
            new WordOr<>("off", 0L, WholeNumber.from(1, 1_000_000), true), "1000",
            "ICMP errors a second to all destinations together; `off` for no limit.");
    static final Key<Long> ICMP_MSGS_BURST = Key.standard("icmp_msgs_burst", WholeNumber.from(1, 1_000_000), "50",
            "ICMP errors to all destinations at once.");
    static final Section SETTINGS = new Section("the settings of IP",
            "Numbers of the network layer, under the names that Linux has for them.", IPFRAG_TIME, IPFRAG_HIGH_THRESH,
            MIN_PMTU, MTU_EXPIRES, ICMP_RATELIMIT, ICMP_MSGS_PER_SEC, ICMP_MSGS_BURST);
    static final Key<Fields> IP = Key.optional("ip", Nested.of(SETTINGS), "as Linux has them",
            "Numbers of the network layer.");

    static final Section OF_HOSTS = new Section("", "", ICMP, REDIRECTS, RP_FILTER, STRONG_HOST, IP);
    static final Section OF_ROUTERS = new Section("", "", ICMP, RP_FILTER, IP);

    // Of routes
    static final Key<Ipv4Prefix> ROUTE_TO = Key.required("to", Words.NETWORK,
            "Where it leads; `0.0.0.0/0` is everywhere.");
    static final Key<Integer> ROUTE_VIA = Key.optional("via", Words.ADDRESS, "nobody: the network is on the link",
            "The next router, on a link of this node.");
    static final Key<String> ROUTE_DEV = Key.optional("dev", Words.INTERFACE, "the one whose network `via` is in",
            "The interface by which packets leave.");
    static final Key<Long> ROUTE_METRIC = Key.standard("metric", WholeNumber.from(0, Integer.MAX_VALUE), "0",
            "Among routes to the same network the lowest wins.");
    static final Key<Boolean> ROUTE_BLACKHOLE = Key.optional("blackhole", Words.TRUE_OR_FALSE, "",
            "`true`: packets are dropped silently.");
    static final Key<Boolean> ROUTE_UNREACHABLE = Key.optional("unreachable", Words.TRUE_OR_FALSE, "",
            "`true`: packets are dropped, and their sender is told that the host is unreachable (ICMP code 1).");
    static final Key<Boolean> ROUTE_PROHIBIT = Key.optional("prohibit", Words.TRUE_OR_FALSE, "",
            "`true`: packets are dropped, and their sender is told that it is prohibited (ICMP code 13).");
    static final Section ROUTE = new Section("a route", "A static route. It wins over a computed one of the same "
            + "length. It leads to a neighbour (`via`), onto a link (`dev`), or nowhere.", ROUTE_TO, ROUTE_VIA,
            ROUTE_DEV, ROUTE_METRIC, ROUTE_BLACKHOLE, ROUTE_UNREACHABLE, ROUTE_PROHIBIT)
            .oneOf(ROUTE_VIA, ROUTE_BLACKHOLE, ROUTE_UNREACHABLE, ROUTE_PROHIBIT)
            .oneOf(ROUTE_DEV, ROUTE_BLACKHOLE, ROUTE_UNREACHABLE, ROUTE_PROHIBIT);

    private IpKeys() {}

    /** The kind that a route says it has. */
    static RouteKind kind(Fields route) {
        if (Boolean.TRUE.equals(route.find(ROUTE_BLACKHOLE))) {
            return RouteKind.BLACKHOLE;
        }
        if (Boolean.TRUE.equals(route.find(ROUTE_UNREACHABLE))) {
            return RouteKind.UNREACHABLE;
        }
        return Boolean.TRUE.equals(route.find(ROUTE_PROHIBIT)) ? RouteKind.PROHIBIT : RouteKind.UNICAST;
    }
}
